"""FT-30: the images that lesions are drawn on must be there, as they were stored."""

from collections.abc import Iterator

from recist_reader.recist.vocabulary import Role, TargetState
from recist_reader.trial.checks.result import CheckResult, CheckScene, Level
from recist_reader.trial.image_faults import ImageFault
from recist_reader.trial.records import LesionRecord

WORDS = {
    ImageFault.MISSING: "is missing",
    ImageFault.CHANGED: "was changed",
    ImageFault.UNREADABLE: "cannot be read",
}
RESTORE = "Restore the image store (`recist-reader images check`), draw it again"


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
        of_series = f" of {series.name}" if series is not None and series.name else ""
        text = f"its image {WORDS[fault]}, slice {place.slice_number}{of_series}"
        yield scene.result("FT-30", Level.BLOCK, text, _remedy(scene, lesion), uuid)


def _remedy(scene: CheckScene, lesion: LesionRecord) -> str:
    """What can be done without that image: not evaluable is no state at baseline, nor of a new lesion."""
    may_be_not_evaluable = not scene.is_baseline and lesion.role is not Role.NEW
    return f"{RESTORE}, or {'set it not evaluable (Shift+E)' if may_be_not_evaluable else 'delete it'}"
