"""The first steps at work: follows page, read and selection of the sample study, and tells the bar."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget

from recist_reader.reading.study_session import StudySession
from recist_reader.reading.worklist import StepState, tasks
from recist_reader.ui.first_steps.bar import FirstStepsBar
from recist_reader.ui.first_steps.steps import Page, Situation

if TYPE_CHECKING:
    from recist_reader.ui.reader.reading_room import ReadingRoom


class FirstStepsGuide(QObject):
    """Belongs to one open sample study. Who makes it puts `bar` under the pages, then calls `start`."""

    def __init__(
        self,
        study: StudySession,
        pages: QStackedWidget,
        next_subject: Callable[[], str | None],
        parent: QObject | None = None,
    ):
        """`next_subject` is the subject that Ctrl+N opens."""
        super().__init__(parent)
        self._study, self._pages, self._next_subject = study, pages, next_subject
        self._room: ReadingRoom | None = None
        self.bar = FirstStepsBar()
        self.bar.closed.connect(self.bar.hide)
        self.bar.hide()
        pages.currentChanged.connect(self.look)

    def start(self) -> None:
        """Show the bar, unless the steps were gone before; F1 brings it then."""
        self.bar.setVisible(not _has_locked_follow_up(self._study))

    def follow(self, room: ReadingRoom | None) -> None:
        """Look at this read from now on; None when it was left."""
        self._room = room
        if room is not None:
            room.model.changed.connect(self.look)
            room.controller.bench.touched.connect(self.look)
            room.hangings.group.anchor_set.connect(self.look)
        self.look()

    def show_or_hide(self) -> None:
        """F1."""
        self.bar.setVisible(self.bar.isHidden())

    def close(self) -> None:
        """Take the bar away; the study is about to be closed."""
        self._room = None
        self._pages.currentChanged.disconnect(self.look)
        self.bar.hide()
        self.bar.deleteLater()

    def look(self, *_changed: object) -> None:
        """Say what is true now."""
        self.bar.see(self._situation())

    def _situation(self) -> Situation:
        room = self._room
        if room is None:
            return Situation(Page.STUDY, next_subject=self._next_subject())
        pages = {room.page: Page.READING, room.lock_page: Page.LOCK}
        page = pages.get(self._pages.currentWidget(), Page.STUDY)
        return Situation(
            page,
            room.model.view,
            room.controller.bench.selected,
            bool(room.hangings.group.model.anchors),
            room.session.subject,
            self._next_subject() if page is Page.READING else None,  # Ctrl+N acts there alone
        )


def _has_locked_follow_up(study: StudySession) -> bool:
    """Somebody went these steps before: baseline and a follow-up of a subject are locked."""
    return any(sum(state is StepState.LOCKED for _, state in task.steps) > 1 for task in tasks(study))
