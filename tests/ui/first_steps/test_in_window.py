"""The first steps in the window: from the worklist to a locked TP1 by keys, wheel and mouse, and F1."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from recist_reader.ui.first_steps.steps import DONE, STEPS
from recist_reader.ui.study_desk import ONLY_IN_THE_SAMPLE
from recist_reader.ui.theme.apply import apply
from tests.scenarios.desk import Desk, baseline_steps, make_desk_study, run_steps

pytestmark = pytest.mark.gui
Key = Qt.Key


@pytest.fixture(scope="module")
def with_baseline(tmp_path_factory):
    """As the sample study is: the baseline locked, TP1 ready."""
    folder = tmp_path_factory.mktemp("first-steps")
    (folder / "study").mkdir()
    path = make_desk_study(folder / "study" / "desk.rrs", folder / "images")
    run_steps(path, baseline_steps())
    return path


@pytest.fixture
def made(with_baseline, tmp_path):
    target = tmp_path / "study" / with_baseline.name
    shutil.copytree(with_baseline.parent, target.parent)
    return target


@pytest.fixture
def open_desk(qtbot, qapp, made, open_window):
    apply(qapp)

    def open_it(is_sample=True, size=(1600, 960)):
        return Desk(qtbot, open_window(made, size=size, sample=made if is_sample else None))

    return open_it


def bar(desk):
    return desk.window.desk.first_steps.bar


def at(desk):
    """The step on screen, from 1."""
    return [step.text for step in STEPS].index(bar(desk).text) + 1


def measure(desk, column, row, long_mm):
    desk.key(Key.Key_B)
    desk.draw_axis(column, row, long_mm)


def test_each_step_goes_on_by_itself_until_tp1_is_locked_and_no_image_moves(open_desk):
    desk = open_desk()
    assert bar(desk).isVisible()
    assert at(desk) == 1
    desk.control(Key.Key_N)
    assert at(desk) == 2
    size = desk.current.canvas.size()
    desk.key(Key.Key_Space)
    assert at(desk) == 3
    desk.wheel_to(8)
    desk.shift(Key.Key_X)
    assert at(desk) == 4
    measure(desk, 30, 40, 27)
    assert at(desk) == 5
    for column, row in ((62, 40), (48, 70)):
        assert at(desk) == 5
        desk.key(Key.Key_Space)
        measure(desk, column, row, 24)
    assert at(desk) == 6
    desk.key(Key.Key_Space)
    desk.shift(Key.Key_P)
    assert at(desk) == 7
    assert desk.current.canvas.size() == size
    desk.control(Key.Key_L)
    assert at(desk) == 8
    desk.key(Key.Key_Return)
    assert bar(desk).text == DONE


def test_a_step_stays_while_its_work_is_not_done(open_desk):
    desk = open_desk()
    desk.window.open_read("1001")
    desk.settle()
    desk.key(Key.Key_B)
    desk.key(Key.Key_Escape)
    assert at(desk) == 2


def test_outside_the_read_the_line_leads_back_to_it(open_desk):
    """What it says of images is not true on the worklist."""
    desk = open_desk()
    desk.control(Key.Key_N)
    desk.key(Key.Key_Space)
    assert at(desk) == 3
    desk.control(Key.Key_W)
    assert bar(desk).text == "Go on with the first steps in 1001."
    desk.control(Key.Key_N)
    assert at(desk) == 3


def test_f1_hides_and_shows_on_every_page_and_leaves_the_focus(open_desk):
    desk = open_desk()
    for opens in (lambda: None, lambda: desk.window.open_read("1001"), lambda: desk.control(Key.Key_L)):
        opens()
        desk.settle()
        focus = desk.window.focusWidget()
        desk.key(Key.Key_F1)
        assert bar(desk).isHidden()
        desk.key(Key.Key_F1)
        assert bar(desk).isVisible()
        assert desk.window.focusWidget() is focus


def test_back_skip_and_close_are_buttons(open_desk):
    desk = open_desk()
    buttons = {b.text(): b for b in bar(desk).findChildren(QPushButton)}
    assert not buttons["Back"].isEnabled()
    desk.click(buttons["Skip"])
    assert at(desk) == 2
    desk.click(buttons["Back"])
    assert at(desk) == 1
    desk.click(buttons["Close  F1"])
    assert bar(desk).isHidden()


def test_f1_in_another_study_says_where_first_steps_are(open_desk):
    desk = open_desk(is_sample=False)
    desk.key(Key.Key_F1)
    assert desk.window.notice.words.text() == ONLY_IN_THE_SAMPLE
    desk.window.open_read("1001")
    desk.settle()
    desk.key(Key.Key_F1)
    assert desk.said == ONLY_IN_THE_SAMPLE


@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768), (1280, 720)], ids=str)
def test_no_word_of_any_step_is_cut(open_desk, size):
    desk = open_desk(size=size)
    for _ in range(len(STEPS) + 1):
        words = bar(desk)._words.currentWidget()
        assert words.height() >= words.heightForWidth(words.width()), words.text()
        keys = bar(desk)._keys.currentWidget()
        assert keys.width() >= keys.sizeHint().width()
        bar(desk)._go_on()


def test_the_bar_goes_with_its_study_and_comes_again(open_desk):
    desk = open_desk()
    gone = bar(desk)
    desk.window.close_study()
    assert gone.isHidden()
    assert desk.window.open_path(desk.window.sample)
    assert bar(desk).isVisible()
