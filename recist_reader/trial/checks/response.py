"""GD-17 to GD-19, NL-8, NL-10: answers that need a second thought."""

from collections.abc import Iterator
from decimal import Decimal

from recist_reader.recist.organs import EFFUSIONS
from recist_reader.recist.overall import EarlierCr, lesions_back
from recist_reader.recist.vocabulary import NewLesionState, NonTargetState, Response, Role
from recist_reader.said import joined, phrase
from recist_reader.trial.checks.result import CheckResult, CheckScene, Level
from recist_reader.trial.facts import BASELINE
from recist_reader.trial.records import LesionRecord, finding_key

NODE_BELOW_ASKS_MM = Decimal(15)  # NL-7


def gd_17(scene: CheckScene) -> Iterator[CheckResult]:
    """Non-target progression while the targets respond or are stable (NT-6)."""
    if scene.assessment is None:
        return
    target = scene.assessment.at(scene.label).target
    hidden = not scene.facts.options.workflow.show_response_to_reader
    if target not in (Response.CR, Response.PR, Response.SD) and not hidden:
        return
    for uuid, lesion in scene.lesions(Role.NON_TARGET):
        finding = scene.finding(uuid)
        if finding is not None and finding.state == NonTargetState.UNEQUIVOCAL_PD:
            text = phrase(
                "progression while the targets are {target}: the whole burden must have grown (NT-6)",
                target=target,
            )
            if hidden:  # the text tells no hidden category (FB-5)
                text = phrase("progression: the whole burden must have grown (NT-6)")
            if lesion.organ.lower() in EFFUSIONS:
                text = joined("; ", (text, phrase("an effusion needs cytology to count as malignant (NT-8)")))
            yield scene.result(
                "GD-17", Level.REASON, text, phrase("Say what shows it, or set present (Shift+P)"), uuid
            )


def gd_18(scene: CheckScene) -> Iterator[CheckResult]:
    """A new lesion whose site was not imaged at baseline (NL-5), or small nodes as the only sign (NL-7)."""
    new = [
        (uuid, lesion)
        for uuid, lesion in scene.lesions(Role.NEW)
        if (f := scene.finding(uuid)) is not None and f.state == NewLesionState.UNEQUIVOCAL
    ]
    only_sign = all(_is_small_node(scene, uuid, lesion) for uuid, lesion in new) and not _progresses(scene)
    for uuid, lesion in new:
        region = _region_not_imaged_before(scene, uuid)
        if region:
            text = phrase("{region} was not imaged at baseline (NL-5)", region=region)
            yield scene.result("GD-18", Level.REASON, text, phrase("Say that it was not imaged"), uuid)
        elif only_sign and _is_small_node(scene, uuid, lesion):
            size = scene.state.measurements[finding_key(scene.label, uuid)].short_mm
            text = phrase("a node of {size} mm is the only new lesion (NL-7)", size=size)
            if len(new) > 1:
                text = phrase(
                    "a node of {size} mm is new, with no other sign but small nodes (NL-7)", size=size
                )
            yield scene.result(
                "GD-18", Level.REASON, text, phrase("Consider equivocal (Shift+Q), or say why"), uuid
            )


def _is_small_node(scene: CheckScene, uuid: str, lesion: LesionRecord) -> bool:
    mark = scene.state.measurement(scene.label, uuid)
    size = mark.short_mm if mark else None
    return lesion.nodal and size is not None and size < NODE_BELOW_ASKS_MM


def _progresses(scene: CheckScene) -> bool:
    """Targets or non-targets progress as well; never told where the response is hidden (FB-5)."""
    if scene.assessment is None or not scene.facts.options.workflow.show_response_to_reader:
        return False
    at = scene.assessment.at(scene.label)
    return Response.PD in (at.target, at.non_target)


def _region_not_imaged_before(scene: CheckScene, uuid: str) -> str:
    """Region of the mark's series where no series of baseline shows it; empty where it was, or is unknown."""
    baseline = scene.facts.at(BASELINE)
    shown = [set(s.label.region) for s in baseline.series if s.is_stack] if baseline else []
    mark = scene.state.measurement(scene.label, uuid)
    series = scene.at.series_by_uid(mark.place.series_uid) if mark else None
    if series is None or not shown or not all(shown):
        return ""
    return "" if set().union(*shown) & set(series.label.region) else ", ".join(series.label.region)


def nl_8(scene: CheckScene) -> Iterator[CheckResult]:
    """A proved new lesion whose place the baseline shows as well: visible in retrospect it is not new.

    Known only in one frame of reference.
    """
    baseline = scene.facts.at(BASELINE)
    for uuid, _lesion in scene.lesions(Role.NEW):
        finding, mark = scene.finding(uuid), scene.state.measurement(scene.label, uuid)
        if baseline is None or mark is None or finding is None or finding.state != NewLesionState.UNEQUIVOCAL:
            continue
        series = scene.at.series_by_uid(mark.place.series_uid)
        frame = series.frame_of_reference_uid if series else None
        if any(
            s.frame_of_reference_uid == frame and s.reaches(mark.centre_lps) for s in baseline.series if frame
        ):
            text = phrase("baseline shows its place: visible there in retrospect it is not new (NL-8)")
            remedy = phrase("Say that it is not visible there; if it is, delete it and reopen the baseline")
            yield scene.result("NL-8", Level.REASON, text, remedy, uuid)


def nl_10(scene: CheckScene) -> Iterator[CheckResult]:
    """A new lesion that was proved before is said to be less here: that undoes nothing."""
    found = scene.assessment.findings if scene.assessment else ()
    lesions = {i for f in found if f.rule == "NL-10" and f.timepoint == scene.label for i in f.lesions}
    for uuid, lesion in scene.lesions(Role.NEW):
        if lesion.id in lesions:
            text = phrase("was unequivocal before: what is said here does not undo it (NL-10)")
            remedy = phrase("If it was no lesion, reopen the timepoint at which it was called unequivocal")
            yield scene.result("NL-10", Level.WARN, text, remedy, uuid)


def gd_19(scene: CheckScene) -> Iterator[CheckResult]:
    """After an overall CR something is back: progression, unless the CR was wrong (OR-5)."""
    if scene.assessment is None or scene.read is None:
        return
    place = next(i for i, t in enumerate(scene.assessment.timepoints) if t.id == scene.label)
    before = scene.assessment.timepoints[:place]
    earlier = EarlierCr(
        overall=any(t.overall_as_read is Response.CR for t in before),
        target=any(t.target is Response.CR for t in before),
    )
    back = lesions_back(scene.read, scene.read.timepoints[place], earlier)
    if back:
        text = phrase("{lesions}: disease is back after a complete response (OR-5)", lesions=", ".join(back))
        yield scene.result(
            "GD-19", Level.PROMPT, text, phrase("If that CR was wrong, reopen it (CR withdrawn)")
        )
