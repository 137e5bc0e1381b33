"""A viewport too small for all texts shows the few, and all again with the room (VW-15, VW-21)."""

from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from recist_reader.measuring.labels import Box
from recist_reader.ui.viewport.captions import SeriesCaptions
from recist_reader.ui.viewport.corner_pieces import Corners
from recist_reader.ui.viewport.corner_room import level_with_room, with_room
from recist_reader.ui.viewport.foreground import Foreground
from recist_reader.ui.viewport.mark_view import MarkRole, MarkView
from recist_reader.ui.viewport.scene import Message
from recist_reader.ui.viewport.state import OverlayLevel
from tests.ui.viewport.make import cross, volume


@pytest.mark.parametrize(
    ("level", "width", "height", "shown"),
    [
        (OverlayLevel.FULL, 320, 170, OverlayLevel.MINIMAL),
        (OverlayLevel.FULL, 200, 400, OverlayLevel.MINIMAL),
        (OverlayLevel.FULL, 320, 400, OverlayLevel.FULL),
        (OverlayLevel.NONE, 320, 170, OverlayLevel.NONE),
        (OverlayLevel.MINIMAL, 320, 170, OverlayLevel.MINIMAL),
    ],
)
def test_the_level_of_the_texts_follows_the_room(level, width, height, shown):
    assert level_with_room(level, width, height) is shown


def test_the_lowest_viewport_names_the_timepoint_alone():
    few = Corners(("1001", "TP2"), (), ("Slice 3 of 9", "W 400 L 40"))
    assert with_room(few, 144).top_left == ("TP2",)
    assert with_room(few, 170) is few


@pytest.mark.gui
def test_no_corner_lies_over_another_in_a_small_viewport(shown):
    (viewport,) = shown(volume()).viewports
    viewport.captions = SeriesCaptions(("1001", "TP2", "Day 168"), ("CT chest-abd., portal venous", "5 mm"))

    def corners():
        canvas = viewport.canvas
        boxes = canvas._foreground.write_corners(viewport._scene(), canvas._room())
        return boxes, [(a, b) for a in boxes for b in boxes if a is not b and a.shared_area(b) > 0]

    whole, _ = corners()
    viewport.setGeometry(0, 0, 331, 190)
    small, over = corners()
    assert len(whole) == 4
    assert len(small) == 3
    assert over == []
    assert viewport.state.overlay is OverlayLevel.FULL


def texts_and_ruler(viewport):
    """Where corners, letters and ruler of a viewport were painted."""
    canvas = viewport.canvas
    canvas.grab()
    foreground, margin = canvas._foreground, 2
    letters = [
        Box(
            at.x() + margin,
            at.y() + margin,
            at.x() + pixels.deviceIndependentSize().width() - margin,
            at.y() + pixels.deviceIndependentSize().height() - margin,
        )
        for at, pixels in foreground._known["letters"][1]
    ]
    return letters, [*foreground._corners.boxes, *letters, *foreground._known["ruler"][1].boxes]


@pytest.mark.gui
@pytest.mark.parametrize("width", [110, 150, 400])
def test_a_title_of_two_lines_is_not_written_over_by_what_follows(qapp, width):
    def ink(message):
        image = QImage(width, 200, QImage.Format.Format_RGB32)
        image.fill(0)
        with QPainter(image) as painter:
            Foreground().draw_message(painter, message, width, 200)
        return {
            (x, y): image.pixel(x, y)
            for x in range(width)
            for y in range(200)
            if image.pixel(x, y) & 0xFFFFFF
        }

    title = ink(Message("no series shown", ""))
    both = ink(Message("no series shown", "Choose one"))
    assert {at: both.get(at) for at in title} == title
    assert len(both) > len(title)


@pytest.mark.gui
def test_MT_8_no_label_of_a_mark_lies_over_ruler_or_letters(shown):
    (viewport,) = shown(volume()).viewports
    plane, over, places = viewport.volume.planes[0], [], 0
    for column in (3, 6, 52, 56):
        for row in range(8, 58, 4):
            shape = cross(plane, (column, row), (column + 5, row))
            viewport.show_marks(
                (MarkView("m1", shape, 0, MarkRole.REGION, "", ("mean 121.4 HU", "SD 18.5")),)
            )
            ((_, placed),) = viewport.canvas.labels()
            taken = texts_and_ruler(viewport)[1]
            over += [(column, row) for box in taken if placed.shared_area(box) > 0]
            places += 1
    assert (places, over) == (52, [])


@pytest.mark.gui
@pytest.mark.parametrize("lossy", [False, True])
@pytest.mark.parametrize(
    "size", [(148, 148), (228, 148), (318, 167), (318, 185), (228, 323), (290, 254), (281, 250), (228, 666)]
)
def test_VW_15_in_a_grid_no_text_lies_over_another_nor_over_the_ruler(shown, hand, size, lossy):
    """Of 4 x 4 at 1366 and 1920, of 2 x 3, 1 x 4, the smallest with all texts; from far to near."""
    (viewport,) = shown(volume(rows=100, columns=100, row_mm=4.0, column_mm=4.0)).viewports
    viewport.captions = SeriesCaptions(
        ("SYN-A01", "Baseline", "Day 168"),
        ("CT chest-abd.-pelvis, portal venous", "5.0 / 5.0 mm, soft kernel"),
        lossy=lossy,
    )
    viewport.setGeometry(0, 0, size[0] + 12, size[1] + 26)
    assert (viewport.canvas.width(), viewport.canvas.height()) == size
    rulers = 0
    for _ in range(12):
        letters, placed = texts_and_ruler(viewport)
        over = [pair for pair in combinations(placed, 2) if pair[0].shared_area(pair[1]) > 0]
        assert over == []
        assert len(letters) == 4
        assert all(box.left >= 0 and box.right <= size[0] and box.bottom <= size[1] for box in placed)
        rulers += bool(viewport.canvas._foreground._known["ruler"][1].pieces)
        hand.wheel(viewport, 120, (size[0] // 2, size[1] // 2), Qt.KeyboardModifier.ControlModifier)
    assert rulers >= 6


@pytest.mark.gui
def test_VW_15_the_timepoint_the_slice_and_lossy_stay_in_the_smallest_viewport(shown):
    (viewport,) = shown(volume()).viewports
    viewport.captions = SeriesCaptions(("SYN-A01", "Baseline", "Day 168"), ("CT chest", "5 mm"), lossy=True)
    viewport.setGeometry(0, 0, 160, 174)
    viewport.canvas.grab()
    corners = viewport.canvas._foreground._known["corners"][1]
    assert corners == Corners(("Baseline",), ("LOSSY",), ("Slice 1 of 20", "W 400 L 40"))


@pytest.mark.gui
def test_VW_15_a_high_narrow_viewport_tells_all_one_under_another(shown):
    """Four in a row at 1366 x 768."""
    (viewport,) = shown(volume()).viewports
    viewport.captions = SeriesCaptions(
        ("SYN-A01", "TP2", "Day 168"), ("CT chest-abd., portal venous", "5 mm")
    )
    viewport.setGeometry(0, 0, 240, 692)
    viewport.canvas.grab()
    corners = viewport.canvas._foreground._known["corners"][1]
    assert corners.top_left[:3] == ("SYN-A01", "TP2", "Day 168")
    assert corners.top_left[3].startswith("CT chest-abd")
    assert corners.top_left[4:] == ("5 mm", "axial, acquired")
    assert corners.bottom_left[-4:-2] == ("Slice 1 of 20", "S 0.0 mm")
    assert (corners.top_right, corners.bottom_right) == ((), ())


@pytest.mark.gui
def test_a_long_series_label_gives_up_its_end_beside_the_code(shown):
    (viewport,) = shown(volume()).viewports
    label = "CT chest-abdomen-pelvis, portal venous"
    viewport.captions = SeriesCaptions(("SYN-A01", "TP2", "Day 168"), (label, "5 mm"))
    viewport.setGeometry(0, 0, 300, 300)
    viewport.canvas.grab()
    corners = viewport.canvas._foreground._known["corners"][1]
    assert corners.top_left == ("SYN-A01", "TP2", "Day 168")
    assert corners.top_right[0].startswith("CT chest-abdomen")
    assert corners.top_right[0].endswith("…")
    assert corners.top_right[1] == "5 mm"
