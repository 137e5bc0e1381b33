"""A worklist page on a study, as the main window holds it."""

import pytest
from PySide6.QtCore import Qt

from recist_reader.problem import Refusal
from recist_reader.reading.importing import ImportWish, import_images
from recist_reader.reading.worklist import tasks
from recist_reader.trial.study_records import SubjectRecord
from recist_reader.ui.start.last_folders import forget
from recist_reader.ui.start.worklist_page import WorklistPage
from recist_reader.ui.theme.apply import apply
from tests.reading.made_folders import a_ct, an_empty_study
from tests.ui.start.kept_workers import kept_workers
from tests.ui.start.masking import KEYS


@pytest.fixture(scope="session", autouse=True)
def _workers_are_kept():
    with kept_workers():
        yield


@pytest.fixture(autouse=True)
def nothing_chosen():
    """No folder was chosen before."""
    forget()


@pytest.fixture
def study(tmp_path):
    with an_empty_study(tmp_path / "study") as made:
        yield made


@pytest.fixture
def page(qtbot, qapp, study):
    if not qapp.styleSheet():
        apply(qapp)
    made = WorklistPage()
    qtbot.addWidget(made)
    made.resize(1600, 960)
    made.refresh_asked.connect(lambda: made.show_tasks(tasks(study)))
    made.use_study(study)
    made.show_tasks(tasks(study))
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    yield made
    made.panels.stop()


@pytest.fixture
def panel(page, study):
    """The panel that imports, for subject 1001."""
    study.add_subject(SubjectRecord("1001"))
    page.refresh_asked.emit()
    return page.panels.import_panel


@pytest.fixture
def card(qtbot, page, study, tmp_path):
    """The card of a held-back series of three slices, its picture on screen, the focus in its reason."""
    study.add_subject(SubjectRecord("1001"))
    folder = a_ct(tmp_path / "ct", slices=3, BurnedInAnnotation="YES")
    *_, last = import_images(study, ImportWish((folder,), "1001", "Baseline"))
    assert not isinstance(last.answer, Refusal)
    page.refresh_asked.emit()
    qtbot.waitUntil(page.isActiveWindow)
    qtbot.keyClick(page, KEYS.Key_J, Qt.KeyboardModifier.ControlModifier)
    (held,) = page.panels.series_panel.cards.values()
    qtbot.waitUntil(lambda: not held.preview.shown_at().isEmpty(), timeout=5000)
    return held
