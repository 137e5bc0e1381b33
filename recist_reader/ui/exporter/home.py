"""The exporter's one page: choose, see what goes out and who is left out, write (RO-4, EXP-30)."""

from recist_reader.reading.study_session import StudySession
from recist_reader.ui.people.person import Person
from recist_reader.ui.people.role_home import RoleHome, Tab
from recist_reader.ui.start.export_page import ExportPage
from recist_reader.ui.texts import tr


class ExporterHome(RoleHome):
    """No subject is opened here, and no image shown."""

    def __init__(self, study: StudySession, person: Person):
        self.export_page = ExportPage(study, has_back=False)
        super().__init__(
            study.head.title, person, [Tab(tr("Export"), "export", self.export_page, self.export_page.choice)]
        )

    def focus_list(self) -> None:
        self.export_page.start()

    def stop(self) -> None:
        """Cancel what runs and wait for it."""
        self.export_page.stop()

    @property
    def is_settled(self) -> bool:
        return not self.export_page.is_running
