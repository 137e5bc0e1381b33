"""SQ-1, FT-30: there must be images to read, and those that lesions are drawn on as they were stored."""

from collections.abc import Iterator

from recist_reader.recist.vocabulary import Role, TargetState
from recist_reader.said import Said, phrase
from recist_reader.trial.checks.result import CheckResult, CheckScene, Level
from recist_reader.trial.image_faults import ImageFault
from recist_reader.trial.no_images import why_nothing_to_read
from recist_reader.trial.records import LesionRecord

_WORDS = {
    ImageFault.MISSING: phrase("its image is missing"),
    ImageFault.CHANGED: phrase("its image was changed"),
    ImageFault.UNREADABLE: phrase("its image cannot be read"),
}


def sq_1(scene: CheckScene) -> Iterator[CheckResult]:
    """No series of the timepoint is one that a size read shows (SQ-1): nothing can be said of it."""
    problem = why_nothing_to_read(scene.at)
    if problem is not None:
        yield scene.result("SQ-1", Level.BLOCK, problem.what, problem.remedy)


def ft_30(scene: CheckScene) -> Iterator[CheckResult]:
    """A lesion of the open timepoint is drawn on an image that is missing or changed (ER).

    Not evaluable is the way out: nothing is claimed from that image then.
    """
    for uuid, lesion in scene.state.lesions_in_order():
        mark = scene.state.measurement(scene.label, uuid)
        if mark is None:
            continue
        place = mark.place
        fault = scene.image_faults.get((place.series_uid, place.sop_instance_uid))
        finding = scene.finding(uuid)
        if fault is None or (finding is not None and finding.state == TargetState.NOT_EVALUABLE):
            continue
        series = scene.at.series_by_uid(place.series_uid)
        text = phrase("{fault}, slice {slice}", fault=_WORDS[fault], slice=place.slice_number)
        if series is not None and series.name:
            text = phrase("{where} of {series}", where=text, series=series.name)
        yield scene.result("FT-30", Level.BLOCK, text, _remedy(scene, lesion), uuid)


def _remedy(scene: CheckScene, lesion: LesionRecord) -> Said:
    """What can be done without that image: not evaluable is no state at baseline, nor of a new lesion."""
    if not scene.is_baseline and lesion.role is not Role.NEW:
        return phrase(
            "Restore the image store (`recist-reader images check`), draw it again, "
            "or set it not evaluable (Shift+E)"
        )
    return phrase("Restore the image store (`recist-reader images check`), draw it again, or delete it")
