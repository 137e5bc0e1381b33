"""The auditor's pages: trail, reads, check, exports, agreement; nothing is changed here (RO-5)."""

from recist_reader.reading.study_session import StudySession
from recist_reader.ui.auditor.check_page import CheckPage
from recist_reader.ui.auditor.reads_page import ReadsPage
from recist_reader.ui.auditor.trail_page import TrailPage
from recist_reader.ui.exporter.agreement_page import AgreementPage
from recist_reader.ui.people.person import Person
from recist_reader.ui.people.role_home import RoleHome, Tab
from recist_reader.ui.start.export_page import ExportPage
from recist_reader.ui.texts import tr


class AuditorHome(RoleHome):
    """Looks again where the study has gone on with `F5`."""

    def __init__(self, study: StudySession, person: Person):
        self.trail, self.check = TrailPage(study), CheckPage(study.path)
        self.reads, self.export_page = ReadsPage(study), ExportPage(study, has_back=False)
        self.agreement = AgreementPage(study)
        tabs = (
            Tab(tr("Audit trail"), "list", self.trail, self.trail.table),
            Tab(tr("Reads"), "eye", self.reads, self.reads.table),
            Tab(tr("Check"), "done-circle", self.check, self.check.start_button),
            Tab(tr("Export"), "export", self.export_page, self.export_page.choice),
            Tab(tr("Agreement"), "table", self.agreement, self.agreement.table),
        )
        self._running = (self.trail, self.reads, self.agreement, self.check, self.export_page)
        super().__init__(study.head.title, person, tabs)
        self.trail.read()
        self.pages.currentChanged.connect(self._turned)

    def _turned(self, _number: int) -> None:
        """Reads are folded when they are first looked at."""
        page = self.pages.currentWidget()
        if page in (self.reads, self.agreement) and not page.was_read:
            page.read()

    def focus_list(self) -> None:
        if self.pages.currentWidget() is self.export_page:
            self.export_page.start()
        else:
            super().focus_list()

    def stop(self) -> None:
        """Give up what runs and wait for it: the study can be closed after."""
        for page in self._running:
            page.stop()

    @property
    def is_settled(self) -> bool:
        return not any(page.is_running for page in self._running)
