"""Covers the window of a signed-in person: by key, when idle, when the session is over (SG-3, SE-7)."""

from collections.abc import Callable
from concurrent.futures import Executor, Future

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QToolTip, QWidget
from shiboken6 import isValid

from recist_reader.problem import Fault, Refusal
from recist_reader.reading.people.coming_back import come_back
from recist_reader.reading.people.seat import SignedInSeat
from recist_reader.reading.people.signing_in import why_ended
from recist_reader.reading.study_session import StudySession
from recist_reader.ui.people.cover import Cover, Why
from recist_reader.ui.people.idle_watch import IdleWatch
from recist_reader.ui.start.side_panel import sentence
from recist_reader.ui.texts import tr

LOOK_EACH_MS = 1_000
FAILED = tr("Your password can't be checked now. Try again.")


class SessionGuard(QObject):
    """`show_cover(widget or None)` has the window hide everything else, and show it again."""

    covered = Signal()
    opened = Signal()  # the same person is back
    sign_out_asked = Signal()

    _answered = Signal(object)  # Future

    def __init__(
        self,
        study: StudySession,
        window: QWidget,
        show_cover: Callable[[QWidget | None], None],
        writer: Executor,
        parent: QObject | None = None,
    ):
        super().__init__(parent)
        assert isinstance(study.seat, SignedInSeat), "nobody signs in to a single-reader study"
        self._study, self._seat, self._window, self._writer = study, study.seat, window, writer
        self._show_cover = show_cover
        self._focused: QWidget | None = None
        self._hidden: list[QWidget] = []  # other windows of the program
        self.why: Why | None = None
        self.idle = IdleWatch(parent=self)
        self.cover_page = Cover()
        self.cover_page.given.connect(self._try)
        self.cover_page.sign_out_asked.connect(self.sign_out_asked)
        self.timer = QTimer(self, interval=LOOK_EACH_MS, timeout=self.look)
        self.timer.start()
        self._answered.connect(self._take, Qt.ConnectionType.QueuedConnection)

    @property
    def is_covered(self) -> bool:
        return self.why is not None

    @property
    def idle_minutes(self) -> int:
        """After how many minutes without a touch the window is covered."""
        return self._study.state.options().workflow.idle_lock_min

    def look(self) -> None:
        """Cover the window where it is time; asked every second, and when an edit was refused."""
        self.idle.watch(QGuiApplication.topLevelWindows())
        ended = why_ended(self._seat.people, self._seat.signed_in)
        if ended is not None and self.why not in (Why.OVER, Why.GONE):
            self.cover(Why.OVER if ended == "time" else Why.GONE)
        elif self.why is None and self.idle.idle_s >= self.idle_minutes * 60:
            self.cover(Why.IDLE)

    def cover(self, why: Why = Why.ASKED) -> None:
        """Hide everything; what is in hand stays as it is."""
        if self.why is None:
            self._focused = QApplication.focusWidget()
            self._close_popups()
            self._hide_others()
            QApplication.instance().installEventFilter(self)
        self.why = why
        self._show_cover(self.cover_page)
        self.cover_page.start(why, self.idle_minutes)
        self.covered.emit()

    @staticmethod
    def _close_popups() -> None:
        """Menus, lists and dialogs are windows of their own: the cover would leave them in sight."""
        QToolTip.hideText()
        while (popup := QApplication.activePopupWidget()) is not None and popup.close():
            pass
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                widget.reject()

    def _hide_others(self) -> None:
        """A second window with panels or images goes with the first, and comes back with it."""
        self._hidden = [
            widget
            for widget in QApplication.topLevelWidgets()
            if widget.isVisible() and widget is not self._window.window()
        ]
        for widget in self._hidden:
            widget.hide()

    def eventFilter(self, _watched, event) -> bool:
        """While the window is covered no key of its pages acts (it is removed with the cover)."""
        return event.type() == QEvent.Type.Shortcut and isinstance(_watched, QShortcut)

    def _try(self, password: str) -> None:
        """In the writer's thread: a key is derived, and the attempt is stored (SE-3)."""
        future = self._writer.submit(come_back, self._study, password)
        future.add_done_callback(self._tell)

    def _tell(self, future: "Future[Refusal | None]") -> None:
        if isValid(self):
            self._answered.emit(future)

    def _take(self, future: "Future[Refusal | None]") -> None:
        error = future.exception()
        if error is not None:
            self.cover_page.refuse(sentence(error.problem) if isinstance(error, Fault) else FAILED)
            return
        refusal = future.result()
        if refusal is not None:
            self.cover_page.refuse(sentence(refusal.problem))
            return
        self._uncover()

    def _uncover(self) -> None:
        QApplication.instance().removeEventFilter(self)
        self.why = None
        self.cover_page.set_waiting(False)
        self.idle.touch()
        self._show_cover(None)
        for widget in self._hidden:
            if isValid(widget):
                widget.show()
        self._hidden = []
        self._window.activateWindow()
        if self._focused is not None and isValid(self._focused):
            self._focused.setFocus(Qt.FocusReason.OtherFocusReason)
        self._focused = None
        self.opened.emit()

    def close(self) -> None:
        """The session ends."""
        self.timer.stop()
        QApplication.instance().removeEventFilter(self)
        self.idle.close()
        self._show_cover(None)
        self.cover_page.deleteLater()
