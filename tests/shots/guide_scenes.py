"""What the guide shows: the sample study by a hand that knows where the lesions are."""

from typing import Any

from PySide6.QtCore import Qt

from recist_reader.cli.demo_reading import read_timepoint
from recist_reader.measuring.plane import PointLps
from recist_reader.measuring.shapes import Bidirectional
from recist_reader.ui.viewport.mark_view import MarkRole
from tests.shots.camera import Camera

Key = Qt.Key
CLICK_PX = 6  # a shorter way is a click, which takes the end for the arrow keys


def first_follow_up(camera: Camera, patient: dict[str, Any]) -> None:
    """TP1 of the first patient: linked, its first target drawn, then a question."""
    camera.shot("first-steps-worklist")
    camera.read(patient["patient"])
    _, timepoint, *_ = patient["timepoints"]
    camera.act("next_lesion")
    camera.shot("first-steps")
    piece = timepoint["lesions"][0]["pieces"][0]
    camera.scroll_to(PointLps(*piece["centre_lps"]))
    camera.act("anchor", "bidirectional")
    draw(camera, piece)
    camera.shot("first-target")
    camera.leave()


def baseline(camera: Camera, patient: dict[str, Any]) -> None:
    """The baseline of a patient: a target drawn and named, then all of it on the lock page."""
    camera.read(patient["patient"])
    piece = patient["timepoints"][0]["lesions"][0]["pieces"][0]
    camera.scroll_to(PointLps(*piece["centre_lps"]))
    camera.act("new_target")
    draw(camera, piece)
    camera.type("li 8")
    camera.shot("creation-target")
    camera.key(Key.Key_Escape)
    camera.leave()
    read_timepoint(camera.window.study, patient, "BL", lock=False)
    camera.read(patient["patient"])
    camera.act("next_lesion")
    camera.shot("baseline-read")
    camera.lock_page()
    camera.shot("lock-baseline")
    camera.leave()


def draw(camera: Camera, piece: dict[str, Any]) -> None:
    """Both axes of a piece: the long one as a stroke, the short one by its ends."""
    camera.stroke(*(camera.at(PointLps(*end)) for end in piece["long_axis_lps"]))
    for place in piece["short_axis_lps"]:
        wished, short = camera.at(PointLps(*place)), _last_drawn(camera).short
        ends = (camera.at(short.start), camera.at(short.end))
        nearest = min(ends, key=lambda at, to=wished: (at - to).manhattanLength())
        if (nearest - wished).manhattanLength() > CLICK_PX:
            camera.stroke(nearest, wished)


def _last_drawn(camera: Camera) -> Bidirectional:
    shapes = [m.shape for m in camera.page.current.marks if m.role is not MarkRole.GHOST]
    return next(shape for shape in reversed(shapes) if isinstance(shape, Bidirectional))
