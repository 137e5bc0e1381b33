"""An edit that waits for the disk stands in its lesion's row at once, said to be unsaved (MT-10, VW-4)."""

import pytest

from recist_reader.reading.read_session import Waiting
from recist_reader.recist.vocabulary import Role
from recist_reader.storage.faults import FaultCode, fault
from recist_reader.trial import commands as c
from recist_reader.ui.reader.models.table import table_view
from recist_reader.ui.reader.panels.views.table import CellStyle, LesionRow, RowState, SumRow
from tests.building import a_study, drawn
from tests.ui.reader.models import stories


@pytest.fixture
def full_disk(tmp_path):
    """Gives (session, wish) at a timepoint; what is wished waits, since the disk takes nothing."""
    with a_study(tmp_path, timepoints=2) as study:
        session = stories.ReadSession(study, "1001")
        stories.draw_baseline(session)
        append = study.file.append

        def wish(command):
            study.file.append = _refuse
            assert isinstance(session.do_or_wait(command), Waiting)

        yield session, wish
        study.file.append = append


def _refuse(*_given, **_more):
    raise fault(FaultCode.DISK_FULL)


def rows_of(session):
    """The lesion rows by id, and the row of the sum."""
    rows = table_view(session.view(), "T1").rows
    lesions = {row.id: row for row in rows if isinstance(row, LesionRow)}
    return lesions, next(row for row in rows if isinstance(row, SumRow))


def test_MT_10_a_value_that_waits_is_in_its_row_and_in_no_sum(full_disk):
    session, wish = full_disk
    stories.done(session.lock())
    stories.done(session.do(c.OpenTimepoint("TP1")))
    _, before = rows_of(session)
    wish(c.RecordMeasurement("T1", drawn(session, 28, 20, 10, (150, 150))))
    wish(c.SetState("NT1", "present", None))
    rows, total = rows_of(session)
    cell = rows["T1"].cells[-1]
    assert (cell.text, cell.under, cell.style) == ("28.0", "not saved", CellStyle.UNSAVED)
    assert cell.spoken.endswith("28.0 millimetres, not saved")
    assert rows["NT1"].cells[-1].text == "present"
    assert {name for name, row in rows.items() if row.state is RowState.UNSAVED} == {"T1", "NT1"}
    assert total == before


def test_VW_4_a_lesion_that_waits_has_its_row(full_disk):
    session, wish = full_disk
    site = c.Site("spleen")
    wish(c.CreateLesion(session.new_uuid(), Role.TARGET, site, drawn(session, 30, 20, 26, (300, 300))))
    rows, total = rows_of(session)
    assert (rows["T5"].cells[0].text, rows["T5"].state) == ("30.0", RowState.UNSAVED)
    assert total.cells[0].text == "120.5"


def test_a_removal_that_waits_keeps_its_row(full_disk):
    session, wish = full_disk
    wish(c.DeleteLesion("T2"))
    rows, total = rows_of(session)
    assert rows["T2"].state is RowState.UNSAVED
    assert list(rows)[:4] == ["T1", "T2", "T3", "T4"]
    assert total.title == "Sum so far, 4 targets"
