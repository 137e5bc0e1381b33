"""The lock page shows all of SG-1 without scrolling, and cuts no word, at all sizes (window.md 2, 8)."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from recist_reader.recist.vocabulary import Response, Role
from recist_reader.ui.reader.models.lock_views import CheckLine, KeyImage, SeriesLine, SheetRow
from recist_reader.ui.reader.panels.views.marks import Tone
from recist_reader.ui.reader.panels.views.response import CategoryView, Outcome, WhyLine
from tests.ui.reader.lock.conftest import ASKS_REASON, LOCKED, NO_STATE, READY
from tests.ui.widgets.clipping import cut_texts, hidden_parts

pytestmark = pytest.mark.gui

PICTURE = QImage(8, 8, QImage.Format.Format_Grayscale8)
PD, NON_CR = Response.PD, Response.NON_CR_NON_PD


def row(name, place, *cells, role, colour=1, how="drawn, slice 98"):
    return SheetRow(name, place, cells, "−38.9 / −18.3 %" if role is Role.TARGET else "", how, role, colour)


FULL = replace(
    READY,
    task="K7-4471  Follow-up TP4",
    counts="Day 252  ·  targets 5/5  ·  non-targets 3/3",
    columns=("Baseline, nadir, prior", "TP3", "TP4"),
    current=2,
    rows=(
        *(
            row(f"T{n}", "Node, retroperitoneal, short axis", "118.0", "111.0", "11.0", role=Role.TARGET)
            for n in range(1, 6)
        ),
        SheetRow("Sum of 5, partial", "", ("314.0", "partial 238.0", "partial 242.0"), "−122.9 / +101.7 %"),
        *(
            row(
                f"NT{n}",
                "Bone, lumbar spine, L1",
                "present",
                "equivocal",
                "progression",
                role=Role.NON_TARGET,
            )
            for n in range(1, 4)
        ),
        *(row(f"NL{n}", "Brain, right", "", "", "unequivocal", role=Role.NEW) for n in range(1, 3)),
    ),
    categories=(
        CategoryView("Target", PD, "PD", "progressive disease"),
        CategoryView("Non-target", NON_CR, "NON-CR/NON-PD", "no progression"),
        CategoryView("New lesion", PD, "unequivocal", "marked"),
        CategoryView("Overall", PD, "PD", "progressive disease"),
    ),
    why=tuple(
        WhyLine(rule, Outcome.NOT_MET, "not met: +101.7 % (needs 20), +104.0 mm (needs 5)", "Text.")
        for rule in ("TR-2", "TR-3", "TR-6", "NT-5", "NL-2")
    ),
    checks=(
        *(
            CheckLine(
                f"GD-{n}", "slices 2.5 mm, baseline 1.0 mm: a small lesion may differ", Tone.WARNING, "kept"
            )
            for n in (9, 22)
        ),
        *(
            CheckLine(f"GD-{n}", "every lesion has a value or a state", Tone.DONE, "5 of 5")
            for n in (6, 20, 24)
        ),
    ),
    also_passed="Also passed: " + ", ".join(f"GD-{n}" for n in range(1, 22)),
    key_images=tuple(KeyImage(f"T{n}, slice 98", PICTURE, f"T{n}\nslice 98") for n in range(1, 5)),
    series=tuple(
        SeriesLine("CT abdomen, portal venous 2.5", "218 slices", "9f2c 41ab … e07d", True) for _ in range(3)
    ),
)
STATES = {
    "ready": FULL,
    "blocked": replace(FULL, checks=(NO_STATE, *FULL.checks)),
    "reason asked": replace(FULL, checks=(ASKS_REASON, *FULL.checks)),
    "reopened": replace(
        FULL, lock_word="Lock Baseline again as version 12", reopened="Reopened: wrong or corrected images"
    ),
    "locked": replace(FULL, is_locked=True, reopen=LOCKED.reopen),
}
SIZES = [(1920, 1080), (1536, 864), (1366, 768), (1280, 720)]


def show(page, size, view):
    page.resize(*size)
    page.show_view(view)
    for _ in range(4):
        QApplication.processEvents()
        page.grab()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_no_word_of_the_lock_page_is_cut(page, size):
    shortened_on_purpose = "9f2c 41ab … e07d"  # the ends of a hash
    cut = {}
    for name, state in STATES.items():
        show(page, size, state)
        cut[name] = [line for line in cut_texts(page) if shortened_on_purpose not in line]
    assert page.size().toTuple() == size
    assert cut == {name: [] for name in STATES}


def test_all_of_sg1_is_in_sight_at_full_size(page):
    show(page, (1920, 1080), FULL)
    sheet = page.sheet
    parts = (sheet.lesions, sheet.categories, sheet.why, sheet.checks, sheet.images, sheet.series)
    assert hidden_parts(*parts, page.box, page.agreement) == []
    assert page.scroll.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("size", SIZES[2:], ids=lambda size: f"{size[0]}x{size[1]}")
def test_SG_1_all_of_a_usual_follow_up_is_in_sight_in_small_windows(page, size):
    """Five targets, three non-targets, a new lesion, a warning, key images, one series; all of why."""
    show(
        page,
        size,
        replace(
            FULL,
            rows=FULL.rows[:-1],
            checks=FULL.checks[1:],
            also_passed="Also passed: " + ", ".join(f"GD-{n}" for n in range(9, 25)),
            series=FULL.series[:1],
        ),
    )
    sheet = page.sheet
    parts = (sheet.lesions, sheet.categories, sheet.why, sheet.checks, sheet.images, sheet.series)
    assert hidden_parts(*parts, *sheet.why.lines, page.box, page.agreement) == []
    assert page.scroll.verticalScrollBar().maximum() == 0


def test_a_window_too_narrow_for_three_columns_keeps_the_axis_of_each_node(page):
    show(page, (1000, 600), FULL)
    assert page.sheet.reasons.mapTo(page.sheet, QPoint(0, 0)).y() > page.sheet.lesions.y()
    assert [line for line in cut_texts(page.sheet.lesions) if "short" in line] == []


@pytest.mark.parametrize("size", SIZES[2:], ids=lambda size: f"{size[0]}x{size[1]}")
def test_in_small_windows_the_lock_stays_in_sight_under_one_column(page, size):
    show(page, size, FULL)
    assert hidden_parts(page.box, page.box.button, page.agreement) == []
    assert page.side.geometry().top() > page.scroll.geometry().bottom() - 1
    assert page.scroll.width() > 0.95 * (page.width() - 30)


@pytest.mark.parametrize("size", SIZES[2:], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("state", ["ready", "blocked", "reason asked"])
def test_what_decides_is_in_sight_without_scrolling_in_small_windows(page, size, state):
    """Blocks, warnings, reasons and the category, with all lesions that a charter allows (SG-1)."""
    view = replace(
        STATES[state], checks=(NO_STATE, ASKS_REASON, *STATES[state].checks), reopened="Reopened: why"
    )
    show(page, size, view)
    findings = [row for row in page.sheet.checks.rows.values() if row.line.tone is not Tone.DONE]
    assert len(findings) >= 4
    assert hidden_parts(*findings, page.sheet.categories, page.sheet.reopened, page.box.button) == []
    assert page.scroll.verticalScrollBar().value() == 0


def test_a_small_window_made_large_has_its_parts_where_they_belong(page):
    for size in (SIZES[2], SIZES[0], SIZES[2], SIZES[0]):
        show(page, size, FULL)
    sheet = page.sheet
    tops = [part.mapTo(sheet, QPoint(0, 0)).y() for part in (sheet.lesions, sheet.categories, sheet.checks)]
    assert tops == sorted(tops)
    assert hidden_parts(sheet.lesions, sheet.categories, sheet.why, sheet.checks, sheet.series) == []


@pytest.mark.parametrize("size", SIZES[2:], ids=lambda size: f"{size[0]}x{size[1]}")
def test_in_small_windows_a_locked_page_gives_its_room_to_the_sheet_and_to_reopening(page, size):
    show(page, size, STATES["locked"])
    assert hidden_parts(page.box.back, page.reopen, page.reopen.button) == []
    assert page.side.height() < 0.22 * page.height()
    assert page.reopen.width() > page.box.width()
