"""GD-6, GD-7 (twice, OR-6), GD-16, GD-22, GD-24: nothing may be missing at lock."""

from collections.abc import Iterator

from recist_reader.recist.vocabulary import Role, TargetState
from recist_reader.said import phrase
from recist_reader.trial.checks.result import CheckResult, CheckScene, Level
from recist_reader.trial.reasons import TREATED
from recist_reader.trial.rules_input import missing_lesions
from recist_reader.trial.series_order import required_series

ENOUGH_SEEN = 0.95


def gd_6(scene: CheckScene) -> Iterator[CheckResult]:
    """A lesion without value or state at the open timepoint, or without its mark."""
    for lesion_id in missing_lesions(scene.state, scene.facts, scene.label):
        uuid = scene.state.uuid_of(lesion_id)
        lesion = scene.state.lesions[uuid or ""]
        if lesion.role is Role.TARGET:
            text = (
                phrase("has no value at baseline (S-10)")
                if scene.is_baseline
                else phrase("has no value or state")
            )
            yield scene.result("GD-6", Level.BLOCK, text, phrase("Draw it (B), or set a state"), uuid)
        elif lesion.role is Role.NON_TARGET:
            yield scene.result(
                "GD-6", Level.BLOCK, phrase("has no state"), phrase("Set present or another (Shift+P)"), uuid
            )
        else:
            yield scene.result(
                "GD-6", Level.BLOCK, phrase("has no status"), phrase("Set it (Shift+U, Q or N)"), uuid
            )
    yield from _marks_missing(scene)


def _marks_missing(scene: CheckScene) -> Iterator[CheckResult]:
    if scene.is_baseline:
        for uuid, _lesion in scene.lesions(Role.NON_TARGET):
            if scene.state.measurement(scene.label, uuid) is None:
                text = phrase("has no reference mark (LS-9)")
                yield scene.result(
                    "GD-6", Level.BLOCK, text, phrase("Select it and place an arrow (N)"), uuid
                )
    for uuid, lesion in scene.lesions(Role.NEW):
        needs = lesion.created_at_timepoint == scene.label
        if needs and scene.state.measurement(scene.label, uuid) is None:
            yield scene.result(
                "GD-6", Level.BLOCK, phrase("has no mark (LS-9)"), phrase("Select it and mark it (Y)"), uuid
            )


def gd_7(scene: CheckScene) -> Iterator[CheckResult]:
    """No disease at baseline."""
    if scene.is_baseline and not scene.state.lesions:
        text = phrase("no lesion is recorded: the subject counts as without disease (OR-6)")
        yield scene.result(
            "GD-7", Level.REASON, text, phrase("Draw the first lesion (T, N), or confirm with a reason")
        )


def or_6(scene: CheckScene) -> Iterator[CheckResult]:
    """No disease at baseline is confirmed twice: the second time once the first reason stands (GD-7)."""
    is_confirmed = scene.state.reason(scene.label, "GD-7", None) is not None
    if scene.is_baseline and not scene.state.lesions and is_confirmed:
        text = phrase("without disease the response is NED until a new lesion makes it PD (OR-6)")
        yield scene.result("OR-6", Level.REASON, text, phrase("Look once more, then confirm it again"))


def gd_16(scene: CheckScene) -> Iterator[CheckResult]:
    """Not evaluable without a reason, or evaluated although it was treated before."""
    for finding in scene.state.findings.values():
        if finding.timepoint != scene.label or finding.state != TargetState.NOT_EVALUABLE:
            continue
        if not finding.reason:
            text = phrase("is not evaluable without a reason (S-11)")
            yield scene.result(
                "GD-16",
                Level.BLOCK,
                text,
                phrase("Choose a reason: field of view, artefact ..."),
                finding.lesion,
            )
    yield from _evaluated_after_treatment(scene)


def _evaluated_after_treatment(scene: CheckScene) -> Iterator[CheckResult]:
    """A target treated locally is not evaluable from then on; it is not absent either (S-11)."""
    for uuid, lesion in scene.lesions(Role.TARGET):
        now = scene.finding(uuid)
        if now is None or now.state in (TargetState.NOT_EVALUABLE, TargetState.MERGED):
            continue
        for earlier in scene.earlier:
            before = scene.finding(lesion.parent or uuid, earlier.label)
            if before is not None and before.reason == TREATED:
                text = phrase(
                    "was treated at {timepoint}: not evaluable from then on (S-11)", timepoint=earlier.label
                )
                remedy = phrase("Set it not evaluable (Shift+E), unless it was not treated")
                yield scene.result("GD-16", Level.WARN, text, remedy, uuid)
                break


def gd_22(scene: CheckScene) -> Iterator[CheckResult]:
    """A required series not looked at: under 95 % of its slices shown; never opened counts as none."""
    workflow = scene.facts.options.workflow
    for series in required_series(scene.at, scene.at.regions_required(scene.facts.options)):
        share = scene.seen.get(series.uid, 0.0)
        if share < ENOUGH_SEEN:
            unseen = round((1 - share) * series.slices)
            text = phrase(
                "{series}: {unseen} of {slices} slices not shown yet",
                series=series.name,
                unseen=unseen,
                slices=series.slices,
            )
            level = Level.BLOCK if workflow.completeness_block else Level.WARN
            yield scene.result("GD-22", level, text, phrase("Scroll through it"))


def gd_24(scene: CheckScene) -> Iterator[CheckResult]:
    """An edit that is not stored yet."""
    if scene.unsaved:
        text = (
            phrase("1 edit is not saved yet")
            if scene.unsaved == 1
            else phrase("{count} edits are not saved yet", count=scene.unsaved)
        )
        yield scene.result("GD-24", Level.BLOCK, text, phrase("Wait until the status line says saved"))
