"""The two pages of a read, images and lock, before they belong to one: they can be made ahead."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from recist_reader.ui.reader.lock.page import LockPage
from recist_reader.ui.reader.page import ReaderPage


class ReadingPages:
    """Made once and bound to one read, never to a second."""

    def __init__(self) -> None:
        self._find: Callable[[str], Any] | None = None
        self._check: Callable[[Any], Any] | None = None
        self.page = ReaderPage(self._find_organs, self._check_draft)
        self.lock_page = LockPage()

    def bind(self, find: Callable[[str], Any], check: Callable[[Any], Any]) -> None:
        """Say who finds organs and checks drafts for the creation panel."""
        self._find, self._check = find, check

    def _find_organs(self, prefix: str) -> Any:
        return self._find(prefix)

    def _check_draft(self, draft: Any) -> Any:
        return self._check(draft)

    def put_into(self, stack: QStackedWidget) -> None:
        """Add both, in their style and size, without showing them: showing takes less time then."""
        for page in (self.page, self.lock_page):
            page.resize(stack.size())
            stack.addWidget(page)
            for widget in (page, *page.findChildren(QWidget)):
                widget.ensurePolished()
