"""The checks of the lock page; a reason is given where it is asked (GD-30)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from recist_reader.ui.reader.lock.reason_field import ReasonField
from recist_reader.ui.reader.models.lock_views import CheckLine
from recist_reader.ui.reader.panels.drawing import TONE_ICONS
from recist_reader.ui.reader.panels.lines import CODE_WIDTH, LINE_HEIGHT, CodeLink, Glyph, label
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.scale import grown

_Key = tuple[str, str | None]


class CheckList(QWidget):
    """Keeps one row for each finding, so that a reason being typed survives other changes."""

    reason_given = Signal(str, object, str)  # check, lesion id or None, text
    lesion_asked = Signal(str)

    def __init__(self, parent=None):
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._title = label("section", tr("Checks, warnings and reasons"))
        self._column.addWidget(self._title)
        self._also = label("caption")
        self._also.setWordWrap(True)
        self._column.addWidget(self._also)
        self._column.addStretch(1)
        self.rows: dict[tuple[_Key, int], CheckRow] = {}
        self._closed = ""  # why no reason can be given here
        self.set_line(LINE_HEIGHT)

    def set_line(self, height: int) -> None:
        """Height of title and lines, in px at 100 %."""
        self._line = height
        self._title.setFixedHeight(grown(height))
        for row in self.rows.values():
            row.set_line(height)

    def close_for(self, why: str) -> None:
        """Dim the fields of reasons and say why in them (FT-5); empty opens them again."""
        self._closed = why
        for row in self.rows.values():
            row.field.close_for(why)

    def show_lines(self, lines: tuple[CheckLine, ...], also_passed: str) -> None:
        """Show findings and passed checks in the given order."""
        wanted: dict[tuple[_Key, int], CheckLine] = {}
        for line in lines:
            key = (line.check, line.lesion_id)
            wanted[key, sum(k == key for k, _ in wanted)] = line
        for gone in self.rows.keys() - wanted.keys():
            row = self.rows.pop(gone)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, (key, line) in enumerate(wanted.items()):
            if key not in self.rows:
                self.rows[key] = self._make_row(line)
            row = self.rows[key]
            self._column.removeWidget(row)
            self._column.insertWidget(1 + place, row)
            row.show_line(line)
        self._also.setText(also_passed)
        self._also.setVisible(bool(also_passed))

    def forget(self) -> None:
        """Begin anew: what was typed belongs to another timepoint."""
        self.show_lines((), "")

    def to_answer(self) -> "list[CheckRow]":
        """The rows that ask for a reason, from above to below."""
        asking = [row for row in self.rows.values() if row.line.asks_reason]
        return sorted(asking, key=self._column.indexOf)

    def _make_row(self, line: CheckLine) -> "CheckRow":
        row = CheckRow(line)
        row.set_line(self._line)
        row.field.close_for(self._closed)
        row.field.given.connect(
            lambda text, r=row: self.reason_given.emit(r.line.check, r.line.lesion_id, text)
        )
        row.code.clicked.connect(lambda _on=False, r=row: self.lesion_asked.emit(r.line.lesion_id))
        return row


class CheckRow(QWidget):
    """Icon, id, words, note; under it the field where a reason is asked."""

    def __init__(self, line: CheckLine):
        super().__init__()
        self.line = line
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(6)
        self.glyph = Glyph()
        self.code = CodeLink()
        self.words = label("")
        self.words.setWordWrap(True)
        self.note = label("caption")
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.glyph, 0, top)
        row.addWidget(self.code, 0, top)
        row.addWidget(self.words, 1)
        row.addWidget(self.note, 0, top | Qt.AlignmentFlag.AlignRight)
        column.addLayout(row)
        self.field = ReasonField(
            tr("Reason for {check} {lesion_id}", check=line.check, lesion_id=line.lesion_id or "").strip(),
            line.remedy or tr("At least 10 characters"),
        )
        column.addWidget(self.field)

    def set_line(self, height: int) -> None:
        """Height of a line, in px at 100 %."""
        self.code.set_line(height, CODE_WIDTH)
        self.words.setMinimumHeight(grown(height))
        for part in (self.glyph, self.note):
            part.setFixedHeight(grown(height))

    def show_line(self, line: CheckLine) -> None:
        self.line = line
        self.glyph.show_icon(*TONE_ICONS[line.tone])
        self.code.setText(line.check)
        self.code.setEnabled(line.lesion_id is not None)
        self.code.setAccessibleName(f"{line.check} {line.text}")
        self.code.setToolTip(tr("Go to {lesion_id}", lesion_id=line.lesion_id) if line.lesion_id else "")
        whole = f"{line.text}. {line.remedy}" if line.remedy else line.text
        is_block = line.blocks and not line.asks_reason
        self.words.setText(whole if is_block else line.text)  # the field of a reason shows its remedy
        self.words.setToolTip(whole)
        self.note.setText(line.note)
        self.note.setVisible(bool(line.note))
        self.field.setVisible(line.asks_reason)
        self.setVisible(True)
