"""GD-20: what the scans of a timepoint do not show must not pass for absent (S-8).

Judged by the region labels of the series, and by position where the frame of reference is the same.
"""

from collections.abc import Iterator

from recist_reader.recist.vocabulary import NonTargetState, Role, TargetState
from recist_reader.said import Said, phrase
from recist_reader.trial.checks.result import CheckResult, CheckScene, Level
from recist_reader.trial.evidence import Measurement
from recist_reader.trial.facts import SeriesFacts
from recist_reader.trial.records import FindingRecord

_CLAIMS_NOTHING = (TargetState.NOT_EVALUABLE, TargetState.MERGED, NonTargetState.NOT_EVALUABLE)
"""States that need no image of the lesion's own place at this timepoint."""


def gd_20(scene: CheckScene) -> Iterator[CheckResult]:
    """A required region, or the place of a lesion, that no scan of this timepoint is known to show."""
    yield from _regions(scene)
    yield from _places(scene)


def _regions(scene: CheckScene) -> Iterator[CheckResult]:
    """A series of unknown region covers nothing until it is said what it shows."""
    stacks = [s for s in scene.at.series if s.is_stack]
    unlabelled = "; ".join(s.name for s in stacks if not s.label.region)
    covered = {region for s in stacks for region in s.label.region}
    missing = ", ".join(r for r in scene.at.regions_required(scene.facts.options) if r not in covered)
    if not unlabelled:
        if missing:
            text = phrase("not covered by the scans: {regions} (S-8)", regions=missing)
            remedy = phrase("Set lesions there not evaluable, or explain")
            yield scene.result("GD-20", Level.REASON, text, remedy)
        return
    text, level = phrase("the region is unknown of {names}", names=unlabelled), Level.WARN
    if missing:
        text = phrase("{what}: not known to be covered: {regions} (S-8)", what=text, regions=missing)
        level = Level.REASON
    yield scene.result("GD-20", level, text, _label_remedy(scene, explains=bool(missing)))


def _label_remedy(scene: CheckScene, explains: bool) -> Said:
    if scene.at.kept_by_manager and explains:
        return phrase("Ask the study manager to set the label of the series, or explain")
    if scene.at.kept_by_manager:
        return phrase("Ask the study manager to set the label of the series")
    if not explains:
        return phrase("Set the label of the series on the worklist (Ctrl+J)")
    return phrase("Set the label of the series on the worklist (Ctrl+J), or explain")


def _places(scene: CheckScene) -> Iterator[CheckResult]:
    """A state claimed of a lesion whose earlier mark lies outside what the scans reach."""
    for uuid, lesion in scene.state.lesions_in_order():
        finding = scene.finding(uuid)
        if finding is None or not _claims_without_mark(scene, uuid, finding):
            continue
        before = _last_mark(scene, uuid) or (_last_mark(scene, lesion.parent) if lesion.parent else None)
        if before is not None and not _may_be_shown(scene, *before):
            text = phrase(
                "its place at {timepoint} lies outside the scans of this timepoint (S-8)",
                timepoint=before[0].timepoint,
            )
            remedy = phrase("Set it not evaluable (Shift+E), or explain")
            if lesion.role is Role.NEW:  # it has no such state
                remedy = phrase("Leave its status as it was, or explain")
            yield scene.result("GD-20", Level.REASON, text, remedy, uuid)


def _claims_without_mark(scene: CheckScene, uuid: str, finding: FindingRecord) -> bool:
    """What is drawn here was seen here, wherever it lay before."""
    return finding.state not in _CLAIMS_NOTHING and scene.state.measurement(scene.label, uuid) is None


def _last_mark(scene: CheckScene, uuid: str) -> tuple[Measurement, SeriesFacts] | None:
    """The newest earlier mark of a lesion, with its series."""
    for earlier in reversed(scene.earlier):
        mark = scene.state.measurement(earlier.label, uuid)
        series = earlier.series_by_uid(mark.place.series_uid) if mark else None
        if mark is not None and series is not None:
            return mark, series
    return None


def _may_be_shown(scene: CheckScene, mark: Measurement, origin: SeriesFacts) -> bool:
    """Whether a stack reaches the mark; one that can't be compared shows it where their regions meet."""
    frame = origin.frame_of_reference_uid
    stacks = [s for s in scene.at.series if s.is_stack]
    compared = [s for s in stacks if frame and s.frame_of_reference_uid == frame and s.reach is not None]
    if not compared or any(s.reaches(mark.centre_lps) for s in compared):
        return True
    others = [s for s in stacks if s not in compared]
    return any(set(s.label.region) & set(origin.label.region) for s in others)
