"""What the pieces of the one window ask of it; they do not know the window that is made of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtWidgets import QStackedWidget, QWidget

if TYPE_CHECKING:
    from recist_reader.reading.script.recording import ScriptFile
    from recist_reader.reading.study_session import StudySession
    from recist_reader.ui.asking import Asking
    from recist_reader.ui.reader.reading_room import ReadingRoom
    from recist_reader.ui.reader.reason_bar import ReasonBar
    from recist_reader.ui.start.welcome_page import WelcomePage
    from recist_reader.ui.warm_up import WarmUp
    from recist_reader.ui.widgets.notice_bar import NoticeBar


@runtime_checkable
class StudyWindow(Protocol):
    """A main window of Qt, which is also the parent of what its pieces make."""

    pages: QStackedWidget
    welcome: WelcomePage
    notice: NoticeBar
    reason: ReasonBar
    warm_up: WarmUp
    asking: Asking
    script_file: ScriptFile | None  # where the session is written down, if it is

    @property
    def room(self) -> ReadingRoom | None:
        """The read that is open."""

    def put_under_page(self, bar: QWidget) -> None:
        """Put a line between the page and what concerns the whole study."""

    def may_leave_read(self, name: str) -> bool:
        """Whether nothing in hand would be lost by the action of this name; what would is said."""

    def open_path(self, path: Path) -> bool:
        """Open a study file in place of the open one; True when it is open, else the fault is said."""

    def show_study(self, study: StudySession) -> None:
        """Show the worklist of an opened study."""

    def open_read(self, subject: str) -> None:
        """Open the timepoint to read of a subject, or its last locked one."""
