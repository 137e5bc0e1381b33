"""In the window a lesion without its image is listed before the lock, refused at it and led to (FT-30)."""

import shutil

import pytest
from PySide6.QtCore import Qt

from recist_reader.imaging.store import ImageStore
from recist_reader.reading.study_session import STUDY_STREAM
from recist_reader.ui.reader.panels.views.table import LesionRow
from recist_reader.ui.viewport.image import Content
from tests.scenarios.desk import LESION_SLICES, baseline_steps, copy_of, make_desk_study, run_steps
from tests.windows import desk_of, windows

pytestmark = pytest.mark.gui
Key = Qt.Key
T1 = LESION_SLICES["T1"]


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    """A study whose baseline is read but for its lock."""
    folder = tmp_path_factory.mktemp("missing")
    made = make_desk_study(folder / "desk.rrs", folder / "images")
    run_steps(made, baseline_steps()[:-1])
    return made


@pytest.fixture
def study(read, tmp_path):
    (tmp_path / "desk").mkdir()
    return copy_of(read, tmp_path / "desk")


@pytest.fixture
def open_desk(qtbot, study):
    with windows(qtbot) as open_window:
        yield lambda: desk_of(qtbot, open_window(study, size=(1600, 960)))


def blob(desk, number):
    """The stored file of a slice of the baseline."""
    (series,) = desk.room.session.facts.at("BL").series
    rows = desk.window.study.file.row("instance", STUDY_STREAM, series.uid)["slices"]
    return ImageStore.beside(desk.window.study.path).path(rows[number - 1]["blob_sha256"])


def change(path):
    path.write_bytes(path.read_bytes()[:-1] + b"\x7f")


def without_image(desk):
    """The lesions that the lock page lists for this."""
    return [line.lesion_id for line in desk.room.lock_page.view.blocks if line.check == "FT-30"]


@pytest.mark.parametrize("harm", [lambda path: path.unlink(), change], ids=["missing", "changed"])
def test_it_is_listed_before_the_lock_and_a_click_leads_to_the_lesion(open_desk, harm):
    desk = open_desk()
    harm(blob(desk, T1))
    desk.control(Key.Key_L)
    page = desk.room.lock_page
    assert page.isVisible()
    assert without_image(desk) == ["T1"]
    assert page.box.missing.text() == "1 thing is missing:"
    (row,) = (row for row in page.sheet.checks.rows.values() if row.line.check == "FT-30")
    assert f"slice {T1} of " in row.words.text()
    assert "recist-reader images check" in row.words.text()
    desk.click(page.box.button)
    assert desk.state.open_timepoint == "BL"
    desk.control(Key.Key_L)
    desk.click(row.code)
    assert desk.page.isVisible()
    assert desk.room.controller.bench.selected == "T1"


@pytest.mark.parametrize("harm", [lambda path: path.unlink(), change], ids=["missing", "changed"])
def test_what_happens_while_the_page_is_open_is_found_at_the_lock(open_desk, harm):
    desk = open_desk()
    desk.control(Key.Key_L)
    page = desk.room.lock_page
    assert page.view.can_lock
    harm(blob(desk, T1))
    desk.click(page.box.button)
    assert desk.state.open_timepoint == "BL"
    assert without_image(desk) == ["T1"]


def test_with_the_image_back_the_same_page_locks(open_desk):
    desk = open_desk()
    path = blob(desk, T1)
    content = path.read_bytes()
    path.unlink()
    desk.control(Key.Key_L)
    assert without_image(desk) == ["T1"]
    desk.key(Key.Key_Escape)
    path.write_bytes(content)
    desk.control(Key.Key_L)
    assert without_image(desk) == []
    desk.click(desk.room.lock_page.box.button)
    assert desk.state.is_locked("BL")


def test_a_lesion_without_its_image_is_deleted_by_key_and_the_rest_is_locked(open_desk):
    desk = open_desk()
    blob(desk, T1).unlink()
    desk.control(Key.Key_L)
    row = next(row for row in desk.room.lock_page.sheet.checks.rows.values() if row.line.check == "FT-30")
    desk.click(row.code)
    desk.key(Key.Key_Delete)
    desk.control(Key.Key_L)
    assert without_image(desk) == []
    desk.key(Key.Key_Return)
    assert desk.state.is_locked("BL")


def test_with_the_whole_store_gone_the_table_works_and_the_viewport_says_what_is_missing(open_desk, study):
    shutil.rmtree(study.with_suffix(".images"))
    desk = open_desk()
    assert desk.current.content is Content.MISSING
    assert desk.current._message(Content.MISSING).title == "image missing"
    rows = [row.id for row in desk.page.table.lesions.view.rows if isinstance(row, LesionRow)]
    assert rows == ["T1", "T2", "T3", "NT1"]
    desk.control(Key.Key_L)
    assert without_image(desk) == ["T1", "T2", "T3", "NT1"]
    desk.key(Key.Key_Return)
    assert desk.state.open_timepoint == "BL"
