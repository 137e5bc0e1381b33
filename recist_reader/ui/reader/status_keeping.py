"""What the status line says: saved or not, links, the last event, time, what undo would take back."""

from datetime import datetime

from PySide6.QtCore import QObject

from recist_reader.problem import Problem
from recist_reader.trial.patch import Recorded
from recist_reader.ui.reader.acts.workbench import Workbench
from recist_reader.ui.reader.history_card import HistoryCard
from recist_reader.ui.reader.models.event_words import event_words, undo_words
from recist_reader.ui.reader.panels.views.lines import Saving, StatusView
from recist_reader.ui.texts import plural, shown, tr

SAVED = tr("everything is saved")


class StatusKeeping(QObject):
    """Follows the read and the bench into one line (MT-10), and keeps the lines before it."""

    def __init__(self, bench: Workbench, parent: QObject | None = None):
        super().__init__(parent)
        self._bench = bench
        self._saved_text = SAVED
        self._event, self._is_refusal = "", False
        self._is_answer = False  # the refusal was of the reader's last act
        self.history = HistoryCard(bench.page)
        self.history.left.connect(self._leave_history)
        bench.said.connect(self._say)
        bench.model.saved.connect(self._say_saved)
        bench.model.unsaved_changed.connect(self._say_unsaved)
        bench.model.countdown.connect(self._count_down)

    def show(self) -> None:
        """Show everything the line holds as it is now."""
        history = self._bench.model.session.state.history.done
        undo = (
            tr("undo: {undo_words}", undo_words=undo_words(history[-1], self._bench.model.session.state))
            if history and self._bench.hangings.hung.reading_only is None
            else ""
        )
        session = self._bench.model.session
        active = tr("active {minutes} min", minutes=session.active_minutes) if session.open_timepoint else ""
        saving = Saving.NOT_SAVED if self._bench.model.unsaved else Saving.SAVED
        link = self._bench.hangings.link_text
        view = StatusView(
            saving,
            self._saved_text,
            link,
            self._event,
            self._is_refusal,
            active,
            undo,
        )
        self._bench.page.status.show_view(view)

    def forget_refusal(self) -> None:
        """The reader does the next thing: why the last was refused is no longer news."""
        if self._is_answer:
            self._say("", False)

    def show_history(self) -> None:
        """The lines that stood here before, with their times."""
        if self.history.isVisible():
            self._leave_history()
        else:
            self.history.open_at_foot_of(self._bench.page.panel)

    def _leave_history(self) -> None:
        self.history.hide()
        self._bench.page.current.canvas.setFocus()

    def _say(self, text: str, is_refusal: bool, at: datetime | None = None) -> None:
        """`at`: when it was stored; what was only said is kept once while it stands."""
        if text and (at is not None or text != self._event):
            self.history.add(at or datetime.now().astimezone(), text, is_refusal)
        self._event, self._is_refusal, self._is_answer = text, is_refusal, is_refusal
        self.show()

    def _say_saved(self, recorded: Recorded, at: datetime) -> None:
        self._saved_text = tr("saved {at:%H:%M:%S}", at=at)
        self._say(event_words(recorded, self._bench.model.session.state), False, at)

    def _say_unsaved(self, count: int, problem: Problem | None) -> None:
        if count:
            what = f"{shown(problem.what)}: " if problem else ""
            self._saved_text = plural(count, tr("not saved, 1 edit"), tr("not saved, {number} edits"))
            self._say(tr("{what}kept and tried again; the lock waits", what=what), True)
            self._is_answer = False  # it stays until it is true no longer
        else:
            self._saved_text = SAVED
            self.show()

    def _count_down(self, text: str) -> None:
        if text:
            self._saved_text = text
            self.show()
