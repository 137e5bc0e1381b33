"""The free grid by real keys and mouse: its size, what goes into its cells, what comes back (VW-21)."""

import shutil

import pytest
from platformdirs import user_config_path
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from recist_reader.ui.reader.images.own_layout import own_layouts, store_layouts
from recist_reader.ui.reader.panels.left_strip import SeriesButton
from recist_reader.ui.viewport.state import OverlayLevel

pytestmark = pytest.mark.gui
Key = Qt.Key
Left = Qt.MouseButton.LeftButton


@pytest.fixture
def desk(follow_up):
    """TP2 with no grid in use, and none before."""
    follow_up.room.hangings.layouts.grid = None
    (user_config_path("recist-reader", appauthor=False) / "layout.json").unlink(missing_ok=True)
    return follow_up


def shown(desk):
    """The timepoint of every viewport on the screen, row by row; empty where nothing stands."""
    return [slot.label for v, slot in desk.room.hangings.hung.slots.items() if v.isVisible()]


def viewports(desk):
    return list(desk.room.hangings.hung.slots)


def take_grid(desk, rows, columns):
    """Alt+G, arrows to the size, Enter."""
    desk.alt(Key.Key_G)
    picker = desk.room.controller.layouting.picker
    assert picker.isVisible()
    for _ in range(3):
        desk.key(Key.Key_Up)
        desk.key(Key.Key_Left)
    for _ in range(rows - 1):
        desk.key(Key.Key_Down)
    for _ in range(columns - 1):
        desk.key(Key.Key_Right)
    desk.key(Key.Key_Return)
    assert not picker.isVisible()


def card(desk, label):
    """The first series of a timepoint in the left strip."""
    groups = {group._timepoint: group for group in desk.page.strip._groups}
    return groups[label].findChild(SeriesButton)


def drag_card(desk, label, viewport):
    """Press the card, carry it over a viewport, let it go."""
    button = card(desk, label)
    QTest.mousePress(button, Left, pos=button.rect().center())
    at = button.mapFromGlobal(viewport.mapToGlobal(viewport.rect().center()))
    QTest.mouseMove(button, at)
    assert button.cursor().shape() is Qt.CursorShape.DragCopyCursor
    QTest.mouseRelease(button, Left, pos=at)
    desk.settle()


def test_arrows_and_enter_choose_the_size_and_the_compared_timepoints_hang_there(desk):
    take_grid(desk, 2, 2)
    assert shown(desk) == ["BL", "TP1", "", "TP2"]
    sizes = {(v.width(), v.height()) for v in viewports(desk)}
    assert max(w for w, _ in sizes) - min(w for w, _ in sizes) <= 1
    assert max(h for _, h in sizes) - min(h for _, h in sizes) <= 1
    assert desk.room.hangings.group.active is desk.current is viewports(desk)[-1]
    assert desk.page.top.layouts["grid"].isChecked()
    assert desk.page.top.layouts["grid"].text().startswith("2 × 2")


def test_the_mouse_chooses_the_size_from_the_button_of_the_top_bar(desk):
    QTest.mouseClick(desk.page.top.layouts["grid"], Left)
    picker = desk.room.controller.layouting.picker
    assert picker.isVisible()
    assert desk.page.top.layouts["layout_3"].isChecked()  # nothing is chosen yet
    at = picker.squares.square(2, 3).center().toPoint()
    QTest.mouseMove(picker.squares, at)
    assert picker.size_label.text() == "Grid of viewports: 3 × 4"
    QTest.mouseClick(picker.squares, Left, pos=at)
    desk.settle()
    assert len(shown(desk)) == 12


def test_escape_leaves_the_picker_and_the_layout_as_it_is(desk):
    desk.alt(Key.Key_G)
    desk.key(Key.Key_Down)
    desk.key(Key.Key_2)  # no window preset either
    desk.key(Key.Key_Escape)
    assert not desk.room.controller.layouting.picker.isVisible()
    assert shown(desk) == ["BL", "TP1", "TP2"]
    assert desk.current.state.shades.width_hu == 400


def test_a_click_at_the_left_goes_into_the_active_cell_and_a_drag_where_it_is_dropped(desk):
    take_grid(desk, 2, 2)
    desk.click(viewports(desk)[0].canvas)
    desk.click(card(desk, "TP1"))
    assert shown(desk) == ["TP1", "TP1", "", "TP2"]
    drag_card(desk, "TP2", viewports(desk)[2])
    assert shown(desk) == ["TP1", "TP1", "TP2", "TP2"]
    assert desk.room.hangings.group.active is viewports(desk)[2]
    volumes = {id(v.volume) for v in viewports(desk)[2:]}
    assert len(volumes) == 1  # one series in two cells stands in memory once


def test_the_last_cell_keeps_the_open_timepoint_and_says_so(desk):
    take_grid(desk, 1, 2)
    drag_card(desk, "BL", viewports(desk)[-1])
    assert shown(desk) == ["BL", "TP2"]
    assert "the last viewport keeps the timepoint that is read" in desk.said
    desk.click(desk.current.canvas)
    desk.click(card(desk, "TP1"))  # there is no empty cell, and none of that timepoint
    assert shown(desk) == ["BL", "TP2"]
    take_grid(desk, 1, 3)
    desk.click(card(desk, "BL"))
    assert shown(desk)[-1] == "TP2"


def test_in_the_standard_layouts_a_dropped_series_stays_in_its_timepoints_viewport(desk):
    drag_card(desk, "BL", viewports(desk)[1])
    assert shown(desk) == ["BL", "TP1", "TP2"]
    assert "in this layout a viewport keeps its timepoint" in desk.said


def test_brackets_step_the_timepoint_of_the_active_cell(desk):
    take_grid(desk, 1, 3)
    desk.click(viewports(desk)[1].canvas)
    desk.key(Key.Key_BracketLeft)
    assert shown(desk) == ["BL", "BL", "TP2"]
    desk.key(Key.Key_BracketLeft)
    assert "no earlier timepoint" in desk.said
    desk.key(Key.Key_BracketRight)
    assert shown(desk) == ["BL", "TP1", "TP2"]


def test_every_viewport_of_the_open_timepoint_can_be_drawn_on_and_no_other(desk):
    take_grid(desk, 1, 3)
    drag_card(desk, "TP2", viewports(desk)[0])
    assert [v.drawing_refusal is None for v in viewports(desk)] == [True, False, True]
    desk.control(Key.Key_1)
    desk.key(Key.Key_B)
    copy, main = viewports(desk)[0], desk.current
    desk.click(copy.canvas)
    geometry = copy.geometry_now()
    middle = QPoint(round(geometry.width_px / 2), round(geometry.height_px / 2))
    canvas = copy.canvas
    QTest.mousePress(canvas, Left, pos=middle - QPoint(30, 0))
    for x in (-10, 10, 30):
        QTest.mouseMove(canvas, middle + QPoint(x, 0))
    QTest.mouseRelease(canvas, Left, pos=middle + QPoint(30, 0))
    desk.settle()
    mark = desk.state.measurement("TP2", desk.state.uuid_of("T1"))
    assert mark is not None
    assert mark.place.series_uid == copy.state.series
    assert [[m.name for m in v.marks if m.editable] for v in (copy, main)] == [["T1"], ["T1"]]


def test_two_viewports_of_one_series_keep_their_own_windows_over_other_layouts(desk):
    take_grid(desk, 1, 2)
    drag_card(desk, "TP2", viewports(desk)[0])
    desk.key(Key.Key_2)  # lung, in the copy
    assert [v.state.shades.width_hu for v in viewports(desk)] == [1500, 400]
    desk.click(desk.current.canvas)
    desk.key(Key.Key_4)  # bone, in the one that is read
    assert [v.state.shades.width_hu for v in viewports(desk)] == [1500, 1800]
    desk.control(Key.Key_1)  # a jump takes the window of the lesion, the copy keeps its own
    assert viewports(desk)[0].state.shades.width_hu == 1500
    width = desk.current.state.shades.width_hu
    desk.alt(Key.Key_3)
    assert desk.current.state.shades.width_hu == width
    desk.alt(Key.Key_G)
    desk.key(Key.Key_Return)  # the grid as it was
    assert [v.state.shades.width_hu for v in viewports(desk)] == [1500, width]


def test_enter_on_a_series_at_the_left_hangs_it_in_the_active_cell(desk):
    take_grid(desk, 1, 3)
    desk.key(Key.Key_Tab)
    card(desk, "TP1").setFocus()
    desk.key(Key.Key_Return)
    assert shown(desk) == ["TP1", "TP1", "TP2"]


def test_nothing_is_hung_while_a_mark_waits_for_its_site(desk):
    take_grid(desk, 1, 3)
    desk.key(Key.Key_Y)
    desk.click(desk.current.canvas, desk.at(70, 60))
    drag_card(desk, "TP2", viewports(desk)[0])
    assert shown(desk) == ["BL", "TP1", "TP2"]
    assert "waits for its organ" in desk.said
    desk.key(Key.Key_Escape)


def test_layouts_and_back_lose_no_slice_zoom_link_or_cell(desk):
    for viewport in desk.page.viewports:
        viewport.scroll_to(5)
    desk.shift(Key.Key_X)
    anchors = dict(desk.room.hangings.group.model.anchors)
    assert anchors
    take_grid(desk, 2, 3)
    assert [v.state.slice_index for v in viewports(desk) if v.slice_count] == [5, 5, 5]
    desk.current.scroll_to(9)  # the linked ones follow
    assert [v.state.slice_index for v in viewports(desk) if v.slice_count] == [9, 9, 9]
    before = shown(desk)
    desk.alt(Key.Key_1)
    assert shown(desk) == ["TP2"]
    assert [v for v in desk.page.viewports if v.slice_count] == [desk.current]  # no other one is moved along
    desk.alt(Key.Key_3)
    assert [v.state.slice_index for v in viewports(desk)] == [9, 9, 9]
    assert dict(desk.room.hangings.group.model.anchors) == anchors
    take_grid(desk, 2, 3)
    assert shown(desk) == before


def test_a_viewport_that_comes_later_has_tool_profile_and_overlay_of_the_others(desk):
    desk.key(Key.Key_B)
    desk.key(Key.Key_O)
    take_grid(desk, 4, 4)
    assert len(viewports(desk)) == 16
    assert {v.hand.value for v in viewports(desk)} == {"bidirectional"}
    assert {v.state.overlay for v in viewports(desk) if v.slice_count} == {OverlayLevel.MINIMAL}
    group = desk.room.hangings.group
    assert len({id(group.hands(v).profile) for v in viewports(desk)}) == 1
    desk.key(Key.Key_O)
    desk.key(Key.Key_O)


def test_tab_goes_through_the_cells_row_by_row(desk):
    take_grid(desk, 2, 2)
    gone = []
    for _ in range(4):
        desk.key(Key.Key_Tab)
        gone.append(viewports(desk).index(desk.room.hangings.group.active))
    assert gone == [0, 1, 2, 3]


def test_the_way_to_a_lesion_goes_to_its_mark_in_every_cell_of_the_timepoint(desk):
    take_grid(desk, 2, 2)
    drag_card(desk, "BL", viewports(desk)[2])
    desk.control(Key.Key_2)
    assert [v.state.slice_index + 1 for v in viewports(desk)[:3]] == [12, 13, 12]


def keep_as(desk, name):
    """Alt+Shift+O, a name, Enter."""
    desk.key(Key.Key_O, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(QApplication.focusWidget(), name)
    desk.key(Key.Key_Return)


def forget_own_layouts():
    layouts = own_layouts()
    layouts.grids.clear()
    store_layouts(layouts)


def test_an_own_layout_is_kept_and_brought_back_for_whatever_is_open(desk):
    desk.alt(Key.Key_O)
    assert "you have kept no own layout yet; Alt+⇧O keeps what hangs now" in desk.said
    take_grid(desk, 2, 2)
    drag_card(desk, "TP1", viewports(desk)[0])
    drag_card(desk, "TP2", viewports(desk)[1])
    hung = shown(desk)
    keep_as(desk, "All three")
    assert "kept as your layout “All three”" in desk.said
    (kept,) = own_layouts().grids.values()
    assert [cell.role for cell in kept.cells if cell] == ["P", "C", "C"]
    assert [slot.nth for slot in desk.room.hangings.hung.slots.values()] == [0, 1, 0, 0]
    desk.alt(Key.Key_3)
    take_grid(desk, 1, 2)
    desk.alt(Key.Key_O)
    assert shown(desk) == hung
    forget_own_layouts()


def test_of_several_own_layouts_one_is_taken_renamed_and_removed_by_keys(desk):
    for name, size in (("Wide", (1, 3)), ("Four", (2, 2))):
        take_grid(desk, *size)
        keep_as(desk, name)
    desk.alt(Key.Key_3)
    desk.alt(Key.Key_O)
    card = desk.room.controller.layouting.card
    assert card.isVisible()
    assert [card.list.item(n).text() for n in range(2)] == ["1   Wide", "2   Four"]
    desk.key(Key.Key_1)
    assert (card.isVisible(), len(viewports(desk))) == (False, 3)
    desk.alt(Key.Key_O)
    desk.key(Key.Key_Down)
    desk.key(Key.Key_Return)
    assert len(viewports(desk)) == 4
    desk.alt(Key.Key_O)
    desk.key(Key.Key_F2)
    QTest.keyClicks(QApplication.focusWidget(), "Square")
    desk.key(Key.Key_Return)
    assert list(own_layouts().grids) == ["Wide", "Square"]
    desk.alt(Key.Key_O)
    desk.key(Key.Key_Delete)
    assert (card.news.text(), len(own_layouts().grids)) == ("Delete again removes “Square”.", 2)
    desk.key(Key.Key_Delete)
    assert list(own_layouts().grids) == ["Wide"]
    assert "the layout “Square” is removed" in desk.said
    forget_own_layouts()


def test_the_list_is_reached_from_the_name_and_left_with_nothing_kept(desk):
    take_grid(desk, 1, 2)
    keep_as(desk, "Pair")
    keys = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    desk.key(Key.Key_O, keys)
    card = desk.room.controller.layouting.card
    assert card.name.text() == "Layout 1"
    QTest.keyClicks(card.name, "Pair")
    assert card.news.text() == "Enter replaces “Pair”, Esc leaves it."
    desk.key(Key.Key_Tab)
    assert (card.name.isHidden(), card.list.currentRow()) == (True, 0)
    desk.key(Key.Key_Escape)
    assert not card.isVisible()
    assert QApplication.focusWidget() is desk.current.canvas
    assert list(own_layouts().grids) == ["Pair"]
    forget_own_layouts()


def test_the_menu_of_layouts_names_them(desk):
    take_grid(desk, 1, 2)
    keep_as(desk, "A & B")
    desk.alt(Key.Key_3)
    menu = desk.page.top.layout_menu.menu()
    for _ in range(2):
        menu.aboutToShow.emit()
    (entry,) = (action for action in menu.actions() if not action.data())
    assert entry.text().strip() == "A && B"
    entry.trigger()
    desk.settle()
    assert len(viewports(desk)) == 2
    forget_own_layouts()


def test_a_double_click_shows_one_cell_alone_and_the_next_one_all(desk):
    take_grid(desk, 2, 2)
    QTest.mouseDClick(viewports(desk)[1].canvas, Left)
    desk.settle()
    assert shown(desk) == ["TP1"]
    assert viewports(desk)[1].width() > desk.page.images.width() * 0.9
    QTest.mouseDClick(viewports(desk)[1].canvas, Left)
    desk.settle()
    assert len(shown(desk)) == 4


def test_WL_4_the_grid_comes_back_when_the_read_is_opened_again(open_desk, followed, tmp_path):
    target = tmp_path / "study" / followed.name
    shutil.copytree(followed.parent, target.parent)
    desk = open_desk(target)
    take_grid(desk, 2, 2)
    drag_card(desk, "TP2", viewports(desk)[0])
    viewports(desk)[1].scroll_to(3)
    hung, slices = shown(desk), [v.state.slice_index for v in viewports(desk)]
    desk.window.close()
    QApplication.processEvents()
    again = open_desk(target)
    assert shown(again) == hung
    assert [v.state.slice_index for v in viewports(again)] == slices
