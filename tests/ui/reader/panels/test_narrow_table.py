"""In a small window the table keeps baseline, prior and current, each with its words whole (window.md 2)."""

from dataclasses import replace

import pytest

from recist_reader.recist.organs import ORGANS
from recist_reader.ui.reader.panels.chips import Chips
from recist_reader.ui.reader.panels.lesion_cells import wanted_width
from recist_reader.ui.reader.panels.lesion_table import LesionTable
from recist_reader.ui.theme.tokens import TOKENS
from tests.ui.reader.panels.crowded import AFTER_NE
from tests.ui.widgets.clipping import cut_texts

pytestmark = pytest.mark.gui
ROOM = 304  # of the creation panel, px
COMPACT = TOKENS.right_panel[1]


def test_the_prior_timepoint_stays_in_sight_and_no_word_of_it_is_cut(shown):
    table = LesionTable()
    table.set_compact(True)
    table = shown(table, width=COMPACT)
    table.show_view(AFTER_NE)
    assert [table.isColumnHidden(n) for n in range(5)] == [False, False, True, False, False]
    assert sum(table.columnWidth(n) for n in range(5)) <= table.viewport().width()
    for column in (0, 2, 3):
        wanted = max(wanted_width(row, column, is_compact=True) for row in AFTER_NE.rows)
        assert table.columnWidth(column + 1) >= wanted - 1


@pytest.mark.parametrize("organ", [organ for organ in ORGANS if organ.subsites], ids=lambda organ: organ.name)
def test_no_chip_of_a_site_is_cut(shown, organ):
    """Thirteen regions of nodes, and every other list of parts."""
    row = shown(Chips("Part", room_px=ROOM), width=ROOM)
    row.offer(tuple((part, part) for part in organ.subsites))
    row.resize(ROOM, row.sizeHint().height())
    row.layout().activate()
    assert cut_texts(row) == []
    boxes = [button.geometry() for button in row.buttons]
    assert all(row.rect().contains(box) for box in boxes)
    assert not any(a.intersects(b) for n, a in enumerate(boxes) for b in boxes[:n])


def test_nothing_below_the_table_moves_when_a_lesion_is_selected_or_let_go(shown):
    table = LesionTable()
    table.set_compact(True)
    table = shown(table, width=COMPACT)
    heights = []
    for selected in (None, "T2", "NT1", None):
        table.show_view(replace(AFTER_NE, selected=selected))
        heights.append(table.wanted_height())
    assert len(set(heights)) == 1
