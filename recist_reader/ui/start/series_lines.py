"""A series in words: label, size, state, findings with what to do (VW-11)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from recist_reader.trial.study_records import SeriesRecord
from recist_reader.trial.study_state import StudyState
from recist_reader.ui.start.words import STATES, blocked_text, findings, label_text, size_text
from recist_reader.ui.theme.icons import pixmap
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.stylesheet import mark


def headline(series: SeriesRecord, label: QLabel) -> QHBoxLayout:
    """Label left, state as icon and word right."""
    row = QHBoxLayout(spacing=6)
    mark(label, "title")
    row.addWidget(label, 1)
    word, name, tone = STATES[series.state]
    sign = QLabel()
    sign.setPixmap(pixmap(name, tone, grown(15)))
    state = QLabel(word)
    mark(state, "caption", "warn" if series.state == "quarantined" else "")
    row.addWidget(sign)
    row.addWidget(state)
    return row


def add_lines(column: QVBoxLayout, series: SeriesRecord, state: StudyState) -> QLabel:
    """Headline, size, one line for each finding (badge, cause, what to do), what is blocked (VW-11).

    Returns the label of the headline, which changes when the label is set.
    """
    label = QLabel(label_text(series), wordWrap=True)
    column.addLayout(headline(series, label))
    size = QLabel(size_text(series, state))
    mark(size, "caption")
    column.addWidget(size)
    for code, words in findings(series):
        row = QHBoxLayout(spacing=8)
        badge = QLabel(code.replace("_", " "))
        mark(badge, "chip", "warn")
        text = QLabel(words, wordWrap=True)
        mark(text, "caption")
        row.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(text, 1)
        column.addLayout(row)
    blocked = blocked_text(series)
    if blocked:
        line = QLabel(blocked, wordWrap=True)
        mark(line, "caption", "warn")
        column.addWidget(line)
    return label
