"""The first steps at work: follows page, read and selection of the sample study, and tells the bar."""

from __future__ import annotations

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

    def __init__(self, study: StudySession, pages: QStackedWidget, parent: QObject | None = None):
        super().__init__(parent)
        self._study, self._pages = study, pages
        self._room: ReadingRoom | None = None
        self.bar = FirstStepsBar()
        self.bar.closed.connect(self.bar.hide)
        self.bar.hide()
        pages.currentChanged.connect(self._look)

    def start(self) -> None:
        """Show the bar, unless the steps were gone before; F1 brings it then."""
        self.bar.setVisible(not _has_locked_follow_up(self._study))

    def follow(self, room: ReadingRoom | None) -> None:
        """Look at this read from now on; None when it was left."""
        self._room = room
        if room is not None:
            room.model.changed.connect(self._look)
            room.controller.bench.touched.connect(self._look)
            room.hangings.group.anchor_set.connect(self._look)
        self._look()

    def show_or_hide(self) -> None:
        """F1."""
        self.bar.setVisible(self.bar.isHidden())

    def close(self) -> None:
        """Take the bar away; the study is about to be closed."""
        self._room = None
        self._pages.currentChanged.disconnect(self._look)
        self.bar.hide()
        self.bar.deleteLater()

    def _look(self, *_changed: object) -> None:
        self.bar.see(self._situation())

    def _situation(self) -> Situation:
        room = self._room
        if room is None:
            return Situation(Page.STUDY)
        pages = {room.page: Page.READING, room.lock_page: Page.LOCK}
        page = pages.get(self._pages.currentWidget(), Page.STUDY)
        anchors = room.hangings.group.model.anchors
        return Situation(page, room.model.view, room.controller.bench.selected, bool(anchors))


def _has_locked_follow_up(study: StudySession) -> bool:
    """Somebody went these steps before: baseline and a follow-up of a subject are locked."""
    return any(sum(state is StepState.LOCKED for _, state in task.steps) > 1 for task in tasks(study))
