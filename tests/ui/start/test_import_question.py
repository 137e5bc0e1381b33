"""One patient in two subjects: asked about before the images are in the study (FT-29, ER)."""

import pytest
from PySide6.QtCore import Qt

from recist_reader.imaging.store import ImageStore
from recist_reader.reading.importing import ImportWish, import_images
from recist_reader.reading.study_session import STUDY_STREAM
from recist_reader.trial.patch import Recorded
from recist_reader.trial.study_records import SubjectRecord
from recist_reader.ui.start.import_panel import Stage
from tests.reading.made_folders import a_ct

pytestmark = pytest.mark.gui
Key = Qt.Key


@pytest.fixture
def panel(page, study, tmp_path):
    """Subject 1001 has its baseline; a later scan of the same patient is to come in for 1002."""
    for subject in ("1001", "1002"):
        study.add_subject(SubjectRecord(subject))
    *_, last = import_images(study, ImportWish((a_ct(tmp_path / "bl", slices=3),), "1001", "Baseline"))
    assert isinstance(last.answer, Recorded)
    page.refresh_asked.emit()
    return page.panels.import_panel


def run(qtbot, page, panel, folder):
    page.import_asked.emit("1002")
    panel.choice.add_places((folder,))
    qtbot.keyClick(panel.choice.start_button, Key.Key_Return)
    qtbot.waitUntil(lambda: panel.stage is not Stage.RUNNING, timeout=20_000)


def test_FT_29_the_other_subject_is_named_and_esc_takes_nothing(qtbot, page, panel, study, tmp_path):
    run(qtbot, page, panel, a_ct(tmp_path / "later", slices=3, day="20240610"))
    assert panel.stage is Stage.ASKING
    assert "the patient number of 1001. Are they of 1002?" in panel.question.words.text()
    qtbot.keyClick(page.focusWidget(), Key.Key_Escape)
    assert panel.stage is Stage.CHOOSING
    assert "nothing of this import is in the study" in panel.message.text()
    assert not study.state.series_of("1002")
    qtbot.waitUntil(lambda: len(list(ImageStore.beside(study.path).blobs())) == 3)


def test_FT_29_a_reason_lets_them_in_once_and_is_kept(qtbot, page, panel, study, tmp_path):
    run(qtbot, page, panel, a_ct(tmp_path / "later", slices=3, day="20240610"))
    assert page.focusWidget() is panel.question.reason
    qtbot.keyClick(panel.question.reason, Key.Key_Return)
    assert panel.stage is Stage.ASKING, "a reason is needed"
    qtbot.keyClicks(panel.question.reason, "one number for all")
    qtbot.keyClick(panel.question.reason, Key.Key_Return)
    qtbot.waitUntil(lambda: panel.stage is Stage.DONE, timeout=20_000)
    assert len(study.state.series_of("1002")) == 1
    assert study.file.events(STUDY_STREAM)[-1].payload["reason"]["text"] == "one number for all"
    run(qtbot, page, panel, a_ct(tmp_path / "third", slices=3, day="20240910"))
    qtbot.waitUntil(lambda: panel.stage is Stage.DONE, timeout=20_000)
    assert len(study.state.series_of("1002")) == 2


def test_another_patient_is_not_asked_about(qtbot, page, panel, study, tmp_path):
    run(qtbot, page, panel, a_ct(tmp_path / "own", slices=3, day="20240610", PatientID="OTHER"))
    qtbot.waitUntil(lambda: panel.stage is Stage.DONE, timeout=20_000)
    assert len(study.state.series_of("1002")) == 1
