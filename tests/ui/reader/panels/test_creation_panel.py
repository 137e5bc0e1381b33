"""The creation panel by keyboard: two letters and Enter (LS-2)."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from recist_reader.measuring.labels import Box
from recist_reader.recist.vocabulary import Role
from recist_reader.ui.reader.panels.creation_panel import CreationPanel
from recist_reader.ui.reader.panels.placement import BESIDE_PX, place_in_corner, place_panel
from recist_reader.ui.reader.panels.views.creation import DraftCheck, LesionDraft
from recist_reader.ui.reader.panels.views.marks import Tone
from tests.ui.reader.panels.samples import CREATION, CREATION_NEW, check_draft, find_organ

pytestmark = pytest.mark.gui
ENTER = Qt.Key.Key_Return


@pytest.fixture
def panel(shown):
    made = shown(CreationPanel(find_organ, check_draft), width=340, height=500)
    made.open(CREATION)
    return made


def types(qtbot, panel, text):
    qtbot.keyClicks(panel.organ, text)


def accepted(qtbot, panel):
    with qtbot.waitSignal(panel.accepted, timeout=1000) as signal:
        qtbot.keyClick(panel.organ, ENTER)
    return signal.args[0]


def test_two_letters_and_enter_make_a_lesion_with_the_proposed_part(qtbot, panel):
    types(qtbot, panel, "li")
    assert accepted(qtbot, panel) == LesionDraft(Role.TARGET, "liver", "7")
    assert not panel.isVisible()


def test_a_second_word_means_the_part(qtbot, panel):
    types(qtbot, panel, "li 4b")
    assert accepted(qtbot, panel) == LesionDraft(Role.TARGET, "liver", "4b")


def test_a_node_is_nodal_by_organ_and_may_be_changed(qtbot, panel):
    types(qtbot, panel, "ly m")
    assert panel.draft == LesionDraft(Role.TARGET, "lymph node", "mediastinal", nodal=True)
    qtbot.mouseClick(panel.nodal.buttons[1], Qt.MouseButton.LeftButton)
    assert accepted(qtbot, panel).nodal is False


def test_paired_organs_ask_for_the_side(qtbot, panel):
    types(qtbot, panel, "ki")
    assert panel.sides.isVisible()
    types(qtbot, panel, " r")
    assert accepted(qtbot, panel) == LesionDraft(Role.TARGET, "kidney", side="right")


def test_arrow_keys_go_through_the_hits(qtbot, panel):
    types(qtbot, panel, "l")
    qtbot.keyClick(panel.organ, Qt.Key.Key_Down)
    qtbot.keyClick(panel.organ, Qt.Key.Key_Down)
    assert panel.draft.organ == "lung"
    qtbot.keyClick(panel.organ, Qt.Key.Key_Up)
    assert panel.draft.organ == "lymph node"


def refuses(qtbot, panel):
    with qtbot.assertNotEmitted(panel.accepted):
        qtbot.keyClick(panel.organ, ENTER)
    return panel._check_text.text()


def test_enter_needs_an_organ_and_says_so(qtbot, panel):
    assert refuses(qtbot, panel) == "organ required: two letters"
    types(qtbot, panel, "zz")
    assert refuses(qtbot, panel) == "organ required: two letters"


def test_a_full_organ_refuses_with_its_rule(qtbot, panel):
    types(qtbot, panel, "pa")
    assert refuses(qtbot, panel) == "2 of 2 used, the limit (T-2)"


def test_other_needs_a_name(qtbot, panel):
    types(qtbot, panel, "other")
    assert refuses(qtbot, panel) == "name the site after a blank"
    types(qtbot, panel, " tongue base")
    assert accepted(qtbot, panel).text == "tongue base"


def test_a_new_lesion_asks_its_status(qtbot, panel):
    panel.open(CREATION_NEW)
    types(qtbot, panel, "lu")
    assert refuses(qtbot, panel) == "status required"
    qtbot.mouseClick(panel.status.buttons[1], Qt.MouseButton.LeftButton)
    panel.organ.setFocus()
    assert accepted(qtbot, panel).status == "equivocal"


def test_what_the_rules_block_dims_enter(qtbot, shown):
    blocked = DraftCheck("effusion: never measurable (M-5)", Tone.REFUSED, blocks=True)
    panel = shown(CreationPanel(find_organ, lambda _draft: blocked), width=340, height=500)
    panel.open(CREATION)
    types(qtbot, panel, "li")
    assert refuses(qtbot, panel) == "effusion: never measurable (M-5)"


def test_esc_leaves_nothing(qtbot, panel):
    types(qtbot, panel, "li")
    with qtbot.waitSignal(panel.discarded), qtbot.assertNotEmitted(panel.accepted):
        qtbot.keyClick(panel.organ, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_the_next_lesion_starts_empty(qtbot, panel):
    types(qtbot, panel, "ly m")
    accepted(qtbot, panel)
    panel.open(CREATION)
    assert panel.draft == LesionDraft(Role.TARGET)
    assert panel.organ.hasFocus()


def test_the_role_can_be_asked_for_on_its_chip(qtbot, panel):
    with qtbot.waitSignal(panel.role_asked) as asked:
        qtbot.mouseClick(panel._role_keys[1], Qt.MouseButton.LeftButton)
    assert asked.args == ["N"]


def focused():
    return QApplication.focusWidget()


def press(qtbot, *keys):
    for key in keys:
        qtbot.keyClick(focused(), key)


def test_part_node_and_role_are_reached_and_set_by_keys_alone(qtbot, panel):
    types(qtbot, panel, "li")
    press(qtbot, Qt.Key.Key_Tab)
    assert focused().text() == "7"  # the part proposed by place
    press(qtbot, Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_Tab)
    assert panel.draft.subsite == "8"
    assert focused().text() == "no"
    press(qtbot, Qt.Key.Key_Left, Qt.Key.Key_Space)
    assert panel.draft.nodal
    press(qtbot, Qt.Key.Key_Tab)
    assert focused() in panel.treated.buttons
    press(qtbot, Qt.Key.Key_Tab)
    with qtbot.waitSignal(panel.role_asked) as role:
        press(qtbot, Qt.Key.Key_Tab, Qt.Key.Key_Space)
    assert role.args == ["N"]
    with qtbot.waitSignal(panel.accepted) as made:
        press(qtbot, ENTER)
    assert made.args[0] == LesionDraft(Role.TARGET, "liver", "8", nodal=True)


def test_tab_comes_to_a_row_of_chips_once_and_arrows_stay_in_it(qtbot, panel):
    types(qtbot, panel, "li")
    press(qtbot, Qt.Key.Key_Tab)
    seen = []
    for _ in panel.subsites.buttons:
        seen.append(focused().text())
        press(qtbot, Qt.Key.Key_Down)
    assert sorted(seen) == sorted(button.text() for button in panel.subsites.buttons)
    assert panel.draft.organ == "liver"  # arrows beside the field do not change the organ
    press(qtbot, Qt.Key.Key_Tab)
    assert focused() in panel.nodal.buttons


def test_the_status_of_a_new_lesion_is_set_by_keys_alone(qtbot, panel):
    panel.open(CREATION_NEW)
    types(qtbot, panel, "lu")
    press(qtbot, *[Qt.Key.Key_Tab] * 3)
    assert focused() in panel.status.buttons
    press(qtbot, Qt.Key.Key_Right, Qt.Key.Key_Space)
    with qtbot.waitSignal(panel.accepted) as made:
        press(qtbot, ENTER)
    assert made.args[0].status == "equivocal"


def test_the_keys_of_the_statuses_choose_them_once_the_organ_is_known(qtbot, panel):
    panel.open(CREATION_NEW)
    types(qtbot, panel, "lu")
    qtbot.keyClick(panel.organ, Qt.Key.Key_U, Qt.KeyboardModifier.ShiftModifier)
    assert panel.organ.text() == "lu"
    assert panel.status.value == "unequivocal"
    qtbot.keyClick(panel.organ, Qt.Key.Key_Q, Qt.KeyboardModifier.ShiftModifier)
    assert accepted(qtbot, panel) == LesionDraft(Role.NEW, "lung", status="equivocal")


def test_the_free_text_of_other_takes_capital_letters(qtbot, panel):
    panel.open(CREATION_NEW)
    types(qtbot, panel, "other U")
    assert panel.organ.text() == "other U"
    assert panel.status.value == ""


def test_a_long_verdict_is_told_whole(qtbot, shown):
    said = DraftCheck(
        "Recorded as a new lesion: would make the overall response PD, now SD, at this timepoint"
    )
    panel = shown(CreationPanel(find_organ, lambda _draft: said), width=340, height=500)
    panel.open(CREATION)
    types(qtbot, panel, "li")
    words = panel._check_text
    qtbot.waitUntil(lambda: words.height() >= words.heightForWidth(words.width()))
    assert words.height() > 1.5 * words.fontMetrics().height()
    assert panel.rect().contains(words.geometry())


AREA = Box(0, 0, 900, 744)


@pytest.mark.parametrize(
    ("lesion", "left"),
    [
        pytest.param(Box(100, 300, 160, 360), 160 + BESIDE_PX, id="room at the right"),
        pytest.param(Box(700, 300, 760, 360), 700 - BESIDE_PX - 300, id="flips at the right edge"),
    ],
)
def test_the_panel_opens_110_px_beside_the_lesion(lesion, left):
    assert place_panel(300, 340, lesion, (), AREA).left == left


def test_the_panel_covers_no_lesion_of_the_slice():
    lesion, other = Box(100, 300, 160, 360), Box(300, 320, 400, 380)
    placed = place_panel(300, 340, lesion, (other,), AREA)
    assert placed.shared_area(lesion) == 0
    assert placed.shared_area(other) == 0
    assert AREA.contains(placed)


def test_a_card_goes_from_corner_to_corner_until_no_mark_is_under_it():
    area, taken = Box(12, 84, 388, 316), []
    corners = []
    for _ in range(4):
        card = place_in_corner(150, 100, taken, area)
        corners.append((card.left, card.top))
        taken.append(card)
    assert corners == [(12, 216), (12, 84), (238, 216), (238, 84)]
    assert place_in_corner(150, 100, [Box(100, 90, 101, 91), *taken[2:]], area) == taken[0]


RING_PX = 3
BRIGHT = 150  # of 255: letters, not their ground


def letters(chip):
    """Columns of a chip, inside of its ring, in which something is written."""
    image = chip.grab().toImage()
    inside = range(RING_PX, image.width() - RING_PX)
    rows = range(RING_PX, image.height() - RING_PX)
    return [x for x in inside if any(image.pixelColor(x, y).lightness() > BRIGHT for y in rows)]


@pytest.mark.parametrize("word", ["abdomen", "caudate", "4a", "7"])
def test_the_focus_ring_of_a_chip_covers_no_letter(qtbot, shown, word):
    row = QWidget()
    chips = [QPushButton(text, row) for text in (word, "other")]
    for chip in chips:
        chip.setProperty("role", "chip")
    shown(row, width=200, height=40)
    chips[1].move(120, 0)
    chips[1].setFocus()
    chips[0].resize(chips[0].sizeHint())  # no wider than it must be
    before, size = letters(chips[0]), chips[0].sizeHint()
    chips[0].setFocus()
    qtbot.waitUntil(chips[0].hasFocus)
    assert letters(chips[0]) == before
    assert chips[0].sizeHint() == size  # nothing beside it moves


def test_what_enter_takes_stands_over_the_field_before_enter(qtbot, panel):
    types(qtbot, panel, "ly ili")
    assert panel._named.text() == "Lymph node, iliac"
    assert [chip.text() for chip in panel.subsites.buttons if chip.isChecked()] == ["iliac"]
    assert accepted(qtbot, panel).subsite == "iliac"


def test_letters_that_are_no_part_of_the_organ_are_not_dropped_in_silence(qtbot, panel):
    types(qtbot, panel, "ly kn")
    assert refuses(qtbot, panel) == "“kn” is no part of lymph node; as free text it stands after a comma"
    qtbot.mouseClick(panel.subsites.buttons[0], Qt.MouseButton.LeftButton)
    assert accepted(qtbot, panel).subsite == "cervical"


def test_the_place_over_the_field_never_widens_the_panel(qtbot, panel):
    width = panel.width()
    types(qtbot, panel, "liver 4b")
    panel.adjustSize()
    assert panel.width() == width
    assert panel._named.geometry().right() <= panel.rect().right()
