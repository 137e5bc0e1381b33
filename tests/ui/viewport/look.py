"""Pictures of viewport states into build/shots: python -m tests.ui.viewport.look"""

import os
import sys
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from recist_reader.measuring.plane import PixelPoint
from recist_reader.measuring.shapes import Arrow, Bidirectional, Ellipse, Line, perpendicular
from recist_reader.measuring.tools import Tool
from recist_reader.problem import Problem
from recist_reader.ui.theme.apply import apply
from recist_reader.ui.theme.palette import window_palette
from recist_reader.ui.viewport.banner import BannerView, Chip, TimepointRole
from recist_reader.ui.viewport.captions import SeriesCaptions
from recist_reader.ui.viewport.group import ViewportGroup
from recist_reader.ui.viewport.mark_view import MarkRole, MarkView
from recist_reader.ui.viewport.viewport import Viewport
from tests.ui.viewport.make import body

SHOTS = Path("build/shots")


def cross(plane, start, end):
    long = Line(plane.to_lps(PixelPoint(*start)), plane.to_lps(PixelPoint(*end)))
    return Bidirectional(long, perpendicular(plane, long))


def marks(plane, index, current):
    liver = cross(plane, (140, 240), (186, 284))
    nodes = [
        MarkView("t4", liver, index, MarkRole.TARGET, "T4", ("T4 38.7 × 31.2",), 4, current, current),
        MarkView(
            "t3",
            cross(plane, (330, 200), (372, 196)),
            index - 2,
            MarkRole.TARGET,
            "T3",
            ("T3 24.6 × 20.1",),
            3,
        ),
        MarkView(
            "nt", Arrow(plane.to_lps(PixelPoint(110, 190))), index, MarkRole.NON_TARGET, "NT1", ("NT1",)
        ),
        MarkView("nl", cross(plane, (340, 280), (366, 300)), index, MarkRole.NEW_LESION, "NL1", ("NL1",)),
        MarkView(
            "t1", cross(plane, (225, 160), (262, 186)), index, MarkRole.TARGET, "T1", ("T1 31.2 × 22.4",), 1
        ),
    ]
    if current:
        at = plane.to_lps
        ghost = Ellipse(at(PixelPoint(163, 262)), at(PixelPoint(195, 262)), at(PixelPoint(163, 236)))
        nodes.append(MarkView("g", ghost, index, MarkRole.GHOST, "T4", ("prior, ±10 mm",), ring_mm=35.0))
    return tuple(nodes)


def window(viewports, width, height):
    page = QWidget()
    page.setProperty("role", "page")
    page.setPalette(window_palette())
    row = QHBoxLayout(page)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(2)
    for viewport in viewports:
        row.addWidget(viewport)
    page.resize(width, height)
    page.show()
    QApplication.processEvents()
    return page


def reading():
    group = ViewportGroup()
    shown = []
    for number, (roles, detail, chips) in enumerate(
        (
            ((TimepointRole.BASELINE,), "Day 0", ()),
            (
                (TimepointRole.PRIOR, TimepointRole.NADIR),
                "TP3, Day 168",
                (Chip("arterial", "warning", "warn"),),
            ),
            ((TimepointRole.CURRENT,), "TP4, Day 252", (Chip("open for reading", "edit"),)),
        )
    ):
        volume = body(seed=number)
        viewport = Viewport()
        group.add(viewport)
        current = number == 2
        viewport.show_banner(BannerView(roles, detail, current, chips))
        captions = SeriesCaptions(
            ("K7-4471", detail.split(",")[0] if number else "Baseline", f"Day {(0, 168, 252)[number]}"),
            ("CT abdomen, portal venous", "2.5 / 2.5 mm, soft kernel"),
        )
        viewport.show_series(f"s{number}", volume, "1.2.3" if number != 1 else "1.2.4", captions)
        viewport.scroll_to(30)
        viewport.show_marks(marks(volume.planes[30], 30, current), (12,))
        shown.append(viewport)
    group.model.anchors["s2", "s1"] = 12.5
    shown[2].allow_drawing(None)
    group.set_reference(shown[2])
    group.hands(shown[2]).set_hand(Tool.BIDIRECTIONAL)
    page = window(shown, 1324, 770)
    shown[2].zoom_at(220, 380, 1.7)
    shown[2].pan_by(60, 10)
    shown[2].cursor_at((200.0, 300.0))
    return page, shown


def states():
    loading, outside, missing, inverted = (Viewport() for _ in range(4))
    role = BannerView((TimepointRole.CURRENT,), "TP4, Day 252", True)
    captions = SeriesCaptions(("K7-4471", "TP4", "Day 252"), ("CT chest, lung", "1.0 / 1.0 mm"), lossy=True)
    for viewport in (loading, missing):
        viewport.show_banner(role)
    outside.show_banner(BannerView((TimepointRole.PRIOR,), "TP3, Day 168"))
    inverted.show_banner(
        BannerView((TimepointRole.NADIR,), "TP2", chips=(Chip("missing", "missing", "bad"),))
    )
    made = body(seed=5)
    partly = replace(made, ready=np.arange(60) < 37)
    loading.show_series("a", partly, "1", captions)
    loading.scroll_to(47)
    outside.show_series("b", made, "1", captions)
    from recist_reader.ui.viewport.image import Outside

    outside.follow_slice(None, Outside(18.2, "below the last", 59))
    gone = replace(made, failed={3: Problem("the file is gone", "slice 4", "Import it again")})
    missing.show_series("c", gone, "1", captions)
    missing.scroll_to(3)
    inverted.show_series("d", made, "1", captions)
    inverted.invert()
    inverted.scroll_to(30)
    inverted.next_interpolation()
    page = window((loading, outside, missing, inverted), 1600, 420)
    inverted.magnify(True)
    inverted.cursor_at((150.0, 200.0))
    return page


def main():
    application = QApplication(sys.argv)
    apply(application)
    SHOTS.mkdir(parents=True, exist_ok=True)
    page, _ = reading()
    QApplication.processEvents()
    page.grab().save(str(SHOTS / "viewport_reading.png"))
    page = states()
    QApplication.processEvents()
    page.grab().save(str(SHOTS / "viewport_states.png"))


if __name__ == "__main__":
    main()
