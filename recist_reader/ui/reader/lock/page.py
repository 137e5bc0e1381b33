"""The check-and-lock page (SG-1, RO-10): what is locked on the left, the lock on the right."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from recist_reader.problem import Problem
from recist_reader.ui.people.person import Person
from recist_reader.ui.reader.lock.agreement import Agreement
from recist_reader.ui.reader.lock.check_list import CheckRow
from recist_reader.ui.reader.lock.lock_box import LockBox
from recist_reader.ui.reader.lock.reason_field import ENTER
from recist_reader.ui.reader.lock.reopen_bar import ReopenBar
from recist_reader.ui.reader.lock.saved_line import SavedLine
from recist_reader.ui.reader.lock.sheet import Sheet
from recist_reader.ui.reader.models.lock_views import CheckLine, LockView, LockWish
from recist_reader.ui.reader.panels.lines import Glyph, label
from recist_reader.ui.reader.queries.views import HOLD
from recist_reader.ui.texts import plural, shown_problem, tr
from recist_reader.ui.theme.scale import grown, is_compact
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS
from recist_reader.ui.widgets.tab_order import go_on

_SIDE_WIDTH = 536
_THREE_COLUMNS = 1200  # from this width on, checks, why and categories stand beside each other
_WAITING = tr("Locking ...")
NOT_SAVED = "GD-24"


class LockPage(QWidget):
    """Shows a `LockView`. Enter locks when nothing forbids it, Esc goes back and nothing is lost."""

    lock_asked = Signal(object)  # LockWish
    back_asked = Signal()
    reason_given = Signal(str, object, str)  # check, lesion id or None, text
    lesion_asked = Signal(str)
    reopen_asked = Signal(str, str, str)  # timepoint, entry, text
    queries_asked = Signal()

    def __init__(self, parent=None):
        super().__init__(parent)
        mark(self, "page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Check and lock"))
        self.view: LockView | None = None
        self._waiting = False
        self._refused = ""
        self._reading_only = ""  # why nothing can be locked here
        self._may_reopen = True
        self.sheet, self.box, self.agreement = Sheet(), LockBox(), Agreement()
        self.reopen, self.status = ReopenBar(), SavedLine()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._make_bar())
        outer.addLayout(self._make_body(), 1)
        outer.addWidget(self.status)
        self._connect()

    def _connect(self) -> None:
        self.sheet.reason_given.connect(self.reason_given)
        self.sheet.lesion_asked.connect(self.lesion_asked)
        self.box.lock_clicked.connect(self.lock)
        self.box.back_clicked.connect(self.back_asked)
        self.box.block_chosen.connect(self._mend)
        self.box.signature.entered.connect(self.lock)
        self.agreement.changed.connect(self._judge)
        self.agreement.reason.returnPressed.connect(self.lock)
        self.reopen.reopen_asked.connect(self.reopen_asked)
        self.reopen.closed.connect(self.back_asked)

    def _make_bar(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("role", "bar")
        bar.setFixedHeight(grown(TOKENS.top_bar[0]))
        self._bar = bar
        row = QHBoxLayout(bar)
        row.setContentsMargins(TOKENS.inset, 0, TOKENS.inset_large, 0)
        row.setSpacing(8)
        task = QVBoxLayout()
        task.setSpacing(0)
        self._task, self._counts = label("title"), label("caption")
        task.addStretch(1)
        task.addWidget(self._task)
        task.addWidget(self._counts)
        task.addStretch(1)
        row.addLayout(task)
        row.addSpacing(40)
        glyph = Glyph(TOKENS.icon_tool)
        glyph.show_icon("lock", "t2")
        row.addWidget(glyph)
        self.heading = label("page-title")
        row.addWidget(self.heading)
        row.addStretch(1)
        row.addWidget(label("key", "Esc"))
        row.addWidget(label("caption", tr("back to the images, nothing is lost")))
        return bar

    def _make_body(self) -> QBoxLayout:
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setContentsMargins(24, TOKENS.inset_large, 24, TOKENS.inset)
        self._body.setSpacing(24)
        self.scroll = QScrollArea()
        self.scroll.setWidgetResizable(True)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll.setWidget(self.sheet)
        self._body.addWidget(self.scroll, 1)
        self.side = QWidget()
        self._side = QBoxLayout(QBoxLayout.Direction.TopToBottom, self.side)
        self._side.setContentsMargins(0, 0, 0, 0)
        self._side.setSpacing(TOKENS.inset_large)
        self._side.addWidget(self.box)
        self._side.addWidget(self.agreement)
        self._side.addWidget(self.reopen)
        self._after = self._make_after()
        self._side.addWidget(self._after)
        self._side.addStretch(1)
        self.side.setFixedWidth(grown(_SIDE_WIDTH))
        self._body.addWidget(self.side)
        return self._body

    def _make_after(self) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(TOKENS.inset_large, TOKENS.inset, TOKENS.inset_large, TOKENS.inset)
        column.setSpacing(6)
        column.addWidget(label("section", tr("After the lock")))
        self._next_key = label("key")
        for icon_name, key, text in (
            ("wait", None, tr("The next timepoint opens if its images are there.")),
            ("", self._next_key, tr("takes you to the next task")),
        ):
            row = QHBoxLayout()
            row.setSpacing(8)
            if icon_name:
                glyph = Glyph()
                glyph.show_icon(icon_name, "t2")
                row.addWidget(glyph)
            if key is not None:
                row.addWidget(key)
            row.addWidget(label("", text), 1)
            column.addLayout(row)
        return card

    # -- showing

    def show_reading_only(self, problem: Problem | None, *, may_reopen: bool = False) -> None:
        """Of a study open for reading only the page can be read; the lock says why it is dimmed (FT-5).

        A read under other rules may be reopened all the same (ER).
        """
        self._may_reopen = problem is None or may_reopen
        self._reading_only = "" if problem is None else _words(problem)
        self.sheet.checks.close_for(self._reading_only)
        self.agreement.setEnabled(problem is None)
        self.agreement.setToolTip(self._reading_only)
        self._judge()

    def show_view(self, view: LockView) -> None:
        """Show a state of the read; another timepoint or version begins with nothing typed."""
        is_other = self.view is None or (view.timepoint, view.version) != (
            self.view.timepoint,
            self.view.version,
        )
        focused, asked = self.focusWidget(), self.sheet.checks.to_answer()
        self.view = view
        self._waiting = self._waiting and not (is_other or view.is_locked)  # until the lock is answered
        self._refused = ""
        if is_other:
            self.sheet.checks.forget()
            self.agreement.ask(None)
            self.box.choose_first()
        self.heading.setText(tr("Locked timepoint") if view.is_locked else tr("Check and lock"))
        self._task.setText(view.task)
        self._counts.setText(view.counts)
        self._next_key.setText(view.next_key)
        self._next_key.setVisible(bool(view.next_key))
        self.sheet.show_view(view)
        self.box.show_view(view)
        self.agreement.ask(None if view.is_locked else view.question)
        self.reopen.show_view(view.reopen if self._may_reopen else None)
        self._share_side(self.is_compact)
        self.status.show_view(view.status)
        self._judge()
        if focused is not None and not focused.isVisibleTo(self):
            self._go_on_from(focused, asked)

    def _go_on_from(self, gone: QWidget, asked: list[CheckRow]) -> None:
        """A reason was given: the next field that asks for one; else the page, where Enter locks.

        Qt would give the focus to whatever comes next, and Enter would press that.
        """
        at = next((n for n, row in enumerate(asked) if row.isAncestorOf(gone)), len(asked))
        following = next((r for r in asked[at + 1 :] + asked[:at] if r.field.isVisibleTo(self)), None)
        if following is None:
            self.focus_first()
        else:
            self._begin_reason(following)

    def _begin_reason(self, row: CheckRow) -> None:
        QTimer.singleShot(0, row, lambda: self.scroll.ensureWidgetVisible(row))
        row.field.line.setFocus()

    def show_refusal(self, problem: Problem, *, is_signing: bool = False) -> None:
        """Say under the button why the lock or a reason was not taken; the page can be used again.

        `is_signing`: name or password were wrong, and are typed anew.
        """
        self._waiting = False
        self._refused = _words(problem)
        self._judge()
        if is_signing:
            self.box.signature.focus()

    def sign_by(self, person: Person | None) -> None:
        """Ask that person's signature with the lock; nobody's in a single-reader study (RO-10)."""
        self.box.signature.ask(person)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab begins beside the lesions, where the lock is given; the rows of the sheet come after."""
        return go_on((self.side, self.sheet), forward)

    def focus_first(self) -> None:
        """The keys are where the lock is given: at the page, or at what the signature takes."""
        is_asked = self.box.signature.is_asked and self.view is not None and self.view.can_lock
        if is_asked and not self._reading_only:
            self.box.signature.focus()
        else:
            self.setFocus()

    @property
    def _not_saved(self) -> str:
        """What says that edits wait for the disk; empty where all are stored."""
        return next((block.text for block in self.view.blocks if block.check == NOT_SAVED), "")

    def _judge(self) -> None:
        """The button and the line under it: what is missing, else nothing."""
        if self.view is None or self.view.is_locked:
            self.box.show_missing("")
            return
        if self._reading_only:
            self.box.show_missing(self._reading_only)
            return
        missing = self.agreement.missing
        if self.view.blocks:
            missing = plural(
                len(self.view.blocks), tr("1 thing is missing:"), tr("{number} things are missing:")
            )
            if self.is_compact:
                missing = tr("{count} see the list of checks above", count=missing)
        if self._not_saved:
            missing = tr("{text}: the lock waits for it, nothing is lost", text=self._not_saved)
        self.box.show_missing(_WAITING if self._waiting else missing)
        if not missing and self._refused:
            self.box.missing.setText(self._refused)
            self.box.missing.show()

    # -- acting

    def lock(self) -> None:
        """Send the reader's wish once; what forbids it is led to instead."""
        view = self.view
        if view is None or view.is_locked or self._waiting or self._reading_only:
            return
        if self._not_saved:
            return  # what else blocks is judged without that edit: the page stays
        if view.blocks:
            self._mend(view.blocks[0])
            return
        if self.agreement.missing:
            target = self.agreement.reason if self.agreement.category.value else self.agreement.answer
            target.setFocus()
            return
        if missing := self.box.signature.missing:
            self._refused = missing
            self._judge()
            self.box.signature.focus()
            return
        self._waiting = True
        self._judge()
        overall, reason = self.agreement.wish
        self.lock_asked.emit(LockWish(self.box.meaning, overall, reason, self.box.signature.take()))

    def _mend(self, block: CheckLine) -> None:
        """Go to where a block is mended: the field of a reason, else the lesion in the images."""
        if block.check == HOLD:
            self.queries_asked.emit()
        elif block.asks_reason:
            rows = self.sheet.checks.to_answer()
            row = next((r for r in rows if r.line == block), next(iter(rows), None))
            if row is not None:
                self._begin_reason(row)
        elif block.lesion_id is not None:
            self.lesion_asked.emit(block.lesion_id)
        else:
            self.back_asked.emit()

    def keyPressEvent(self, event):
        if event.key() == Qt.Key.Key_Escape:
            self.back_asked.emit()
        elif event.key() in ENTER:
            self._enter(event)
        else:
            super().keyPressEvent(event)

    def _enter(self, event) -> None:
        """Enter presses a button that has the focus, else it locks; a key held down does nothing.

        A choice that has the focus was made already: there Enter locks.
        """
        if event.isAutoRepeat():
            return
        focused = self.focusWidget()
        is_act = isinstance(focused, QPushButton) and not focused.isCheckable()
        if is_act and focused is not self.box.button:
            focused.click()
        else:
            self.lock()

    # -- size

    @property
    def is_compact(self) -> bool:
        return is_compact(self.width(), self.height())

    def resizeEvent(self, event):
        super().resizeEvent(event)
        self._arrange(self.is_compact)

    def showEvent(self, event):
        """The text size may have changed while another page was shown."""
        super().showEvent(event)
        self._arrange(self.is_compact)

    def changeEvent(self, event):
        """Another text size needs other heights (window.md 7)."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.isVisible():
            self._arrange(self.is_compact)

    def _arrange(self, compact: bool) -> None:
        """Two columns; in small windows one, with the lock along the lower edge (window.md 2)."""
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._bar.setFixedHeight(grown(TOKENS.top_bar[compact]))
        self._body.setDirection(down if compact else right)
        self._body.setSpacing(TOKENS.inset_small if compact else 24)
        margin = TOKENS.inset if compact else 24
        self._body.setContentsMargins(margin, TOKENS.inset_small, margin, TOKENS.inset_small)
        self._side.setDirection(right if compact else down)
        if compact:
            self.side.setMinimumWidth(0)
            self.side.setMaximumWidth(self.width())
        else:
            self.side.setFixedWidth(grown(_SIDE_WIDTH))
        self._share_side(compact)
        self.sheet.arrange(compact, self.width() >= grown(_THREE_COLUMNS))
        self.box.set_compact(compact)
        self.reopen.set_compact(compact)
        self.status.setFixedHeight(grown(TOKENS.status_line[compact]))

    def _share_side(self, compact: bool) -> None:
        """Most of the width to what is to be filled in; in a column each part is as high as it needs."""
        is_locked = self.view is not None and self.view.is_locked
        shares = ((1, 0, 2) if is_locked else (2, 1, 0)) if compact else (0, 0, 0)
        for part, share in zip((self.box, self.agreement, self.reopen), shares, strict=True):
            self._side.setStretchFactor(part, share)
        self._side.setStretch(self._side.count() - 1, 0 if compact else 1)
        self._after.setVisible(not compact and self.view is not None and not is_locked)


def _words(problem: Problem) -> str:
    told = shown_problem(problem)
    return f"{told.what}. {told.remedy}."
