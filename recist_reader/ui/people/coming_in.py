"""The way into a study with accounts: sign-in page, own password, and what is opened after (SE-2, SE-3)."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QStackedWidget
from shiboken6 import isValid

from recist_reader.problem import Fault, Refusal
from recist_reader.reading.people.entering import (
    Entry,
    OwnPasswordNeeded,
    enter_study,
    enter_with_own_password,
)
from recist_reader.reading.people.passwords import PasswordHashes
from recist_reader.reading.people.signing_in import RoleNeeded
from recist_reader.reading.safekeeping import Safekeeping
from recist_reader.reading.study_session import StudySession
from recist_reader.reading.workplace import Workplace
from recist_reader.trial.people.roles import StudyRole
from recist_reader.ui.demonstration import Demonstration
from recist_reader.ui.people.own_password_page import OwnPasswordPage
from recist_reader.ui.people.sign_in_page import SignInPage
from recist_reader.ui.start.side_panel import sentence
from recist_reader.ui.texts import tr
from recist_reader.ui.widgets.disk_thread import DiskThread

Opened = tuple[StudySession, Safekeeping]
FAILED = tr("Something went wrong inside the program; nobody is signed in. Try again, and report it.")


class ComingIn(QObject):
    """Adds its pages to the window's. A thread derives keys and asks the disk; nobody waits for it."""

    opened = Signal(object, object)  # StudySession, Safekeeping
    left = Signal()

    _answered = Signal(object)  # Future

    def __init__(self, pages: QStackedWidget):
        super().__init__(pages)
        self._pages = pages
        self.sign_in_page, self.own_page = SignInPage(), OwnPasswordPage()
        for page in (self.sign_in_page, self.own_page):
            pages.addWidget(page)
            page.left.connect(self.leave)
        self.hashes: PasswordHashes | None = None
        self.demonstration: Demonstration | None = None
        self.make_place: Callable[[], Workplace] = lambda: Workplace("")
        self._path: Path | None = None
        self._entry: Entry | None = None
        self._asked: Future[Opened | Refusal] | None = None
        self.sign_in_page.given.connect(self._sign_in)
        self.own_page.given.connect(self._set_own)
        self._answered.connect(self._take, Qt.ConnectionType.QueuedConnection)

    @property
    def is_waiting(self) -> bool:
        """Name and password are being looked at."""
        return self._asked is not None

    def ask(self, path: Path, title: str, login: str = "") -> None:
        """Show the sign-in page for a study."""
        self._path = path
        self._pages.setCurrentWidget(self.sign_in_page)
        known = () if self.demonstration is None else self.demonstration.people_of(path)
        self.sign_in_page.start(title, login, known)

    def enter(self, login: str, password: str, role: str | None) -> None:
        """Sign in with what was given at the start of the program; without a password its field waits."""
        page = self.sign_in_page
        page.start(page.title.text(), login)
        if password:
            page.set_waiting(True)
            self._sign_in(login, password, None if role is None else StudyRole(role))

    def leave(self) -> None:
        """Back to the first page; an answer that still comes lets nobody in."""
        self._give_up()
        self._forget()
        self.left.emit()

    def close(self) -> None:
        """The window closes, or somebody is in."""
        self._give_up()
        self._forget()

    def _forget(self) -> None:
        self._entry = None
        self.sign_in_page.forget()
        self.own_page.forget()

    def _give_up(self) -> None:
        asked, self._asked = self._asked, None
        if asked is not None:
            asked.add_done_callback(_put_away)

    def _sign_in(self, login: str, password: str, role: StudyRole | None) -> None:
        self._entry = entry = Entry(login, password, role)
        path, place = self._path, self.make_place()
        assert path is not None, "no study was asked for"
        self._ask(lambda: enter_study(path, entry, place, hashes=self.hashes))

    def _set_own(self, password: str) -> None:
        path, entry, place = self._path, self._entry, self.make_place()
        assert path is not None, "no study was asked for"
        assert entry is not None, "nobody has signed in"
        self._ask(lambda: enter_with_own_password(path, entry, password, place, hashes=self.hashes))

    def _ask(self, act: Callable[[], StudySession | Refusal]) -> None:
        thread = DiskThread("sign-in")
        self._asked = future = thread.submit(_kept, act)
        thread.shutdown()
        future.add_done_callback(self._tell)

    def _tell(self, future: Future[Opened | Refusal]) -> None:
        if isValid(self):
            self._answered.emit(future)

    def _take(self, future: Future[Opened | Refusal]) -> None:
        if future is not self._asked:
            return
        self._asked = None
        error = future.exception()
        if error is not None:
            self._refuse(sentence(error.problem) if isinstance(error, Fault) else FAILED)
            return
        answer = future.result()
        if isinstance(answer, RoleNeeded):
            self.sign_in_page.ask_role(answer.roles)
        elif isinstance(answer, OwnPasswordNeeded):
            self.sign_in_page.password.clear()
            self._pages.setCurrentWidget(self.own_page)
            self.own_page.start(answer.names)
        elif isinstance(answer, Refusal):
            self._refuse(sentence(answer.problem))
        else:
            self._forget()
            self.sign_in_page.set_waiting(False)
            self.opened.emit(*answer)

    def _refuse(self, words: str) -> None:
        own = self._pages.currentWidget() is self.own_page
        (self.own_page if own else self.sign_in_page).refuse(words)


def _kept(act: Callable[[], StudySession | Refusal]) -> Opened | Refusal:
    """Come in, and ask the disk for the backups in the same thread."""
    answer = act()
    if isinstance(answer, Refusal):
        return answer
    try:
        return answer, Safekeeping(answer)
    except BaseException:
        answer.close()
        raise


def _put_away(future: Future[Opened | Refusal]) -> None:
    """Close what was opened for somebody who went away."""
    if future.exception() is None:
        answer = future.result()
        if not isinstance(answer, Refusal):
            answer[0].close()
