"""The texts in the corners: what is kept from slice to slice is what would be made anew."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF, QImage, QPainter

from recist_reader.imaging.voi import Window
from recist_reader.ui.theme.fonts import font
from recist_reader.ui.theme.tokens import TOKENS
from recist_reader.ui.viewport.captions import SeriesCaptions
from recist_reader.ui.viewport.corner_pieces import CornerPieces, Corners, Room
from recist_reader.ui.viewport.corner_texts import CornerTexts
from recist_reader.ui.viewport.halo_text import LINE, forget_texts, text_piece, text_size
from tests.measuring.planes import axial
from tests.ui.theme.test_theme import contrast
from tests.ui.viewport.make import volume

ROOM = Room(600, 500, 1.0)
FIRST = Corners(
    ("1001", "TP1", "day 84"), ("PV soft",), ("Slice 9 of 60", "I 4.0 mm", "W 400 L 40"), ("Window",)
)


@pytest.mark.gui
@pytest.mark.parametrize(
    ("change", "room"),
    [
        pytest.param({"bottom_left": ("Slice 10 of 60", "I 9.0 mm", "W 400 L 40")}, ROOM, id="next slice"),
        pytest.param({"bottom_right": ("Window", "HU 40")}, ROOM, id="a line more"),
        pytest.param({"top_left": ("TP1",)}, ROOM, id="lines less"),
        pytest.param({"top_right": ()}, ROOM, id="an empty corner"),
        pytest.param({"top_right": ("PV soft", "")}, ROOM, id="an empty line"),
        pytest.param({}, Room(480, 500, 1.0), id="narrower"),
        pytest.param({}, Room(600, 500, 2.0), id="a finer screen"),
    ],
)
def test_changed_corners_are_as_if_made_anew(change, room, qapp):
    after = replace(FIRST, **change)
    kept, anew = CornerPieces(), CornerPieces()
    kept.write(FIRST, ROOM)
    kept.write(after, room)
    anew.write(after, room)
    assert kept.boxes == anew.boxes
    assert len(kept.boxes) == sum(bool(lines) for lines in vars(after).values())
    assert [(at, pixels.toImage()) for at, pixels in kept.pieces()] == [
        (at, pixels.toImage()) for at, pixels in anew.pieces()
    ]


def test_lines_are_those_of_the_slice_the_view_and_the_series():
    planes = (axial(), axial(z=5.0))
    others = (axial(column_spacing_mm=1.4), *planes)
    captions = SeriesCaptions(("1001",), ("PV soft",))
    texts = CornerTexts()

    def lower_left(shown, index, window, mm_per_px):
        return texts.corners(captions, shown, index, (window, mm_per_px), ("Window",)).bottom_left

    soft, lung = Window(400, 40), Window(1500, -600)
    first = lower_left(planes, 0, soft, 0.7)
    second = lower_left(planes, 1, soft, 0.7)
    assert (first[0], second[0]) == ("Slice 1 of 2", "Slice 2 of 2")
    assert first[1] != second[1]
    assert second[2:] == first[2:] == ("W 400 L 40", "Zoom 100 %")
    assert lower_left(planes, 0, lung, 0.7)[2] == "W 1500 L \N{MINUS SIGN}600"
    assert lower_left(planes, 0, soft, 0.35)[3] == "Zoom 200 %"
    assert lower_left(others, 0, soft, 0.7)[::3] == ("Slice 1 of 3", "Zoom 200 %")
    assert texts.corners(captions, planes, 0, (soft, 1.0), ()).top_right == ("PV soft", "axial, acquired")
    sagittal = (replace(axial(), row_direction=(0.0, 1.0, 0.0), column_direction=(0.0, 0.0, -1.0)),)
    assert texts.corners(captions, sagittal, 0, (soft, 1.0), ()).top_right[1] == "sagittal, acquired"


@pytest.mark.gui
@pytest.mark.parametrize(
    "text",
    [
        "Slice 117 of 345",
        "I 1193.7 mm",
        "W 1517 L \N{MINUS SIGN}692",
        "T4 38.7 \N{MULTIPLICATION SIGN} 11.2",
        "2 up",
    ],
)
@pytest.mark.parametrize("size_px", [TOKENS.text_caption, TOKENS.text_value])
def test_the_width_of_figures_is_that_of_noughts(text, size_px, shown):
    measured = QFontMetricsF(font(size_px, TOKENS.weight_medium)).horizontalAdvance(text)
    assert text_size(text, size_px)[0] == pytest.approx(measured, abs=0.01)


@pytest.mark.gui
@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_two_lines_are_painted_as_one_below_the_other(ratio, shown):
    forget_texts()  # other tests may have drawn them in another font
    sheets = []
    for pieces in (
        [text_piece(ratio, QPointF(4, 4), "Slice 9 of 60\nI 4.0 mm")],
        [
            text_piece(ratio, QPointF(4, 4 + LINE * n), line)
            for n, line in enumerate(("Slice 9 of 60", "I 4.0 mm"))
        ],
    ):
        sheet = QImage(int(120 * ratio), int(48 * ratio), QImage.Format.Format_RGB32)
        sheet.setDevicePixelRatio(ratio)
        sheet.fill(0xFF808080)
        with QPainter(sheet) as painter:
            for at, pixels in pieces:
                painter.drawPixmap(at, pixels)
        sheets.append(sheet)
    assert sheets[0] == sheets[1]


@pytest.mark.gui
def test_VW_2_texts_keep_their_contrast_on_an_inverted_image(shown):
    (viewport,) = shown(volume()).viewports
    viewport.captions = SeriesCaptions(("1001", "TP2", "Day 168"), ("CT chest, portal venous",))
    viewport.set_shades(Window(2000, 1000))  # all of it is black, white when inverted
    assert grounds_of_texts(viewport) == {"#000000"}
    viewport.invert()
    for ground in grounds_of_texts(viewport):
        assert contrast(TOKENS.overlay_dim, ground) >= 4.5
    assert viewport.canvas.grab().toImage().pixelColor(120, 120).name() == "#ffffff"


def grounds_of_texts(viewport):
    """The colours beside the last letter of each text in corners and at edges."""
    canvas = viewport.canvas
    picture, foreground = canvas.grab().toImage(), canvas._foreground
    assert len(foreground._corners.pieces()) > 3
    pieces = (*foreground._corners.pieces(), *foreground._known["letters"][1])
    corners = (
        (round(at.x()) + pixels.width() - 1, round(at.y()) + pixels.height() - 1) for at, pixels in pieces
    )
    return {picture.pixelColor(x, y).name() for x, y in corners}
