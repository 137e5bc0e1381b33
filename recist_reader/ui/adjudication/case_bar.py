"""The bar over a case: its code, how much was opened, whose marks are shown, the keys that lead on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from recist_reader.trial.adjudication.decision import Overlay
from recist_reader.ui.adjudication.models.overlays import BOTH
from recist_reader.ui.reader.models.keys import Keys
from recist_reader.ui.reader.panels.lines import Glyph, label
from recist_reader.ui.start.key_button import KeyButton
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.icons import icon
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS

OVERLAYS = (
    ("overlay_a", (Overlay.A,), tr("Marks of A")),
    ("overlay_b", (Overlay.B,), tr("Marks of B")),
    ("overlay_both", BOTH, tr("both")),
)
HINTS = (
    (("next_pair",), tr("next pair")),
    (("earlier", "later"), tr("timepoint")),
    (("unopened",), tr("not opened yet")),
    (("compared",), tr("left image")),
    (("hide",), tr("hold: no graphics")),
)
"""Names of actions, and what their keys do."""

NAMELESS = ("earlier", "later", "compared")
"""What even a small window has room for."""


class CaseBar(QFrame):
    """`overlays_asked` and `back_asked` by mouse; the page binds the keys."""

    overlays_asked = Signal(object)
    back_asked = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        mark(self, "bar")
        row = QHBoxLayout(self, spacing=8)
        row.setContentsMargins(TOKENS.inset, 0, TOKENS.inset, 0)
        words = QVBoxLayout(spacing=0)
        self.code, self.opened = label("title"), label("caption")
        words.addStretch(1)
        words.addWidget(self.code)
        words.addWidget(self.opened)
        words.addStretch(1)
        glyph = Glyph(TOKENS.icon_tool)
        glyph.show_icon("task", "t2")
        row.addWidget(glyph)
        row.addLayout(words)
        row.addSpacing(24)
        self._group = QButtonGroup(self)
        self.overlay_buttons: list[QPushButton] = []
        self._overlay_keys: list[QLabel] = []
        for _name, overlays, text in OVERLAYS:
            button = QPushButton(icon("eye"), text)
            button.setCheckable(True)
            mark(button, "answer")
            button.clicked.connect(lambda _on=False, wanted=overlays: self.overlays_asked.emit(wanted))
            self._group.addButton(button)
            self.overlay_buttons.append(button)
            self._overlay_keys.append(label("key"))
            row.addWidget(button)
            row.addWidget(self._overlay_keys[-1])
        row.addSpacing(16)
        self._hints = QHBoxLayout(spacing=6)
        row.addLayout(self._hints)
        row.addStretch(1)
        self.back = KeyButton(icon("left"), tr("Leave the case"))
        self.back.setAutoDefault(True)
        self.back.clicked.connect(lambda _on=False: self.back_asked.emit())
        row.addWidget(self.back)
        self._chips: list[tuple[tuple[str, ...], list[QWidget]]] = []
        self._compact = False

    def show_keys(self, keys: Keys) -> None:
        """`keys` names an action's key as printed."""
        for (name, _overlays, _text), chip in zip(OVERLAYS, self._overlay_keys, strict=True):
            chip.setText(keys(name))
        leave = tr("Leave the case")
        self.back.setText(f"{leave}   {keys('back')}")
        while (item := self._hints.takeAt(0)) is not None:
            if item.widget() is not None:
                item.widget().deleteLater()
        self._chips = []
        for names, words in HINTS:
            parts = [label("key", keys(name)) for name in names] + [label("caption", words)]
            for part in parts:
                self._hints.addWidget(part)
            self._hints.addSpacing(8)
            self._chips.append((names, parts))
        self._fit()

    def show_case(self, code: str) -> None:
        self.code.setText(tr("{code}  ·  Adjudication", code=code))

    def show_opened(self, opened: int, of: int) -> None:
        self.opened.setText(tr("{of} timepoints  ·  opened {opened} of {of}", of=of, opened=opened))

    def show_overlays(self, overlays: tuple[Overlay, ...]) -> None:
        for (_name, each, _text), button in zip(OVERLAYS, self.overlay_buttons, strict=True):
            button.setChecked(each == overlays)

    def set_compact(self, compact: bool) -> None:
        self._compact = compact
        self.setFixedHeight(grown(TOKENS.top_bar[compact]))
        self._fit()

    def _fit(self) -> None:
        for names, parts in self._chips:
            for part in parts:
                part.setVisible(not self._compact or set(names) <= set(NAMELESS))
