"""The bar above the images: task, tools, layouts, lock (window.md 2)."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetricsF, QIcon, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from recist_reader.ui.reader.keymap import ACTIONS, printed
from recist_reader.ui.reader.models.hanging import LAYOUTS
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.fonts import font
from recist_reader.ui.theme.icons import icon
from recist_reader.ui.theme.palette import colour
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS

TOOLS: tuple[tuple[str, str, str, str], ...] = (
    ("select", "select", tr("Select"), "V"),
    ("bidirectional", "bidir", tr("Bidirect."), "B"),
    ("line", "line", tr("Line"), "L"),
    ("ellipse", "ellipse", tr("Ellipse"), "E"),
    ("freehand", "freehand", tr("Freehand"), "F"),
    ("probe", "probe", tr("Probe"), "P"),
    ("", "", "", ""),
    ("window", "window", tr("Window"), "W"),
    ("zoom", "zoom", tr("Zoom"), "Z"),
    ("pan", "pan", tr("Pan"), "H"),
    ("", "", "", ""),
    ("new_target", "target", tr("Target"), "T"),
    ("new_non_target", "non-target", tr("Non-targ."), "N"),
    ("new_lesion", "new-lesion", tr("New"), "Y"),
    ("", "", "", ""),
    ("undo", "undo", tr("Undo"), "^Z"),
    ("redo", "redo", tr("Redo"), "^Y"),
)
GLYPHS = {name: glyph for name, glyph, _, _ in TOOLS if name}
COMPACT = (
    "select",
    "bidirectional",
    "window",
    "zoom",
    "pan",
    "new_target",
    "new_non_target",
    "new_lesion",
    "undo",
)
"""Tools that keep their button in small windows; the others stand under "More" (window.md 2)."""
GIVE_WAY = ("undo", "pan", "zoom", "window", "new_non_target", "new_lesion")
"""Those that go under "More" as well, one after the other, where large text leaves them no room."""
KEY_GAP = "   "  # between the word of a button or entry and its key
SHIPPED = {action.name: printed(action.keys[0]) for action in ACTIONS}
LAYOUT_WORDS = {f"layout_{number}": word for number, word in LAYOUTS.items()} | {
    "grid": tr("Grid"),
    "own_layout": tr("Own"),
}
KEEP_LAYOUT = ("keep_own_layout", tr("Keep as own"))
OWN_INDENT = "      "  # before the names of own layouts in the menu
AT_ONCE = {"undo", "redo"}
"""What is done when its button is pressed; every other button says what the left mouse button does."""


class TopBar(QFrame):
    """Says which action was asked for, by the names of the key map."""

    asked = Signal(str)
    own_asked = Signal(str)  # an own layout, by its name
    hovered = Signal(str)  # the reason why an action is dimmed

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        mark(self, "bar")
        self.setFixedHeight(TOKENS.top_bar[0])
        self.code = QLabel("")
        self.counts = QLabel("")
        self.buttons: dict[str, QToolButton] = {}
        self.layouts: dict[str, QPushButton] = {}
        self._layout = ("", "")  # the one in use, and what is said of it
        self._printed: Callable[[str], str] = SHIPPED.get
        self._is_compact, self._lit, self._is_locked = False, "", False
        self._dividers: list[QFrame] = []
        row = QHBoxLayout(self, spacing=0)
        row.setContentsMargins(TOKENS.inset, 0, TOKENS.inset, 0)
        row.addWidget(self._make_back())
        row.addWidget(self._make_task(), 1000)  # up to its width before anything else gets room
        for name, glyph, word, key in TOOLS:
            row.addWidget(self._make_tool(name, glyph, word, key) if name else self._make_divider())
        self.more = self._make_menu(
            tr("More"), [(name, f"{word}   {key}") for name, _, word, key in TOOLS if name]
        )
        self.layout_menu = self._make_menu("", [*LAYOUT_WORDS.items(), KEEP_LAYOUT])
        self.more.setCheckable(True)
        row.addWidget(self.more)
        row.addStretch(1)
        for name in LAYOUT_WORDS:
            row.addWidget(self._make_layout(name))
        row.addWidget(self.layout_menu)
        row.addSpacing(16)
        self.lock = QPushButton(icon("lock"), tr("Check and lock   Ctrl+L"))
        self.lock.clicked.connect(lambda: self.asked.emit("lock"))
        row.addWidget(self.lock)

    def _make_back(self) -> QPushButton:
        """The way out of the read, in sight (WL-1)."""
        self.back = QPushButton(icon("left", "t2"), "")
        self.back.setFixedWidth(TOKENS.button)
        self.back.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        mark(self.back, "layout")
        self.back.clicked.connect(lambda: self.asked.emit("back"))
        self._name_back()
        return self.back

    def _name_back(self) -> None:
        text = tr("Back to the worklist   {key}", key=self._printed("back") or "")
        self.back.setToolTip(text)
        self.back.setAccessibleName(text)

    def _make_task(self) -> QWidget:
        task = self._task = QWidget()
        column = QVBoxLayout(task, spacing=0)
        column.setContentsMargins(0, 0, 0, 0)
        mark(self.code, "title")
        mark(self.counts, "caption")
        column.addStretch(1)
        column.addWidget(self.code)
        column.addWidget(self.counts)
        column.addStretch(1)
        return task

    def _make_tool(self, name: str, glyph: str, word: str, key: str) -> QToolButton:
        button = _ToolButton(key)
        button.setIcon(icon(glyph, "t1"))
        button.setText(word)
        button.setIconSize(QSize(TOKENS.icon_tool, TOKENS.icon_tool))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setFixedSize(TOKENS.tool_width[0], TOKENS.top_bar[0] - 8)
        button.setCheckable(name not in AT_ONCE)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(tr("{word}, key {key}", word=word, key=key))
        mark(button, "tool")
        button.clicked.connect(lambda _checked=False: self._ask(name))
        self.buttons[name] = button
        return button

    def _make_layout(self, name: str) -> QPushButton:
        button = QPushButton(self._layout_text(name), checkable=True)
        button.setFixedSize(TOKENS.layout_button_width, 40)
        mark(button, "layout")
        button.clicked.connect(lambda _checked=False: self._ask_layout(name))
        self.layouts[name] = button
        return button

    def _ask_layout(self, name: str) -> None:
        """A button that only asks, or is refused, is not lit by being pressed."""
        self.asked.emit(name)
        self.show_layout(*self._layout)

    def _layout_text(self, name: str, gap: str = "\n") -> str:
        return f"{LAYOUT_WORDS[name]}{gap}{self._printed(name).replace('+', ' ')}"

    def _make_divider(self) -> QFrame:
        line = QFrame()
        line.setFixedSize(1, 28)
        mark(line, "divider")
        self._dividers.append(line)
        return line

    def _make_menu(self, word: str, entries: list[tuple[str, str]]) -> QToolButton:
        """A button with a menu, for what has no room in small windows."""
        button = QToolButton()
        button.setText(word)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        mark(button, "layout")
        menu = QMenu(button, toolTipsVisible=True)
        for name, text in entries:
            menu.addAction(text, lambda name=name: self.asked.emit(name)).setData(name)
        button.setMenu(menu)
        button.hide()
        return button

    def show_own(self, names: tuple[str, ...]) -> None:
        """The own layouts by name, under their entry in the menu of layouts."""
        menu = self.layout_menu.menu()
        for action in menu.actions():
            if not action.data():
                menu.removeAction(action)
        keep = next(action for action in menu.actions() if action.data() == KEEP_LAYOUT[0])
        for name in names:
            words = OWN_INDENT + name.replace("&", "&&")
            entry = QAction(words, menu, triggered=lambda _on=False, own=name: self.own_asked.emit(own))
            menu.insertAction(keep, entry)

    def minimumSizeHint(self):
        """No wish of its own: the full bar must not keep the window from its compact size."""
        return QSize(0, super().minimumSizeHint().height())

    def set_compact(self, compact: bool) -> None:
        """Lower and narrower: nine tools, the rest under "More", the layouts in one button."""
        self.setFixedHeight(grown(TOKENS.top_bar[compact]))
        for name, button in self.buttons.items():
            button.setVisible(not compact or name in COMPACT)
            button.set_compact(compact)
        for part in (*self._dividers, *self.layouts.values()):
            part.setVisible(not compact)
        self.more.setVisible(compact)
        self.layout_menu.setVisible(compact)
        most, least = TOKENS.task_width
        self._task.setMinimumWidth(grown(least))
        self._task.setMaximumWidth(grown(most))
        self._is_compact = compact
        self._name_lock()
        self._fit()

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Nothing lies over anything else: what has no room goes under "More"."""
        for name in GIVE_WAY if self._is_compact else ():
            self.buttons[name].show()
        for name in GIVE_WAY if self._is_compact else ():
            self.layout().invalidate()
            if self.layout().minimumSize().width() <= self.width():
                break
            self.buttons[name].hide()
        for action in self.more.menu().actions():
            action.setVisible(self.buttons[action.data()].isHidden())
        self.show_lit(self._lit)

    def show_keys(self, printed: Callable[[str], str]) -> None:
        """Print on every button the key that its action has now (7.3)."""
        self._printed = printed
        for name, button in self.buttons.items():
            button.show_key(printed(name).replace("Ctrl+", "^"))
            button.setAccessibleName(tr("{text}, key {printed}", text=button.text(), printed=printed(name)))
        for menu in (self.more.menu(), self.layout_menu.menu()):
            for action in filter(QAction.data, menu.actions()):
                words = action.text().partition(KEY_GAP)[0]
                action.setText(f"{words}{KEY_GAP}{printed(action.data())}")
        self.show_layout(*self._layout)
        self._name_lock()
        self._name_back()
        self._fit()

    def _name_lock(self) -> None:
        if self._is_locked:
            word = tr("Locked") if self._is_compact else tr("Locked, see or reopen")
        else:
            word = tr("Lock") if self._is_compact else tr("Check and lock")
        self.lock.setText(f"{word}{KEY_GAP}{self._printed('lock')}")

    def show_task(self, code: str, counts: str) -> None:
        self.code.setText(code)
        self.counts.setText(counts)

    def _ask(self, name: str) -> None:
        """A button that was refused is not lit by being pressed."""
        self.asked.emit(name)
        self.show_lit(self._lit)

    def show_lit(self, name: str) -> None:
        """One button is lit: what the left mouse button does. Under "More" its name takes that place."""
        self._lit = name
        for other, button in self.buttons.items():
            if button.isCheckable():
                button.setChecked(other == name)
        button = self.buttons.get(name)
        word = button.text() if button is not None and button.isHidden() and name not in AT_ONCE else ""
        self.more.setChecked(bool(word))
        self.more.setText(word or tr("More"))

    def show_layout(self, name: str, size: str = "") -> None:
        """One layout is in use; `size` says how large the grid is, in place of its word."""
        self._layout = name, size
        for other, button in self.layouts.items():
            button.setChecked(other == name)
            words = self._layout_text(other)
            button.setText(words.replace(LAYOUT_WORDS[other], size) if size and other == name else words)
        self.layout_menu.setText(size or (self._layout_text(name, "  ") if name else ""))

    def allow(self, name: str, reason: str = "") -> None:
        """Dim an action with its reason, or light it again; it is refused, not hidden."""
        button = self.buttons[name]
        if reason == button.toolTip():
            return
        button.setIcon(icon(GLYPHS[name], "t3" if reason else "t1"))
        mark(button, state="dimmed" if reason else "")
        button.setToolTip(reason)
        entry = next(action for action in self.more.menu().actions() if action.data() == name)
        entry.setIcon(icon("blocked", "t3") if reason else QIcon())
        entry.setToolTip(reason)

    def show_lock(self, ready: bool, reason: str, is_locked: bool = False) -> None:
        """The lock says why it would be refused; it can be pressed all the same to see the page.

        Of a locked timepoint the page shows what was locked and reopens it: no dimmed button.
        """
        self._is_locked = is_locked
        colour = "acct" if ready else "t1" if is_locked else "t3"
        self.lock.setIcon(icon("lock", colour))
        mark(self.lock, "primary" if ready else "" if is_locked else "waiting")
        self.lock.setToolTip(reason)
        self._name_lock()
        self._fit()


class _ToolButton(QToolButton):
    """Icon over word, the key small in the corner (window.md 4)."""

    def __init__(self, key: str):
        super().__init__()
        self._key = key

    def show_key(self, key: str) -> None:
        self._key = key
        self.update()

    def set_compact(self, compact: bool) -> None:
        height = grown(TOKENS.top_bar[compact]) - 4 - 4 * (not compact)
        words = round(QFontMetricsF(font(TOKENS.text_small)).horizontalAdvance(self.text())) + 6
        self.setFixedSize(max(grown(TOKENS.tool_width[compact]), words), height)
        size = TOKENS.icon_tool - 2 * compact
        self.setIconSize(QSize(size, size))

    def paintEvent(self, event):
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.setFont(font(TOKENS.text_small))
            painter.setPen(colour("t3"))
            corner = self.rect().adjusted(0, 2, -4, 0)
            painter.drawText(corner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, self._key)
