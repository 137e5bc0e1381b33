"""A worklist page on a study, as the main window holds it."""

import pytest

from recist_reader.reading.worklist import tasks
from recist_reader.ui.start.last_folders import forget
from recist_reader.ui.start.worklist_page import WorklistPage
from recist_reader.ui.theme.apply import apply
from tests.reading.made_folders import an_empty_study


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
    made.stop()
