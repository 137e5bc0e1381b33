"""The exporter's pages: what goes out and who is left out, and how far readers agree (RO-4, EXP-30)."""

from recist_reader.reading.study_session import StudySession
from recist_reader.ui.exporter.agreement_page import AgreementPage
from recist_reader.ui.people.person import Person
from recist_reader.ui.people.role_home import RoleHome, Tab
from recist_reader.ui.start.export_page import ExportPage
from recist_reader.ui.texts import tr


class ExporterHome(RoleHome):
    """No subject is opened here, and no image shown."""

    def __init__(self, study: StudySession, person: Person):
        self.export_page, self.agreement = ExportPage(study, has_back=False), AgreementPage(study)
        tabs = (
            Tab(tr("Export"), "export", self.export_page, self.export_page.choice),
            Tab(tr("Agreement"), "table", self.agreement, self.agreement.table),
        )
        super().__init__(study.head.title, person, tabs)

    def focus_list(self) -> None:
        if self.pages.currentWidget() is self.export_page:
            self.export_page.start()
            return
        super().focus_list()
        if not self.agreement.was_read:
            self.agreement.read()

    def stop(self) -> None:
        """Cancel what runs and wait for it."""
        self.export_page.stop()
        self.agreement.stop()

    @property
    def is_settled(self) -> bool:
        return not (self.export_page.is_running or self.agreement.is_running)
