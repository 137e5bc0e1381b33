"""Texts, ruler and hairlines stay sharp on screens of 100 to 200 % (window.md 7)."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPainter

from recist_reader.measuring.plane import PixelPoint
from recist_reader.measuring.shapes import Line
from recist_reader.ui.theme.apply import apply
from recist_reader.ui.viewport.cross_line_painter import CrossLine, draw_cross_lines
from recist_reader.ui.viewport.foreground import Foreground
from recist_reader.ui.viewport.geometry import ViewGeometry
from recist_reader.ui.viewport.halo_text import draw_text, text_piece
from tests.ui.viewport.make import volume

pytestmark = pytest.mark.gui
RATIOS = (1.0, 1.25, 1.5, 1.75, 2.0)
PLANE = volume(rows=256, columns=256).planes[0]
GEOMETRY = ViewGeometry(PLANE, 400, 400, 0.64)


@pytest.fixture(autouse=True)
def dressed(qapp):
    apply(qapp)


def painted(ratio, paint):
    """What `paint` draws on a screen of that ratio: grey levels, one for each device pixel."""
    side = round(400 * ratio)
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.black)
    painter = QPainter(image)
    paint(painter)
    painter.end()
    return np.frombuffer(image.constBits(), np.uint8).reshape(side, side, 4)[:, :, 0].astype(int)


@pytest.mark.parametrize("ratio", RATIOS)
@pytest.mark.parametrize("at", [(10.0, 10.0), (33.3, 47.7)], ids=["whole px", "between px"])
def test_a_text_starts_on_a_whole_device_pixel(ratio, at):
    where, pixels = text_piece(ratio, QPointF(*at), "Slice 31 of 60")
    for part in (where.x() * ratio, where.y() * ratio):
        assert part == pytest.approx(round(part), abs=1e-6)
    assert pixels.devicePixelRatio() == ratio


@pytest.mark.parametrize("ratio", RATIOS)
def test_the_letters_grow_with_the_screen_and_not_with_a_blur(ratio):
    seen = painted(ratio, lambda painter: draw_text(painter, QPointF(20, 20), "HHHH"))
    rows = np.flatnonzero(seen.max(axis=1) > 60)
    assert len(rows) == pytest.approx(9 * ratio, abs=1.6)  # capitals of 12 px are 9 px high
    assert seen.max() > 195


@pytest.mark.parametrize("ratio", RATIOS)
def test_the_spine_of_the_ruler_is_as_bright_as_its_colour(ratio):
    seen = painted(ratio, lambda painter: Foreground().draw_ruler(painter, GEOMETRY))
    column = seen[:, : round(40 * ratio)].max(axis=0)
    assert column.max() > 180


@pytest.mark.parametrize("ratio", RATIOS)
def test_a_hairline_is_no_wider_than_two_device_pixels(ratio):
    middle = PLANE.to_lps(PixelPoint(128, 128))
    line = Line(middle._replace(x=-128.0), middle._replace(x=128.0))
    cross = (CrossLine(line, ""),)
    seen = painted(ratio, lambda painter: draw_cross_lines(painter, GEOMETRY, cross))
    bright = np.flatnonzero(seen.max(axis=1) > 100)
    assert 1 <= len(bright) <= max(2, round(ratio))
