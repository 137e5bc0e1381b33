"""The lesion table with real clicks and keys (LS-4, LS-5, window.md 7)."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QImage, QPainter

from recist_reader.recist.vocabulary import Role
from recist_reader.ui.reader.panels.lesion_cells import shortened
from recist_reader.ui.reader.panels.lesion_table import LesionTable
from recist_reader.ui.reader.panels.views.marks import Shape
from recist_reader.ui.reader.panels.views.table import CellStyle, LesionRow, LesionTableView, RowState
from tests.ui.reader.panels.crowded import AFTER_NE, CROWDED_TABLE, crowded
from tests.ui.reader.panels.samples import BASELINE_TABLE, FOLLOW_UP_TABLE

pytestmark = pytest.mark.gui


@pytest.fixture
def table(shown):
    made = shown(LesionTable())
    made.show_view(FOLLOW_UP_TABLE)
    return made


def click(qtbot, table, row, column):
    middle = table.visualRect(table.lesions.index(row, column)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=middle)


def test_a_click_on_the_lesion_tells_its_row_and_on_a_value_its_timepoint(qtbot, table):
    with qtbot.waitSignal(table.row_clicked) as row:
        click(qtbot, table, 2, 0)
    assert row.args == ["T3"]
    with qtbot.waitSignal(table.cell_clicked) as cell:
        click(qtbot, table, 3, 4)
    assert cell.args == ["T4", "TP4"]


def test_the_sum_is_no_lesion_and_the_new_line_asks_for_one(qtbot, table):
    with qtbot.assertNotEmitted(table.row_clicked), qtbot.assertNotEmitted(table.cell_clicked):
        click(qtbot, table, 4, 1)
    with qtbot.waitSignal(table.new_lesion_asked) as asked:
        click(qtbot, table, 8, 0)
    assert asked.signal_triggered


def test_the_table_is_read_and_used_by_keyboard(qtbot, table):
    table.setFocus()
    table.setCurrentIndex(table.lesions.index(0, 0))
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Right)
    with qtbot.waitSignal(table.cell_clicked) as cell:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert cell.args == ["T2", "BL"]


def test_letters_are_left_to_the_tools_in3(qtbot, table):
    table.setFocus()
    table.setCurrentIndex(table.lesions.index(0, 0))
    qtbot.keyClick(table, Qt.Key.Key_N)  # a search in the table would go to NT1
    assert table.currentIndex().row() == 0


@pytest.mark.parametrize(
    ("row", "column", "spoken"),
    [
        (3, 0, "T4, Liver, segment 7, read"),
        (3, 4, "T4, Liver, segment 7, TP4, 38.7 millimetres"),
        (5, 0, "NT1, Liver, multiple small, proposed"),
        (4, 4, "Sum, 4 of 4 96.3"),
        (9, 2, "Overall PR"),
    ],
)
def test_every_cell_has_its_words(table, row, column, spoken):
    role = Qt.ItemDataRole.AccessibleTextRole
    assert table.lesions.index(row, column).data(role) == spoken


def test_rows_do_not_move_when_a_value_arrives(table):
    before = [table.rowViewportPosition(n) for n in range(10)]
    rows = list(FOLLOW_UP_TABLE.rows)
    cells = (*rows[0].cells[:-1], replace(rows[0].cells[-1], text="1025.9", under="+100.0 / +100.0 %"))
    rows[0] = replace(rows[0], cells=cells)
    table.show_view(replace(FOLLOW_UP_TABLE, rows=tuple(rows)))
    assert [table.rowViewportPosition(n) for n in range(10)] == before
    assert table.lesions.index(0, 4).data() == "1025.9"


def test_only_changed_rows_are_told(qtbot, table):
    rows = list(FOLLOW_UP_TABLE.rows)
    rows[1] = replace(rows[1], place="Node, hilar")
    with qtbot.waitSignal(table.lesions.dataChanged) as changed:
        table.show_view(replace(FOLLOW_UP_TABLE, rows=tuple(rows)))
    assert (changed.args[0].row(), changed.args[1].row()) == (1, 1)
    with qtbot.assertNotEmitted(table.lesions.dataChanged):
        table.show_view(replace(FOLLOW_UP_TABLE, rows=tuple(rows)))


def with_place(number, place):
    rows = list(FOLLOW_UP_TABLE.rows)
    rows[number] = replace(rows[number], place=place)
    return replace(FOLLOW_UP_TABLE, rows=tuple(rows))


def test_an_edit_paints_its_row_alone_and_as_a_whole_painting_would(qapp, table):
    qapp.processEvents()
    seen = Painted(table.viewport())
    table.show_view(with_place(1, "Node, hilar"))
    qapp.processEvents()
    (region,) = seen.regions
    row = table.visualRect(table.lesions.index(1, 0))
    assert (region.top(), region.bottom()) == (row.top(), row.bottom())
    partly = on_screen(table)
    table.viewport().update()
    qapp.processEvents()
    assert partly == on_screen(table)


def test_the_first_state_makes_room_for_its_icon_in_all_rows(qapp, table):
    rows = [replace(r, state=RowState.NONE) if isinstance(r, LesionRow) else r for r in FOLLOW_UP_TABLE.rows]
    table.show_view(replace(FOLLOW_UP_TABLE, rows=tuple(rows)))
    qapp.processEvents()
    rows[0] = replace(rows[0], state=RowState.DONE)
    table.show_view(replace(FOLLOW_UP_TABLE, rows=tuple(rows)))
    qapp.processEvents()
    partly = on_screen(table)
    table.viewport().update()
    qapp.processEvents()
    assert partly == on_screen(table)


def on_screen(table):
    """What stands in the window's memory, not a new painting."""
    return QImage(table.window().backingStore().paintDevice()).copy()


class Painted(QObject):
    """Notes the region of every painting of a widget."""

    def __init__(self, widget):
        super().__init__(widget)
        self.regions = []
        widget.installEventFilter(self)

    def eventFilter(self, _watched, event):
        if event.type() == QEvent.Type.Paint:
            self.regions.append(event.region().boundingRect())
        return False


def test_narrow_the_nadir_folds_away_and_the_current_column_never(shown):
    table = shown(LesionTable(), width=344)
    table.show_view(FOLLOW_UP_TABLE)
    hidden = [table.isColumnHidden(n) for n in range(5)]
    assert hidden == [False, False, True, False, False]
    assert sum(table.columnWidth(n) for n in range(5)) <= table.viewport().width()
    assert FOLLOW_UP_TABLE.columns[1].shapes == (Shape.NADIR,)


def test_an_empty_table_says_what_to_press(shown):
    table = shown(LesionTable())
    blank = table.grab().toImage()
    table.show_view(LesionTableView("Lesion", empty="", empty_keys=()))
    assert table.lesions.rowCount() == 0
    assert table.grab().toImage() != blank


def pixels(table, row, column):
    box = table.visualRect(table.lesions.index(row, column))
    image = table.viewport().grab(box).toImage().convertToFormat(QImage.Format.Format_RGB32)
    return {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}


def test_a_proposed_value_looks_other_than_a_recorded_one_ls7(shown):
    table = shown(LesionTable())
    table.show_view(BASELINE_TABLE)
    proposed = pixels(table, 3, 1)
    rows = list(BASELINE_TABLE.rows)
    cells = tuple(replace(cell, style=CellStyle.CURRENT) for cell in rows[3].cells)
    rows[3] = replace(rows[3], cells=cells)
    table.show_view(replace(BASELINE_TABLE, rows=tuple(rows)))
    assert max(proposed) < max(pixels(table, 3, 1))  # grey, then bright


def test_the_selected_lesion_comes_into_sight(shown):
    table = shown(LesionTable(), height=160)
    table.show_view(replace(FOLLOW_UP_TABLE, selected=None))
    table.show_view(replace(FOLLOW_UP_TABLE, selected="NT3"))
    assert table.viewport().rect().contains(table.visualRect(table.lesions.index(7, 0)).center())
    assert table.indexAt(QPoint(20, table.rowViewportPosition(7) + 5)).row() == 7


SHORT_SITES = replace(
    FOLLOW_UP_TABLE,
    rows=tuple(
        replace(row, place="Liver", counted="") if isinstance(row, LesionRow) else row
        for row in FOLLOW_UP_TABLE.rows
    ),
)


@pytest.mark.parametrize(
    ("view", "low", "in_work"),
    [(SHORT_SITES, 28, 40), (FOLLOW_UP_TABLE, 30, 34)],
    ids=["sites beside", "sites below"],
)
def test_small_windows_have_lower_rows_and_the_row_in_work_keeps_its_change(shown, view, low, in_work):
    table = shown(LesionTable(), width=344)
    table.set_compact(True)
    table.show_view(view)
    assert [table.rowHeight(n) for n in (0, 3, 4)] == [low, in_work, 28]
    table.show_view(replace(view, selected="T1"))
    assert [table.rowHeight(n) for n in (0, 3, 4)] == [in_work, low, 28]
    tip = table.lesions.index(3, 4).data(Qt.ItemDataRole.ToolTipRole)
    assert tip.endswith("−16.4 / +28.1 %")


@pytest.fixture
def painted(monkeypatch):
    """The words painted while a widget is grabbed."""

    def words_of(widget):
        words, real = [], QPainter.drawText

        def drawn(painter, *given):
            words.extend(part for part in given if isinstance(part, str))
            return real(painter, *given)

        with monkeypatch.context() as patch:
            patch.setattr(QPainter, "drawText", drawn)
            widget.grab()
        return words

    return words_of


def test_VW_4_in_small_windows_no_lesion_is_unnamed(shown, painted):
    """Every lesion shows its organ, at least three letters of it; one with room shows its whole site."""
    table = shown(LesionTable(), width=344, height=400)
    table.set_compact(True)
    table.show_view(replace(CROWDED_TABLE, selected=None))
    words = painted(table)
    rows = [row for row in CROWDED_TABLE.rows if isinstance(row, LesionRow)]
    unnamed = [row.id for row in rows if not any(word.startswith(row.place[:3]) for word in words)]
    assert unnamed == []
    assert "Liver, segment 2" in words  # NL2: nothing was there before


@pytest.mark.parametrize("view", [CROWDED_TABLE, AFTER_NE, FOLLOW_UP_TABLE], ids=["crowded", "NE", "usual"])
@pytest.mark.parametrize("is_one_selected", [True, False])
def test_MT_5_in_small_windows_each_site_and_the_axis_that_counts_are_whole(
    shown, painted, view, is_one_selected
):
    """Three timepoints at 1366x768: segments, stations and "short" stand under the values where needed."""
    table = shown(LesionTable(), width=344, height=400)
    table.set_compact(True)
    table.show_view(replace(view, selected="T2" if is_one_selected else None))
    words = painted(table)
    rows = [row for row in view.rows if isinstance(row, LesionRow)]
    assert [row.place for row in rows if row.place not in words] == []
    nodes = [row for row in rows if row.counted]
    assert words.count("short") >= len(nodes)
    assert [w for w in words if "…" in w] == []


def test_a_node_tells_the_axis_that_counts_in_its_tool_tip(table):
    tip = table.lesions.index(1, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "T2, Node, mesenteric, short, read"


@pytest.mark.parametrize("lesion", ["NT1", "NT12"])
def test_VW_4_words_of_two_earlier_timepoints_leave_a_name(shown, painted, lesion):
    """The line of the role gives way, which the id tells too; the letters kept tell organs apart."""
    table = shown(LesionTable(), width=344, height=400)
    table.set_compact(True)
    places = ("Bone", "Peritoneum/omentum", "Pericardium", "Node, mediastinal")
    rows = [crowded(lesion, Role.NON_TARGET, place, ("present",) * 4) for place in places]
    crowding = [row for row in AFTER_NE.rows if not isinstance(row, LesionRow) or row.role is Role.TARGET]
    table.show_view(replace(AFTER_NE, rows=(*crowding, *rows)))
    words = painted(table)
    assert words.count(lesion) == len(places)
    for kept in ("Bone", "Perit", "Peric", "Node"):
        assert any(word.startswith(kept) for word in words), kept


def test_in_small_windows_a_proposal_keeps_the_key_that_confirms_it(shown, painted):
    table = shown(LesionTable(), width=344, height=400)
    table.set_compact(True)
    table.show_view(replace(FOLLOW_UP_TABLE, selected=None))
    assert "⇧P" in painted(table)


@pytest.mark.parametrize(
    ("width", "place", "counted", "shown_words"),
    [
        (300, "Node, mesenteric", "short", ("Node, mesenteric", "short")),
        (80, "Node, mesenteric", "short", ("Node", "short")),
        (40, "Node, mesenteric", "short", ("Node", "")),
        (40, "Peritoneum, ascites", "", ("Periton.", "")),
        (4, "Liver", "", ("", "")),
    ],
)
def test_a_site_is_shortened_from_its_end(table, width, place, counted, shown_words):
    assert shortened(width, place, counted) == shown_words


def test_LS_1_a_target_that_is_carried_stands_in_a_frame(qtbot, table):
    """By a real drag; the frame goes with the button."""
    table.carrying.allowed = True
    rows = [table.visualRect(table.lesions.index(number, 0)) for number in (0, 1, 2)]

    def pictures():
        return [table.viewport().grab(rect).toImage() for rect in rows]

    before = pictures()
    qtbot.mousePress(table.viewport(), Qt.MouseButton.LeftButton, pos=rows[0].center())
    qtbot.mouseMove(table.viewport(), rows[0].center() + QPoint(0, 16))
    qtbot.mouseMove(table.viewport(), rows[0].center() + QPoint(0, 18))
    carried = [a != b for a, b in zip(before, pictures(), strict=True)]
    qtbot.mouseRelease(table.viewport(), Qt.MouseButton.LeftButton, pos=rows[0].center())
    assert carried[0]
    assert not carried[2]
    assert pictures()[2] == before[2]
    assert table.carrying.lesion is None
