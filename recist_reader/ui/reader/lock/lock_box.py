"""Where the timepoint is locked: meaning, button, and what forbids it (SG-2, RO-10, GD-30)."""

from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from recist_reader.ui.reader.lock.signature import Signature
from recist_reader.ui.reader.models.lock_views import CheckLine, LockView, MeaningChoice
from recist_reader.ui.reader.panels.lines import Glyph, LineContent, Lines, label, rule_line
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.fonts import font
from recist_reader.ui.theme.icons import icon
from recist_reader.ui.theme.palette import colour, pen
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.tokens import TOKENS

MOST_BLOCKS = 5
MEANING_OF_LOCK, MEANING_OF_SIGNATURE = tr("Meaning of this lock"), tr("Meaning of this signature")
_OPTION_HEIGHT = (46, 26)  # full, compact
_WORD_WIDTH = 104
_BESIDE = 52  # circle and insets beside word and sentence


class LockBox(QFrame):
    """Meaning, signature and button in one card; where locks are not signed there is no signature (SG-1)."""

    lock_clicked = Signal()
    back_clicked = Signal()
    block_chosen = Signal(object)  # CheckLine

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setProperty("role", "sheet")
        self._compact = False
        self._blocks: tuple[CheckLine, ...] = ()
        self._choices: tuple[MeaningChoice, ...] = ()
        self._arrangement = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._arrangement.setContentsMargins(
            TOKENS.inset_large, TOKENS.inset, TOKENS.inset_large, TOKENS.inset
        )
        self._arrangement.setSpacing(TOKENS.inset)
        self._arrangement.addWidget(self._make_meaning(), 3)
        self._rule = rule_line()
        self._arrangement.addWidget(self._rule)
        self.signature = Signature()
        self._arrangement.addWidget(self.signature, 2)
        self._arrangement.addWidget(self._make_act(), 2)
        self.set_compact(False)

    def _make_meaning(self) -> QWidget:
        side = QWidget()
        self._meaning = QVBoxLayout(side)
        self._meaning.setContentsMargins(0, 0, 0, 0)
        self._meaning.setSpacing(4)
        head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        head.setSpacing(8)
        glyph = Glyph(TOKENS.icon_tool)
        glyph.show_icon("lock", "t1")
        self.title = label("page-title")
        head.addWidget(glyph)
        head.addWidget(self.title, 1)
        self._meaning.addLayout(head)
        self._question = label("section", MEANING_OF_LOCK)
        self._meaning.addWidget(self._question)
        self._group = QButtonGroup(self)
        self.options: list[MeaningOption] = []
        self._meaning.addStretch(1)
        return side

    def _make_act(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        buttons.setSpacing(8)
        self.button = QPushButton()
        self.button.setProperty("role", "primary")
        self.button.setAutoDefault(False)
        self.back = QPushButton()
        self.back.setAutoDefault(False)
        buttons.addWidget(self.button)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        column.addLayout(buttons)
        self.missing = label("caption", state="warn")
        self.missing.setWordWrap(True)
        self.blocks = Lines(slots=0)
        column.addWidget(self.missing)
        column.addWidget(self.blocks)
        self.note = label("caption")
        self.note.setWordWrap(True)
        column.addWidget(self.note)
        column.addStretch(1)
        self.button.clicked.connect(self.lock_clicked)
        self.back.clicked.connect(self.back_clicked)
        self.blocks.chosen.connect(lambda number: self.block_chosen.emit(self._blocks[number]))
        return side

    @property
    def meaning(self) -> str:
        return self._choices[self._group.checkedId()].value

    def set_compact(self, compact: bool) -> None:
        """Side by side along the lower edge in small windows."""
        self._compact = compact
        direction = QBoxLayout.Direction.LeftToRight if compact else QBoxLayout.Direction.TopToBottom
        self._arrangement.setDirection(direction)
        above = 6 if compact else TOKENS.inset
        self._arrangement.setContentsMargins(TOKENS.inset_large, above, TOKENS.inset_large, above)
        self._meaning.setSpacing(0 if compact else 4)
        self.back.setText(tr("Back   Esc") if compact else tr("Back to the images   Esc"))
        self._rule.setVisible(not compact)
        self.signature.set_compact(compact)
        for option in self.options:
            option.set_compact(compact)
        self._meaning_visible(self.button.isVisibleTo(self))
        self._show_blocks()

    def show_view(self, view: LockView) -> None:
        word = view.sign_word if self.signature.is_asked else view.lock_word
        is_locked = tr("{timepoint} is locked", timepoint=view.timepoint)
        self.title.setText(is_locked if view.is_locked else word)
        self.button.setText(tr("{lock_word}   Enter", lock_word=word))
        self._question.setText(MEANING_OF_SIGNATURE if self.signature.is_asked else MEANING_OF_LOCK)
        self.signature.show_content(view.content)
        self.signature.setVisible(self.signature.is_asked and not view.is_locked)
        self.button.setIcon(icon("lock", "acct"))
        self._offer(view.meanings)
        self._meaning_visible(not view.is_locked)
        self.button.setVisible(not view.is_locked)
        self._blocks = view.blocks
        self._show_blocks()
        self.note.setText(self._note_of(view))

    def _note_of(self, view: LockView) -> str:
        if view.is_locked:
            stays = tr("Version {version} can be read, not changed.", version=view.version)
            asked = tr("Your study manager approves a reopening (SG-6).")
            return f"{stays} {asked}" if self.signature.is_asked else stays
        if self.signature.is_asked:
            return tr(
                "After signing, nothing in this version can change. A later correction needs an approved "
                "reopening and makes version {version}.",
                version=view.version + 1,
            )
        return tr(
            "After the lock nothing in this version can change. A later correction reopens the "
            "timepoint and makes version {version}. Locked without signature: single-reader study.",
            version=view.version + 1,
        )

    def show_missing(self, text: str) -> None:
        """Say in one line why the lock is not possible now; the button follows."""
        self.missing.setText(text)
        self.missing.setVisible(bool(text))
        self.button.setEnabled(not text)
        self.button.setToolTip(text)

    def _offer(self, choices: tuple[MeaningChoice, ...]) -> None:
        if choices == self._choices:
            return
        self._choices = choices
        for number, choice in enumerate(choices):
            option = MeaningOption(choice)
            option.set_compact(self._compact)
            self.options.append(option)
            self._group.addButton(option, number)
            self._meaning.insertWidget(self._meaning.count() - 1, option)
        self.options[0].setChecked(True)

    def choose_first(self) -> None:
        """Authorship again, for another timepoint."""
        if self.options:
            self.options[0].setChecked(True)

    def _meaning_visible(self, visible: bool) -> None:
        self._question.setVisible(visible and not self._compact)
        for option in self.options:
            option.setVisible(visible)

    def _show_blocks(self) -> None:
        """What is missing, beside the button; in small windows the list of checks is in sight above."""
        most = 0 if self._compact else MOST_BLOCKS
        lines = []
        for block in self._blocks[:most]:
            wanted = tr("Give the reason in the list of checks") if block.asks_reason else block.remedy
            lines.append(LineContent(f"{block.text}. {wanted}", ("todo", "warn"), block.check, opens=True))
        if len(self._blocks) > most > 0:
            lines.append(
                LineContent(tr("and {count} more, see the list of checks", count=len(self._blocks) - most))
            )
        self.blocks.fill(lines)
        self.blocks.setVisible(bool(lines))


class MeaningOption(QAbstractButton):
    """One meaning with its sentence in full (SG-2); the one chosen has a filled circle and stands out."""

    def __init__(self, choice: MeaningChoice):
        super().__init__()
        self.choice = choice
        self._compact = False
        self.setCheckable(True)
        self.setText(choice.word)
        self.setAccessibleName(f"{choice.word}: {choice.sentence}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_compact(False)

    def set_compact(self, compact: bool) -> None:
        """Word and sentence on one line in small windows."""
        self._compact = compact
        self.setFixedHeight(grown(_OPTION_HEIGHT[compact]))
        sentence = QFontMetricsF(font(TOKENS.text_small)).horizontalAdvance(self.choice.sentence)
        self.setMinimumWidth(grown(_WORD_WIDTH) + ceil(sentence) + _BESIDE if compact else 0)
        self.update()

    def paintEvent(self, _event):
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            if self.isChecked():
                painter.setPen(pen("acc"))
                painter.setBrush(colour("sel"))
                painter.drawRoundedRect(box, TOKENS.radius_control, TOKENS.radius_control)
            if self.hasFocus():
                painter.setPen(pen("acc", TOKENS.focus_px))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(box, TOKENS.radius_control, TOKENS.radius_control)
            words = box.adjusted(38, 4, -8, -4)
            at = QPointF(box.left() + 20, box.center().y() if self._compact else words.top() + 9)
            self._paint_circle(painter, at)
            left = int(Qt.AlignmentFlag.AlignLeft)
            first = int(Qt.AlignmentFlag.AlignVCenter if self._compact else Qt.AlignmentFlag.AlignTop)
            second = int(Qt.AlignmentFlag.AlignVCenter if self._compact else Qt.AlignmentFlag.AlignBottom)
            painter.setFont(font(TOKENS.text_body, TOKENS.weight_medium))
            painter.setPen(colour("t1"))
            painter.drawText(words, left | first, self.choice.word)
            painter.setFont(font(TOKENS.text_small if self._compact else TOKENS.text_caption))
            painter.setPen(colour("t2"))
            sentence = words.adjusted(grown(_WORD_WIDTH) if self._compact else 0, 0, 0, 0)
            painter.drawText(sentence, left | second, self.choice.sentence)

    def _paint_circle(self, painter: QPainter, at: QPointF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen("acc" if self.isChecked() else "line3", 1.5))
        painter.drawEllipse(at, 7, 7)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("acc"))
            painter.drawEllipse(at, 3.5, 3.5)
