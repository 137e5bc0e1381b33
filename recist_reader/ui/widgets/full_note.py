"""A field never cuts a text in silence: a note under it says that it is full."""

from PySide6.QtWidgets import QBoxLayout, QLabel, QLineEdit

from recist_reader.ui.texts import tr
from recist_reader.ui.theme.stylesheet import mark


def add_told_when_full(box: QBoxLayout, line: QLineEdit, stretch: int = 0) -> QLabel:
    """Put a field into a layout, and after it a note while more was typed or pasted than it takes.

    Returns the note.
    """
    note = full_note(line)
    box.addWidget(line, stretch)
    box.addWidget(note)
    note.hide()
    return note


def full_note(line: QLineEdit) -> QLabel:
    """The note of a field, for a place of its own; hide it once it has a parent."""
    note = QLabel(
        tr("It is full: {count} characters is as long as it may be.", count=f"{line.maxLength():,}"),
        wordWrap=True,
    )
    mark(note, "muted", "warn")
    line.inputRejected.connect(note.show)
    line.textChanged.connect(lambda text: note.setHidden(note.isHidden() or len(text) < line.maxLength()))
    return note
