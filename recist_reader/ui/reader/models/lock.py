"""The check-and-lock page from a read: everything of one timepoint on one page (SG-1, SG-9, OR-10)."""

import hashlib
from collections.abc import Callable, Iterator

from recist_reader.reading.read_session import ReadView, Reopening
from recist_reader.recist.version import RULES_VERSION
from recist_reader.recist.vocabulary import Role, TargetState
from recist_reader.trial.decisions.locking import lock_content
from recist_reader.trial.decisions.opening import locked_version
from recist_reader.trial.decisions.scene import Scene
from recist_reader.trial.evidence import Method
from recist_reader.trial.facts import BASELINE, SeriesFacts
from recist_reader.trial.records import KeyImageRecord, LesionRecord
from recist_reader.trial.state import existed
from recist_reader.ui.reader.models.keys import Keys, shipped
from recist_reader.ui.reader.models.lock_checks import also_passed, check_lines, count_chips
from recist_reader.ui.reader.models.lock_views import (
    OVERALL_CATEGORIES,
    CategoryQuestion,
    KeyImage,
    LockView,
    MeaningChoice,
    SeriesLine,
    SheetRow,
)
from recist_reader.ui.reader.models.reopening import reopen_view, reopened_text
from recist_reader.ui.reader.models.response import response_view
from recist_reader.ui.reader.models.table import counted_lesions, split_state, table_view
from recist_reader.ui.reader.models.words import (
    day_text,
    mm_text,
    percent,
    series_title,
    series_under,
    timepoint_name,
)
from recist_reader.ui.reader.panels.views.lines import Saving, StatusView
from recist_reader.ui.reader.panels.views.marks import Picture, Shape
from recist_reader.ui.reader.panels.views.response import ResponseView
from recist_reader.ui.reader.panels.views.table import (
    ColumnView,
    LesionRow,
    LesionTableView,
    RowState,
    SumRow,
)
from recist_reader.ui.texts import plural, shown, tr

KeyPicture = Callable[[KeyImageRecord], Picture]
"""The pixels of a key image, None while they are not at hand."""

MEANINGS = (
    MeaningChoice("authorship", tr("Authorship"), tr("This is my own independent read of this timepoint.")),
    MeaningChoice("review", tr("Review"), tr("I reviewed this timepoint and changed nothing.")),
    MeaningChoice("responsibility", tr("Responsibility"), tr("I am responsible for this complete read.")),
)
METHOD_WORDS = {
    Method.MANUAL: tr("drawn"),
    Method.PROPOSED: tr("contour"),
    Method.PROPOSED_EDITED: tr("contour, edited"),
}
SHAPE_WORDS = {Shape.BASELINE: tr("Baseline"), Shape.NADIR: tr("Nadir"), Shape.PRIOR: tr("Prior")}


def lock_view(
    view: ReadView,
    picture: KeyPicture | None = None,
    keys: Keys = shipped,
    reopening: Reopening | None = None,
) -> LockView:
    """Return the page of the shown timepoint, open or locked; `reopening` is what reopened it last."""
    at_baseline = view.label == BASELINE
    response = ResponseView("") if at_baseline else response_view(view)
    table = table_view(view)
    name, day = timepoint_name(view.label), day_text(view.facts, view.at)
    kind = tr("baseline") if at_baseline else tr("follow-up")
    task = name if at_baseline else tr("Follow-up {name}", name=name)
    record = view.state.timepoints.get(view.label)
    version = record.version if record else 1
    checks = check_lines(view, keys)
    return LockView(
        timepoint=view.label,
        version=version,
        task=f"{view.facts.subject}  {task}",
        counts=_counts(view),
        title=f"{name}, {day}" if day else name,
        subtitle=tr(
            "{subject}, {kind}, version {version}", subject=view.facts.subject, kind=kind, version=version
        ),
        shape=Shape.BASELINE if at_baseline else Shape.CURRENT,
        columns=_columns(table),
        current=next(n for n, column in enumerate(table.columns) if column.current),
        rows=tuple(_rows(view, table)),
        checks=checks,
        chips=count_chips(view),
        status=_status(view),
        lock_word=tr("Lock {name}", name=name)
        if version == 1
        else tr("Lock {name} again as version {version}", name=name, version=version),
        sign_word=tr("Sign and lock {name}", name=name)
        if version == 1
        else tr("Sign and lock {name} again as version {version}", name=name, version=version),
        content=hash_text(_content_sha256(view)),
        is_locked=view.state.open_timepoint != view.label,
        no_new_lesion="" if at_baseline or _has(view, Role.NEW) else tr("none marked"),
        also_passed=also_passed(view),
        categories=response.categories,
        hidden=response.hidden,
        rules=tr("rules {rules_version}", rules_version=_rules(view)),
        why=response.why,
        series=tuple(_series(view)),
        key_images=tuple(_key_images(view, picture)),
        meanings=MEANINGS,
        question=_question(view, response),
        reopen=reopen_view(view, view.label),
        reopened=reopened_text(view.label, reopening),
        next_key=keys("next_task"),
    )


def _rules(view: ReadView) -> str:
    """The rules that a locked timepoint was locked under, else those of today (SG-4)."""
    of_locks = {locked.timepoint: locked.rules for locked in view.other_rules}
    return of_locks.get(view.label, RULES_VERSION)


def _content_sha256(view: ReadView) -> str:
    """Of what a lock of the open timepoint would bind now, or of what its lock has bound (SG-4)."""
    version = locked_version(view.state, view.label)
    if view.state.open_timepoint != view.label:
        lock = view.state.locks.get(f"{view.label}/v{version}")
        return "" if lock is None else lock.content_sha256
    if view.decoded is None:  # told once the images were read
        return ""
    content = lock_content(Scene(view.state, view.facts, view.at), RULES_VERSION, version + 1, view.decoded)
    return hashlib.sha256(content.encode()).hexdigest()


def _has(view: ReadView, role: Role) -> bool:
    lesions = view.state.lesions.values()
    return any(lesion.role is role and existed(lesion, view.label) for lesion in lesions)


def _counts(view: ReadView) -> str:
    parts = [day_text(view.facts, view.at)]
    for role, word in ((Role.TARGET, tr("targets")), (Role.NON_TARGET, tr("non-targets"))):
        read, count = counted_lesions(view, role)
        parts.append(f"{word} {read}/{count}")
    return "  ·  ".join(part for part in parts if part)


def _columns(table: LesionTableView) -> tuple[str, ...]:
    return tuple(_column_title(column) for column in table.columns)


def _column_title(column: ColumnView) -> str:
    """ "Baseline", "Nadir TP2", "Nadir, prior TP3": every role of the timepoint, then its label."""
    words = [SHAPE_WORDS[shape] for shape in column.shapes if shape in SHAPE_WORDS]
    if not words:
        return column.title
    roles = ", ".join([words[0], *(word.lower() for word in words[1:])])
    return roles if column.key == BASELINE else f"{roles} {column.key}"


# Lesion sheet


def _rows(view: ReadView, table: LesionTableView) -> Iterator[SheetRow]:
    for row in table.rows:
        if isinstance(row, LesionRow):
            yield _lesion_row(view, row)
        elif isinstance(row, SumRow):
            yield _sum_row(view, row)


def _lesion_row(view: ReadView, row: LesionRow) -> SheetRow:
    uuid = view.state.uuid_of(row.id) or ""
    lesion = view.state.lesions[uuid]
    is_short = lesion.nodal and lesion.role is Role.TARGET
    place = tr("{place}, short axis", place=row.place) if is_short else row.place
    return SheetRow(
        name=row.id,
        place=place,
        cells=tuple(cell.text for cell in row.cells),
        change=_change(row),
        how=_how(view, uuid, lesion),
        role=row.role,
        colour=row.colour,
        is_open=row.state in (RowState.TO_DO, RowState.PROPOSAL),
    )


def _change(row: LesionRow) -> str:
    """What stands under the value of the shown timepoint where it is a change."""
    under = row.cells[-1].under
    return under if row.role is Role.TARGET and under.endswith("%") else ""


def _how_split(view: ReadView, uuid: str, lesion: LesionRecord) -> str:
    state = split_state(view, view.label, uuid, lesion)
    if state is TargetState.ABSENT:
        return tr("all its fragments are absent")
    if state is TargetState.NOT_EVALUABLE:
        parts = view.state.fragments_of(uuid, view.label)
        found = ((part, view.state.finding(view.label, key)) for key, part in parts)
        names = [part.id for part, finding in found if finding and finding.state == state]
        return tr("{names} not evaluable", names=", ".join(names))
    return tr("sum of its fragments")


def _how(view: ReadView, uuid: str, lesion: LesionRecord) -> str:
    """How the value came about: "drawn, slice 141", "counts 5.0 mm", "not in field of view"."""
    finding = view.state.finding(view.label, uuid)
    mark = view.state.measurement(view.label, uuid)
    if lesion.role is not Role.TARGET:
        return tr("mark on slice {slice_number}", slice_number=mark.place.slice_number) if mark else ""
    if view.state.fragments_of(uuid, view.label):
        return _how_split(view, uuid, lesion)
    if finding is not None and finding.state == TargetState.NOT_EVALUABLE:
        return finding.reason or tr("reason missing")
    if finding is not None and finding.state in (TargetState.TOO_SMALL, TargetState.ABSENT):
        return _counts_text(view, lesion)
    if mark is None:
        return tr("to read") if lesion.id in view.missing else ""
    return tr(
        "{method_words}, slice {slice_number}",
        method_words=METHOD_WORDS[mark.method],
        slice_number=mark.place.slice_number,
    )


def _counts_text(view: ReadView, lesion: LesionRecord) -> str:
    if view.assessment is None:
        return ""
    counted = view.assessment.at(view.label).contributions_mm.get(lesion.id)
    return "" if counted is None else tr("counts {mm} mm", mm=mm_text(counted))


def _sum_row(view: ReadView, row: SumRow) -> SheetRow:
    targets = sum(1 for r in view.state.lesions.values() if r.role is Role.TARGET and r.parent is None)
    cells = tuple(f"{cell.under.partition(',')[0]} {cell.text}".strip() for cell in row.cells)
    if view.assessment is None:
        return SheetRow(tr("Sum of {targets}", targets=targets), "", cells)
    at = view.assessment.at(view.label)
    words = tr("complete") if at.sum_mm is not None else tr("partial") if cells[-1] else tr("to read")
    change = ""
    if at.sum_mm is not None:
        baseline = percent(at.sum_mm, view.assessment.baseline_sum_mm)
        change = f"{baseline} / {percent(at.sum_mm, at.nadir_mm)} %"
    return SheetRow(tr("Sum of {targets}, {words}", targets=targets, words=words), "", cells, change)


# What the lock binds, and what it asks


def _series(view: ReadView) -> Iterator[SeriesLine]:
    used = {m.place.series_uid for m in view.state.measurements.values() if m.timepoint == view.label}
    for series in view.at.series:
        yield SeriesLine(
            f"{series_title(series)}, {series_under(series)}".removesuffix(", "),
            plural(series.slices, tr("1 slice"), tr("{number} slices")),
            hash_text(series.pixel_sha256),
            series.uid in used,
        )


def hash_text(digest: str) -> str:
    """The ends of a hash in groups of four: "9f2c 41ab … e07d" (window.md 1.4)."""
    return f"{digest[:4]} {digest[4:8]} … {digest[-4:]}" if digest else tr("no hash")


def _key_images(view: ReadView, picture: KeyPicture | None) -> Iterator[KeyImage]:
    for image in view.state.key_images.values():
        if image.timepoint == view.label:
            yield _key_image(view, image, picture(image) if picture else None)


def _key_image(view: ReadView, image: KeyImageRecord, picture: Picture) -> KeyImage:
    """ "T4, slice 98": the lesions marked on it, else its series."""
    place = image.place
    ids = [
        lesion.id
        for uuid, lesion in view.state.lesions_in_order()
        if (mark := view.state.measurement(view.label, uuid)) is not None
        and (mark.place.series_uid, mark.place.slice_number) == (place.series_uid, place.slice_number)
    ]
    series: SeriesFacts | None = view.at.series_by_uid(place.series_uid)
    marked, number = ", ".join(ids), place.slice_number
    what = marked or (series_title(series) if series else tr("image"))
    return KeyImage(
        tr("{what}, slice {slice_number}", what=what, slice_number=number),
        picture,
        f"{marked}\n{tr('slice {slice_number}', slice_number=number)}".strip(),
    )


def _question(view: ReadView, response: ResponseView) -> CategoryQuestion | None:
    """Asked where there is a category and the reader may see it (FB-4, FB-5): an open one is none yet."""
    if view.assessment is None or response.hidden or view.is_provisional:
        return None
    computed = view.assessment.at(view.label).overall_as_read
    others = tuple(str(category) for category in OVERALL_CATEGORIES if category is not computed)
    return CategoryQuestion(str(computed), others)


def _status(view: ReadView) -> StatusView:
    unsaved = next((check for check in view.checks if check.id == "GD-24"), None)
    if unsaved is not None:
        return StatusView(
            Saving.NOT_SAVED,
            tr("not saved"),
            event_text=tr("{text}; the lock waits", text=shown(unsaved.text)),
        )
    return StatusView(
        saved_text=tr("everything is saved"), event_text=tr("The checks ran on the saved state.")
    )
