"""`date_display` in the window: days, dates with a warning, or neither (BN, BL-34)."""

from dataclasses import replace
from datetime import date

import pytest

from recist_reader.problem import Refusal
from recist_reader.reading.importing import ImportWish, import_images
from recist_reader.reading.study_options import change_options
from recist_reader.reading.workspace import keep_task
from recist_reader.trial.patch import Recorded
from recist_reader.ui.main_window import MainWindow
from recist_reader.ui.start.words import size_text
from recist_reader.ui.study_desk import BROKE_OFF, TRUE_DATES
from tests.reading.made_folders import a_ct, an_empty_study

SAID = {
    "relative_days": (["2 slices · 5 mm · Day 0", "2 slices · 5 mm · Day 84"], ""),
    "visit_only": (["2 slices · 5 mm", "2 slices · 5 mm"], ""),
    "absolute": (["2 slices · 5 mm · 2024-03-10", "2 slices · 5 mm · 2024-06-02"], TRUE_DATES),
}


@pytest.fixture(params=SAID)
def study(request, tmp_path):
    """Baseline and TP1, imported under one rule."""
    with an_empty_study(tmp_path / "study", "1001") as made:
        if request.param != "relative_days":
            answer = change_options(made, {"date_display": request.param}, "the charter says so")
            assert isinstance(answer, Recorded), answer
        for visit, day in (("Baseline", "20240310"), ("TP1", "20240602")):
            folder = a_ct(tmp_path / visit, slices=2, day=day)
            *_, last = import_images(made, ImportWish((folder,), "1001", visit))
            assert not isinstance(last.answer, Refusal)
        made.rule = request.param
        yield made


def test_a_series_of_one_image_says_so(study):
    one = replace(next(iter(study.state.series.values())), slices=1)
    assert size_text(one, study.state).startswith("1 slice · 5 mm")


def test_series_tell_their_day_as_the_study_lets_it_be_told(study):
    series = sorted(study.state.series.values(), key=lambda one: one.scan_date or date.min)
    assert [size_text(one, study.state) for one in series] == SAID[study.rule][0]


@pytest.mark.gui
def test_BL_34_true_dates_are_warned_of_where_the_study_is_opened(qtbot, study):
    path, rule = study.path, study.rule
    study.close()
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    assert window.open_path(path)
    assert window.notice.words.text() == SAID[rule][1]
    assert window.notice.isVisible() is bool(SAID[rule][1])
    window.close_study()
    assert window.notice.words.text() == ""


@pytest.mark.gui
def test_BL_34_after_a_crash_the_warning_of_true_dates_stands_beside_the_news(qtbot, study, tmp_path):
    keep_task(study, "1001")
    path, rule = study.path, study.rule
    study.close()
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    assert window.open_path(path)
    qtbot.waitUntil(lambda: window.room is not None)
    assert window.notice.words.text().splitlines() == [line for line in (SAID[rule][1], BROKE_OFF) if line]
    window.close()
