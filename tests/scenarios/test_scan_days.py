"""A visit of two scans far apart: the day told beside an image is that of the scan shown (ST-5, VW-1)."""

import pytest
from PySide6.QtCore import Qt

from recist_reader.cli.main import main
from recist_reader.ui.reader.models.words import series_under
from recist_reader.ui.reader.panels.left_strip import SeriesButton
from tests.shared_data import shared

pytestmark = [pytest.mark.gui, pytest.mark.real_data]

LATER = {"relative_days": "Day 61", "visit_only": "", "absolute": "1960-03-05"}
FIRST = {"relative_days": "Day 0", "visit_only": "", "absolute": "1960-01-04"}


@pytest.fixture(params=LATER)
def rule(request):
    return request.param


@pytest.fixture
def study(tmp_path, rule):
    """Two CT of one person, 61 days apart, imported as one visit."""
    path = tmp_path / "apart.rrs"
    made = ["study", "create", str(path), "--single-reader", "--reader", "R1", "--date-display", rule]
    assert main(made) == 0
    assert main(["subject", "add", str(path), "--id", "1001"]) == 0
    here = ["--study", str(path), "--subject", "1001", "--visit", "Baseline"]
    assert main(["import", str(shared("two-dates-ct")), *here]) == 0
    return path


def days_told(desk):
    """Day in the banner, in the corner, and under each card of the strip."""
    current = desk.current
    cards = desk.page.strip.findChildren(SeriesButton)
    return current.banner.view.detail, current.captions.reading_lines[2], [c.series.under for c in cards]


def test_ST_5_each_scan_of_a_visit_is_told_with_its_own_day(open_desk, study, rule):
    desk = open_desk(study)
    first, later = (s for s in desk.room.session.view().at.series)
    assert (later.scan_date - first.scan_date).days == 61
    seen = {}
    for _ in range(2):
        shown = desk.room.hangings.series_of(desk.current)
        seen[shown.uid] = days_told(desk)
        desk.key(Qt.Key.Key_Right)
    for uid, day in ((first.uid, FIRST[rule]), (later.uid, LATER[rule])):
        banner, corner, under = seen[uid]
        assert (banner, corner) == (day, day)
        assert under == [series_under(first), f"{LATER[rule]}, {series_under(later)}".removeprefix(", ")]
