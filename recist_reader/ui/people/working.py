"""Who works at the desk of an open study: the role's first page, what the role may not do, the cover."""

from concurrent.futures import Executor
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from recist_reader.problem import Refusal
from recist_reader.reading.people.visit_matrix import Matrix, matrix_of
from recist_reader.reading.study_session import StudySession
from recist_reader.reading.worklist import Task, tasks
from recist_reader.trial.people.roles import StudyRole
from recist_reader.ui.people.person import HAS_WORKLIST, KEEPS_SUBJECTS, Person, person_at, why_not
from recist_reader.ui.people.session_guard import SessionGuard
from recist_reader.ui.start.worklist_dress import dress_of
from recist_reader.ui.start.worklist_page import WorklistPage
from recist_reader.ui.texts import tr

if TYPE_CHECKING:
    from recist_reader.ui.adjudication.home import AdjudicationHome
    from recist_reader.ui.auditor.home import AuditorHome
    from recist_reader.ui.exporter.home import ExporterHome
    from recist_reader.ui.manager.home import ManagerHome

    RoleDesk = AdjudicationHome | AuditorHome | ExporterHome

NO_COVER = tr("nobody signs in to a single-reader study, so nothing is covered: lock the computer")


class Working(QObject):
    """`person` is None in a single-reader study: everything may be done, nothing is covered (RO-10)."""

    closing_asked = Signal()  # of a study to which nobody signs in
    sign_out_asked = Signal()
    covered = Signal(object)  # the cover, None once it is gone
    came_back = Signal()

    def __init__(self, study: StudySession, window: QWidget, writer: Executor, parent: QObject):
        super().__init__(parent)
        self._study = study
        self.person = person_at(study)
        self.guard: SessionGuard | None = None
        self.role_desk: RoleDesk | None = None
        self.desks: ManagerHome | None = None
        if self.person is not None:
            self.guard = SessionGuard(study, window, self.covered.emit, writer, self)
            self.guard.sign_out_asked.connect(self.sign_out_asked)
            self.guard.opened.connect(self._go_on)
        self.worklist = self._make_worklist()
        self.worklist.close_asked.connect(self._ask_to_close)
        self.worklist.cover_asked.connect(self.cover)
        self.home: WorklistPage | ManagerHome | RoleDesk = self.worklist
        if self.role is StudyRole.MANAGER:
            self.home = self._make_desks(writer)
        elif self.person is not None and self.person.role not in HAS_WORKLIST:
            self.home = self.role_desk = page = self._make_home(self.person, writer)
            page.cover_asked.connect(self.cover)
            page.sign_out_asked.connect(self._ask_to_close)
        self._tell_who()
        self.worklist.use_study(study if self.keeps_subjects else None)

    def _make_worklist(self) -> WorklistPage:
        """The list of reads, or of subjects; the manager of a study with accounts has the matrix."""
        if self.role is not StudyRole.MANAGER:
            return WorklistPage(dress_of(self.person))
        from recist_reader.ui.manager.matrix_page import MatrixPage

        return MatrixPage(dress_of(self.person))

    def _make_desks(self, writer: Executor) -> "ManagerHome":
        """The manager's pages, the matrix first."""
        from recist_reader.ui.manager.home import ManagerHome

        self.desks = ManagerHome(self.worklist, self._study, writer)
        return self.desks

    def _make_home(self, person: Person, writer: Executor) -> "RoleDesk":
        """The first page of a role without a worklist; the adjudicator's brings viewports with it."""
        if person.role is StudyRole.EXPORTER:
            from recist_reader.ui.exporter.home import ExporterHome

            return ExporterHome(self._study, person)
        if person.role is StudyRole.AUDITOR:
            from recist_reader.ui.auditor.home import AuditorHome

            return AuditorHome(self._study, person)
        from recist_reader.ui.adjudication.home import AdjudicationHome

        home = AdjudicationHome(self._study, person, writer)
        home.session_over.connect(self.look)
        return home

    @property
    def is_settled(self) -> bool:
        """Nothing of the role's own pages loads or waits for the disk."""
        is_asking = self.desks is not None and self.desks.errand.is_waiting
        return not is_asking and (self.role_desk is None or self.role_desk.is_settled)

    @property
    def role(self) -> StudyRole | None:
        return None if self.person is None else self.person.role

    @property
    def keeps_subjects(self) -> bool:
        """Subjects, images and backups are this person's task."""
        return self.role in KEEPS_SUBJECTS

    @property
    def reads(self) -> bool:
        return not self.why_not("open")

    def why_not(self, name: str) -> str:
        """Why a key or button does nothing for this person; empty where it acts."""
        return why_not(self.role, name)

    def listed(self) -> tuple[Task, ...] | Matrix | Refusal:
        """What the first page lists: reads to do, or subjects to keep; nothing before other roles."""
        if self.role not in HAS_WORKLIST:
            return ()
        return matrix_of(self._study) if self.role is StudyRole.MANAGER else tasks(self._study)

    def cover(self) -> str:
        """Ctrl+Alt+L: hide all until the same person's password is typed; returns why nothing is covered."""
        if self.guard is None:
            return NO_COVER
        self.guard.cover()
        return ""

    def look(self) -> None:
        """An edit was refused: where the session is over it is said at once."""
        if self.guard is not None:
            self.guard.look()

    def close(self) -> None:
        if self.role_desk is not None:
            self.role_desk.stop()
        if self.guard is not None:
            self.guard.close()

    def _ask_to_close(self) -> None:
        """Closing a study with accounts is signing out: another person begins in another process (SE-7)."""
        (self.closing_asked if self.person is None else self.sign_out_asked).emit()

    def _tell_who(self) -> None:
        title, person, study = self._study.head.title, self.person, self._study
        if person is None:
            self.worklist.show_study(title, study.workplace.account, is_writable=study.is_writable)
        else:
            self.worklist.show_person(title, f"{person.who}  ·  {person.since_text}")

    def _go_on(self) -> None:
        """The same person is back, perhaps in a session that began just now."""
        self.person = person_at(self._study)
        self._tell_who()
        if self.role_desk is not None and self.person is not None:
            self.role_desk.show_person(self.person)
        self.came_back.emit()
