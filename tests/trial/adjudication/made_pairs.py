"""Two locked reads in a few words: `made(targets={"T1": "30 31x20 ts"}, new={"NL1": ". ? !"})`.

Of each lesion one word a timepoint from baseline on. Targets: `30` long axis (short 5 mm less), `30x18`
both, `x` absent, `ts` too small, `NE`, `>T1` merged, `12+10` fragments. Non-targets: `p`, `x`, `PD`, `NE`,
`eq`. New lesions: `!`, `?`, `-` refuted, `.` nothing recorded. Lesions of one id lie in one place unless
`where` says at which other id's; `late` puts marks on the scan that was taken three days after.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from recist_reader.measuring.plane import PixelPoint
from recist_reader.recist.options import charter_options
from recist_reader.recist.vocabulary import NewLesionState, NonTargetState, Role, TargetState
from recist_reader.trial.adjudication.read_pair import ReadPair
from recist_reader.trial.evidence import Measurement, Method, Place, ToolKind
from recist_reader.trial.facts import SeriesFacts, SeriesLabel, SubjectFacts, TimepointFacts
from recist_reader.trial.options import StudyOptions, workflow_options
from recist_reader.trial.records import (
    FindingRecord,
    LesionRecord,
    ResultRecord,
    TimepointRecord,
    TimepointState,
    finding_key,
)
from recist_reader.trial.state import ReadState
from tests.building import made_plane

DAY = date(2024, 1, 1)
LATER_DAYS = 3
_STATES = {
    Role.TARGET: {"x": TargetState.ABSENT, "ts": TargetState.TOO_SMALL, "NE": TargetState.NOT_EVALUABLE},
    Role.NON_TARGET: {
        "p": NonTargetState.PRESENT,
        "x": NonTargetState.ABSENT,
        "PD": NonTargetState.UNEQUIVOCAL_PD,
        "NE": NonTargetState.NOT_EVALUABLE,
        "eq": NonTargetState.EQUIVOCAL_PD,
    },
    Role.NEW: {
        "!": NewLesionState.UNEQUIVOCAL,
        "?": NewLesionState.EQUIVOCAL,
        "-": NewLesionState.NOT_LESION,
    },
}
_ROLES = {"T": Role.TARGET, "NT": Role.NON_TARGET, "NL": Role.NEW}


def labels(count: int) -> tuple[str, ...]:
    return ("BL", *(f"TP{number}" for number in range(1, count)))


def series(label: str, on: date, late: bool = False) -> SeriesFacts:
    uid = f"S-{label}-late" if late else f"S-{label}"
    return SeriesFacts(
        uid=uid,
        number=2 if late else 1,
        label=SeriesLabel("CT", ("chest", "abdomen", "pelvis"), "portal venous", "soft"),
        slices=60,
        thickness_mm=Decimal(5),
        step_mm=Decimal(5),
        row_spacing_mm=Decimal("0.8"),
        column_spacing_mm=Decimal("0.8"),
        scan_date=on + timedelta(days=LATER_DAYS) if late else on,
        frame_of_reference_uid=f"F-{label}",
        sop_instances=tuple((f"{uid}.{n}", 1) for n in range(1, 61)),
    )


def subject(
    count: int,
    *,
    not_done: Sequence[int] = (),
    charter: Mapping[str, object] | None = None,
    workflow: Mapping[str, object] | None = None,
    every_days: int = 84,
) -> SubjectFacts:
    """A subject with `count` timepoints, baseline included."""
    timepoints = []
    for number, label in enumerate(labels(count)):
        on = DAY + timedelta(days=every_days * number)
        if number in not_done:
            timepoints.append(TimepointFacts(label, number, None, on, done=False))
            continue
        scans = series(label, on), series(label, on, late=True)
        timepoints.append(TimepointFacts(label, number, on, on, True, scans))
    options = StudyOptions(charter_options(charter or {}), workflow_options(workflow or {}))
    return SubjectFacts("1001", tuple(timepoints), options, randomisation_date=DAY)


def spot(lesion_id: str) -> tuple[float, float, int]:
    """Column, row and slice at which a lesion of this id lies: all ids far from each other."""
    role = lesion_id.rstrip("0123456789")
    number = int(lesion_id.removeprefix(role))
    return 40.0 + 60 * (number % 8), {"T": 120.0, "NT": 250.0, "NL": 380.0}[role], 5 + 5 * (number // 8)


def mark(
    label: str,
    lesion: str,
    at: tuple[float, float, int],
    axes: tuple[Decimal, Decimal] | None,
    late: bool = False,
) -> Measurement:
    """Both axes around a pixel of a slice, or a point where `axes` is None."""
    column, row, number = at
    uid = f"S-{label}-late" if late else f"S-{label}"
    plane = made_plane(number)
    if axes is None:
        tool, pixels = ToolKind.MARK, [PixelPoint(column, row)]
    else:
        half_long, half_short = (float(axis) / 1.6 for axis in axes)
        tool = ToolKind.BIDIRECTIONAL
        pixels = [
            PixelPoint(column - half_long, row),
            PixelPoint(column + half_long, row),
            PixelPoint(column, row - half_short),
            PixelPoint(column, row + half_short),
        ]
    return Measurement(
        label,
        lesion,
        tool,
        Method.MANUAL,
        Place(uid, f"{uid}.{number}", 1, number, Decimal("0.8"), Decimal("0.8")),
        tuple(plane.to_lps(p) for p in pixels),
        tuple(pixels),
        *(axes or (None, None)),
    )


class _Rows:
    """Collects the rows of one read."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.lesions: dict[str, LesionRecord] = {}
        self.findings: dict[str, FindingRecord] = {}
        self.marks: dict[str, Measurement] = {}

    def uuid(self, lesion_id: str) -> str:
        return f"{self.name}-{lesion_id}"

    def found(self, label: str, lesion_id: str, word: str, at: tuple[float, float, int], late: bool) -> None:
        uuid, role = self.uuid(lesion_id), _ROLES[lesion_id.split(".", maxsplit=1)[0].rstrip("0123456789")]
        key = finding_key(label, uuid)
        if word in _STATES[role]:
            self.findings[key] = FindingRecord(label, uuid, _STATES[role][word])
            if role is not Role.TARGET:
                self.marks[key] = mark(label, uuid, at, None, late)
        elif word.startswith(">"):
            carrier = self.uuid(word[1:])
            self.findings[key] = FindingRecord(label, uuid, TargetState.MERGED, into=carrier)
        else:
            long_mm, _, short_mm = word.partition("x")
            axes = Decimal(long_mm), Decimal(short_mm) if short_mm else max(Decimal(long_mm) - 5, Decimal(1))
            self.findings[key] = FindingRecord(label, uuid, TargetState.MEASURED)
            self.marks[key] = mark(label, uuid, at, axes, late)

    def split(
        self, label: str, lesion_id: str, words: Sequence[str], at: tuple[float, float, int], late: bool
    ) -> None:
        parent = self.lesions[self.uuid(lesion_id)]
        for letter, word in zip("abcd", words, strict=False):
            part = f"{lesion_id}.{letter}"
            made = replace(parent, id=part, parent=self.uuid(lesion_id), created_at_timepoint=label)
            self.lesions.setdefault(self.uuid(part), made)
            self.found(label, part, word, at, late)


def made(
    targets: Mapping[str, str],
    nt: Mapping[str, str] | None = None,
    new: Mapping[str, str] | None = None,
    *,
    name: str = "a",
    nodal: Sequence[str] = (),
    where: Mapping[str, str | tuple[float, float, int]] | None = None,
    late: Mapping[str, Sequence[int]] | None = None,
    own: Mapping[int, str] | None = None,
    not_done: Sequence[int] = (),
    organs: Mapping[str, str] | None = None,
    least: int = 1,
) -> ReadState:
    """A read with every timepoint locked; `own` are the reader's own categories by timepoint number."""
    rows = _Rows(name)
    courses = {lesion: words.split() for lesion, words in {**targets, **(nt or {}), **(new or {})}.items()}
    count = max([least, *(len(words) for words in courses.values())])
    for lesion_id, words in courses.items():
        role = _ROLES[lesion_id.rstrip("0123456789")]
        first = next((i for i, word in enumerate(words) if word != "."), 0)
        organ = (organs or {}).get(lesion_id, "lymph node" if lesion_id in nodal else "liver")
        record = LesionRecord(lesion_id, role, organ, lesion_id in nodal, labels(count)[first])
        rows.lesions[rows.uuid(lesion_id)] = record
        place = (where or {}).get(lesion_id, lesion_id)
        at = spot(place) if isinstance(place, str) else place
        for number, word in enumerate(words):
            if word == "." or number in not_done:
                continue
            is_late = number in (late or {}).get(lesion_id, ())
            if "+" in word:
                rows.split(labels(count)[number], lesion_id, word.split("+"), at, is_late)
            else:
                rows.found(labels(count)[number], lesion_id, word, at, is_late)
    return ReadState("1001", name, _tables(rows, count, own or {}, not_done))


def _tables(rows: _Rows, count: int, own: Mapping[int, str], not_done: Sequence[int]) -> dict[str, dict]:
    done = [label for number, label in enumerate(labels(count)) if number not in not_done]
    results = {
        f"TP{number}": ResultRecord(
            f"TP{number}", 1, None, None, None, "", "", "", (), category, "it looks so to me"
        )
        for number, category in own.items()
    }
    return {
        "timepoint": {label: TimepointRecord(label, TimepointState.LOCKED) for label in done},
        "lesion": rows.lesions,
        "finding_state": rows.findings,
        "measurement": rows.marks,
        "timepoint_result": results,
    }


def pair(a: Mapping, b: Mapping, least: int = 1, **facts) -> ReadPair:
    """The pair of two reads, each given as the arguments of `made`; both have `least` timepoints or more."""
    not_done = facts.get("not_done", ())
    courses = [read.get(kind) or {} for read in (a, b) for kind in ("targets", "nt", "new")]
    count = max([least, *(len(words.split()) for course in courses for words in course.values())])
    reads = [
        made(**{"targets": {}, "least": least, **read}, name=name, not_done=not_done)
        for name, read in (("a", a), ("b", b))
    ]
    return ReadPair(subject(count, **facts), *reads)
