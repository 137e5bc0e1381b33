"""SQ-1, ER, FT-30: there are images, a person chose among rivals, those under marks are as stored."""

from collections.abc import Iterator

from recist_reader.recist.vocabulary import Role, TargetState
from recist_reader.said import Said, phrase
from recist_reader.trial.checks.result import CheckResult, CheckScene, Level
from recist_reader.trial.image_faults import ImageFault
from recist_reader.trial.no_images import why_a_choice, why_nothing_to_read
from recist_reader.trial.records import LesionRecord

_WORDS = {
    ImageFault.MISSING: phrase("its image is missing"),
    ImageFault.CHANGED: phrase("its image was changed"),
    ImageFault.UNREADABLE: phrase("its image cannot be read"),
}
_WORDS_OF_LOCKED = {
    ImageFault.MISSING: phrase("an image is missing"),
    ImageFault.CHANGED: phrase("an image was changed"),
    ImageFault.UNREADABLE: phrase("an image cannot be read"),
}
_DRAW_AGAIN = {
    Role.TARGET: phrase("Draw it again (B)"),
    Role.NON_TARGET: phrase("Select it and place an arrow (N)"),
    Role.NEW: phrase("Select it and mark it (Y)"),
}


def sq_1(scene: CheckScene) -> Iterator[CheckResult]:
    """No series of the timepoint is one that a size read shows (SQ-1): nothing can be said of it."""
    problem = why_nothing_to_read(scene.at)
    if problem is not None and not scene.at.awaiting_choice:
        yield scene.result("SQ-1", Level.BLOCK, problem.what, problem.remedy)


def er(scene: CheckScene) -> Iterator[CheckResult]:
    """Images of one identifier and other content: a person chooses; marks on the others are drawn again."""
    if scene.at.awaiting_choice:
        problem = why_a_choice(scene.at)
        yield scene.result("ER", Level.BLOCK, problem.what, problem.remedy)
    known = {series.uid for series in (*scene.at.series, *scene.at.awaiting_choice)}
    for uuid, lesion in scene.state.lesions_in_order():
        mark = scene.state.measurement(scene.label, uuid)
        if mark is None or mark.place.series_uid in known or _claims_nothing(scene, uuid):
            continue
        text = phrase(
            "is drawn on an image that was not chosen, slice {slice}", slice=mark.place.slice_number
        )
        yield scene.result("ER", Level.BLOCK, text, _DRAW_AGAIN[lesion.role], uuid)


def ft_30(scene: CheckScene) -> Iterator[CheckResult]:
    """A lesion of the open timepoint is drawn on an image that is missing or changed (ER).

    Not evaluable is the way out: nothing is claimed from that image then.
    """
    if scene.state.open_timepoint != scene.label:
        return
    for uuid, lesion in scene.state.lesions_in_order():
        mark = scene.state.measurement(scene.label, uuid)
        if mark is None:
            continue
        place = mark.place
        fault = scene.image_faults.get((place.series_uid, place.sop_instance_uid))
        if fault is None or _claims_nothing(scene, uuid):
            continue
        series = scene.at.series_by_uid(place.series_uid)
        text = phrase("{fault}, slice {slice}", fault=_WORDS[fault], slice=place.slice_number)
        if series is not None and series.name:
            text = phrase("{where} of {series}", where=text, series=series.name)
        yield scene.result("FT-30", Level.BLOCK, text, _remedy(scene, lesion), uuid)


def sg_9(scene: CheckScene) -> Iterator[CheckResult]:
    """An image under a mark of a timepoint that this one is compared with is not as it was locked."""
    found: dict[tuple[str, ImageFault], list[str]] = {}
    for at in scene.facts.upto(scene.label):
        if at.label == scene.state.open_timepoint:
            continue
        for uuid, lesion in scene.state.lesions_in_order():
            mark = scene.state.measurement(at.label, uuid)
            place = mark.place if mark else None
            fault = scene.image_faults.get((place.series_uid, place.sop_instance_uid)) if place else None
            if fault is not None:
                found.setdefault((at.label, fault), []).append(lesion.id)
    for (label, fault), lesions in found.items():
        text = phrase(
            "{timepoint}, locked: {fault}, under the marks of {lesions}",
            timepoint=label,
            fault=_WORDS_OF_LOCKED[fault],
            lesions=", ".join(lesions),
        )
        remedy = (
            phrase("Tell the study manager, who restores the image store")
            if scene.at.kept_by_manager
            else phrase("Restore the image store (`recist-reader images check`)")
        )
        yield scene.result("SG-9", Level.WARN, text, remedy)


def _claims_nothing(scene: CheckScene, uuid: str) -> bool:
    finding = scene.finding(uuid)
    return finding is not None and finding.state == TargetState.NOT_EVALUABLE


def _remedy(scene: CheckScene, lesion: LesionRecord) -> Said:
    """What can be done without that image: not evaluable is no state at baseline, nor of a new lesion."""
    may_be_ne = not scene.is_baseline and lesion.role is not Role.NEW
    if scene.at.kept_by_manager and may_be_ne:
        return phrase(
            "Tell the study manager, who restores the image store; or draw it again, "
            "or set it not evaluable (Shift+E)"
        )
    if scene.at.kept_by_manager:
        return phrase("Tell the study manager, who restores the image store; or draw it again, or delete it")
    if may_be_ne:
        return phrase(
            "Restore the image store (`recist-reader images check`), draw it again, "
            "or set it not evaluable (Shift+E)"
        )
    return phrase("Restore the image store (`recist-reader images check`), draw it again, or delete it")
