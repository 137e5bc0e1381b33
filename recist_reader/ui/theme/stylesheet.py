"""The one style sheet. Widgets carry `role` and `state` properties; the rules here select on them.

Roles of labels: caption, title, page-title, value, number, muted, chip, key, banner, link, preview.
Roles of buttons: (none), primary, small, answer, tool, chip, link, code, filter, layout, waiting.
States: warn, bad, ok, info, current, selected, busy, dimmed. Roles of frames: bar, header, panel, side,
sheet, floating, card, row, rule, divider.
"""

from string import Template

from PySide6.QtWidgets import QWidget

from recist_reader.resource import resource
from recist_reader.ui.theme.fonts import font
from recist_reader.ui.theme.tokens import TOKENS, Tokens

_SHEET = Template("""
* { font-family: "$font_family"; font-size: ${text_body}px; color: $t1; }
QWidget { background: transparent; }
QMainWindow, QDialog, QWidget[role="page"], QFrame[role="panel"] { background: $bg1; }
QFrame[role="bar"], QFrame[role="header"] { background: $bg2; }
QFrame[role="bar"] { border-bottom: 1px solid $line; }
QFrame[role="header"] { border-bottom: 1px solid $line; }
QFrame[role="status"] { background: $bg2; border-top: 1px solid $line; }
QFrame[role="status"][state="bad"] { background: $badb; border-top: 1px solid $bad; }
QFrame[role="status"][state="warn"] { background: $warnb; border-top: 1px solid $warn; }
QFrame[role="sheet"] { background: $bg1; border: 1px solid $line; border-radius: ${radius_sheet}px; }
QFrame[role="floating"] { background: $bg1; border: 1px solid $line2; border-radius: ${radius_sheet}px; }
QFrame[role="floating"][state="warn"] { background: $warnb; border-color: $warn; }
QFrame[role="card"] { background: transparent; border: 1px solid $line; border-radius: ${radius_control}px; }
QFrame[role="card"][state="current"] { background: $bg3; border-color: $line2; }
QFrame[role="row"] { background: transparent; border: none; border-bottom: 1px solid $line; }
QFrame[role="row"][state="selected"] { background: $sel; border-left: 2px solid $acc; }
QFrame[role="rule"] { background: $line; border: none; max-height: 1px; min-height: 1px; }

QLabel[role="caption"] { font-size: ${text_caption}px; color: $t2; }
QLabel[role="small"] { font-size: ${text_small}px; color: $t2; }
QLabel[role="muted"] { color: $t3; }
QLabel[role="title"] { font-size: ${text_value}px; font-weight: $weight_strong; }
QLabel[role="section"] { font-size: ${text_caption}px; font-weight: $weight_strong; color: $t2; }
QLabel[role="page-title"] { font-size: ${text_title}px; font-weight: $weight_strong; }
QLabel[role="value"] { font-size: ${text_value}px; font-weight: $weight_strong; }
QLabel[role="number"] { font-size: ${text_number}px; font-weight: $weight_strong; }
QLabel[role="key"] { font-size: ${text_small}px; color: $t2; border: 1px solid $line2;
    border-radius: ${radius_chip}px; padding: 0px 4px; }
QLabel[role="chip"] { font-size: ${text_caption}px; color: $t2; background: $bg3;
    border-radius: ${radius_chip}px; padding: 1px 6px; }
QLabel[role="chip"][state="warn"] { color: $warn; background: $warnb; }
QLabel[role="chip"][state="bad"] { color: $bad; background: $badb; }
QLabel[role="chip"][state="ok"] { color: $ok; background: $okb; }
QLabel[state="warn"] { color: $warn; }
QLabel[state="bad"] { color: $bad; }
QLabel[state="ok"] { color: $ok; }
QLabel[state="info"] { color: $info; }
QLabel[role="link"] { color: $acc; }

QPushButton, QToolButton { background: $bg3; color: $t1; border: 1px solid $line2;
    border-radius: ${radius_control}px; padding: 0px 12px; min-height: 30px; }
QPushButton { icon-size: ${icon_button}px; }
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed { background: $sel; }
QPushButton:focus, QToolButton:focus { border: 2px solid $acc; padding: 0px 11px; min-height: 28px; }
QPushButton:disabled, QToolButton:disabled { background: transparent; color: $t3; border: 1px dashed $line2; }
QPushButton[role="primary"] { background: $accb; color: $acct; border: 1px solid $acch; }
QPushButton[role="primary"]:hover { background: $acch; }
QPushButton[role="primary"]:focus { border: 2px solid $acc; }
QPushButton[role="primary"]:disabled { background: transparent; color: $t3; border: 1px dashed $line2; }
QFileDialog QToolButton { background: $t2; } /* Qt draws their icons near black */
QFileDialog QToolButton:hover, QFileDialog QToolButton:pressed { background: $t1; }
QFileDialog QToolButton:disabled { background: $t3; }
QPushButton[role="small"], QToolButton[role="small"] { min-height: 24px; padding: 0px 8px;
    font-size: ${text_caption}px; }
QPushButton[role="small"]:focus, QToolButton[role="small"]:focus { min-height: 22px; padding: 0px 7px; }
QPushButton[role="chip"] { min-height: 24px; min-width: 24px; padding: 0px 4px; border: none;
    background: $bg3; border-radius: ${radius_chip}px; }
QPushButton[role="chip"]:hover { background: $hover; }
QPushButton[role="chip"]:checked { background: $accb; color: $acct; }
QPushButton[role="chip"]:focus { border: 2px solid $acc; min-height: 20px; padding: 0px 2px; }
QPushButton[role="answer"] { min-height: 24px; padding: 0px 8px; font-size: ${text_caption}px;
    text-align: left; }
QPushButton[role="answer"]:checked { background: $accb; color: $acct; }
QPushButton[role="answer"]:focus { min-height: 22px; padding: 0px 7px; }
QPushButton[role="link"] { background: transparent; border: none; color: $acc; padding: 0px;
    min-height: 24px; text-align: left; }
QPushButton[role="code"] { background: transparent; border: none; color: $acc; padding: 0px; min-height: 0px;
    text-align: left; }
QPushButton[role="code"]:disabled { color: $t2; }
QPushButton[role="code"]:focus { border: 2px solid $acc; border-radius: ${radius_chip}px; }
QPushButton[role="code"]:hover, QPushButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="link"]:focus { border: 2px solid $acc; border-radius: ${radius_chip}px; }
QToolButton[role="tool"] { background: transparent; border: 1px solid transparent; padding: 2px 0px;
    font-size: ${text_small}px; color: $t2; min-height: 0px; }
QToolButton[role="tool"]:hover { background: $hover; }
QToolButton[role="tool"]:checked { background: $sel; border: 1px solid $acc; color: $t1; }
QToolButton[role="tool"]:focus { border: 2px solid $acc; padding: 1px 0px; }
QToolButton[state="dimmed"] { color: $t3; }
QPushButton[role="filter"] { background: transparent; border: none; border-left: 2px solid transparent;
    border-radius: 0px; padding: 0px 10px; text-align: left; min-height: 30px; color: $t2; }
QPushButton[role="filter"]:hover { background: $hover; }
QPushButton[role="filter"]:checked { background: $sel; border-left: 2px solid $acc; color: $t1; }
QPushButton[role="filter"]:focus { border: 2px solid $acc; padding: 0px 8px 0px 10px; min-height: 26px; }
QPushButton[role="layout"], QToolButton[role="layout"] { background: transparent;
    border: 1px solid transparent; padding: 2px 0px; font-size: ${text_small}px; color: $t2;
    min-height: 34px; }
QPushButton[role="layout"]:hover, QToolButton[role="layout"]:hover { background: $hover; }
QPushButton[role="layout"]:checked, QToolButton[role="layout"]:checked { background: $sel;
    border: 1px solid $acc; color: $t1; }
QPushButton[role="layout"]:focus, QToolButton[role="layout"]:focus { border: 2px solid $acc;
    padding: 1px 0px; }
QPushButton[role="waiting"] { background: transparent; color: $t3; border: 1px dashed $line2; }
QPushButton[role="waiting"]:focus { border: 2px solid $acc; }
QFrame[role="divider"] { background: $line; border: none; max-width: 1px; min-width: 1px; }
QFrame[role="side"] { background: $bg1; border: none; border-left: 1px solid $line; }
QLabel[role="preview"] { background: $img; color: $t2; border: 2px solid $img; }
QLabel[role="preview"]:focus { border: 2px solid $acc; }
QToolButton[role="tool"]:disabled { color: $t3; border: 1px solid transparent; }

QLineEdit, QComboBox, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QDateEdit { background: $bg1;
    color: $t1; border: 1px solid $line3; border-radius: ${radius_control}px; padding: 0px 8px;
    selection-background-color: $accb; selection-color: $acct; }
QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox, QDateEdit { min-height: 30px; }
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus,
QDateEdit:focus { border: 2px solid $acc; padding: 0px 7px; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus, QDateEdit:focus { min-height: 28px; }
QLineEdit:disabled, QComboBox:disabled { color: $t3; border: 1px dashed $line2; }
QLineEdit[state="bad"] { border: 1px solid $bad; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox QAbstractItemView { background: $bg2; border: 1px solid $line2; selection-background-color: $sel; }
QCheckBox, QRadioButton { spacing: 8px; min-height: 26px; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid $acc; border-radius: ${radius_chip}px; }
QCheckBox:disabled, QRadioButton:disabled { color: $t3; }
QCheckBox::indicator { width: 14px; height: 14px; border: 1px solid $line3; border-radius: ${radius_chip}px;
    background: $bg1; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $acc; }
QCheckBox::indicator:checked { background: $accb; border-color: $acc; image: url("$tick"); }
QCheckBox::indicator:disabled { border: 1px dashed $line2; }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid $line3; border-radius: 8px;
    background: $bg1; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid $acc; background: $bg1; }
QRadioButton::indicator:unchecked:disabled { border: 1px dashed $line2; }
QRadioButton::indicator:checked:disabled { border-color: $line2; }
QMenu::indicator { width: 14px; height: 14px; left: 8px; border: 1px solid $line3;
    border-radius: ${radius_chip}px; }
QMenu::indicator:exclusive { border-radius: 8px; }
QMenu::indicator:checked { background: $accb; border-color: $acc; image: url("$tick"); }

QTableView, QListView, QTreeView { background: $bg1; border: none; gridline-color: $line; outline: none;
    selection-background-color: $sel; selection-color: $t1; }
QTableView[role="list"]::item { padding: 0px 6px; border: none; border-bottom: 1px solid $line; }
QTableView[role="list"]::item:selected { background: $sel; }
QHeaderView { background: $bg2; }
QHeaderView::section { background: $bg2; color: $t2; font-size: ${text_caption}px; border: none;
    border-bottom: 1px solid $line; padding: 0px 8px; min-height: 30px; }
QTabBar::tab { background: transparent; color: $t2; padding: 6px 12px; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $t1; border-bottom: 2px solid $acc; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }

QScrollArea { border: none; background: transparent; }
QScrollBar:vertical { background: $bg1; width: 12px; margin: 0px; }
QScrollBar:horizontal { background: $bg1; height: 12px; margin: 0px; }
QScrollBar::handle { background: $line2; border-radius: 3px; margin: 3px; min-height: 24px; min-width: 24px; }
QScrollBar::handle:hover { background: $line3; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: none;
    border: none; width: 0px; height: 0px; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QProgressBar { background: $bg3; border: none; border-radius: 2px; max-height: 4px; color: transparent; }
QProgressBar::chunk { background: $acc; border-radius: 2px; }
QProgressBar[state="done"]::chunk { background: $line3; }
QMenuBar { background: $bg2; }
QMenu { background: $bg2; border: 1px solid $line2; padding: 4px 0px; }
QMenu::item { padding: 5px 24px 5px 12px; min-height: 20px; }
QMenuBar::item:selected, QMenu::item:selected { background: $hover; }
QMenu::item:disabled { color: $t3; }
QMenu::separator { height: 1px; background: $line; margin: 4px 0px; }
QToolTip { background: $bg3; color: $t1; border: 1px solid $line2; padding: 4px 6px; }
QGraphicsView { border: none; background: $img; }
""")


def stylesheet(tokens: Tokens = TOKENS, scale: float = 1.0) -> str:
    """Return the style sheet; `scale` is the reader's text size, 1.0 to 1.5 (window.md 7)."""
    fields = dict(vars(tokens), tick=resource("icons/tick.svg").as_posix())
    for name in ("small", "caption", "body", "value", "title", "number"):
        fields[f"text_{name}"] = round(fields[f"text_{name}"] * scale)
    fields["icon_button"] = round(tokens.icon_button * scale)
    return _SHEET.substitute(fields)


STRONG_ROLES = {
    "title": TOKENS.text_value,
    "section": TOKENS.text_caption,
    "page-title": TOKENS.text_title,
    "value": TOKENS.text_value,
    "number": TOKENS.text_number,
}
"""Roles in a heavier weight; a variable font takes it from its axis, which no style sheet can set."""


def strengthen(widget: QWidget, role: str) -> None:
    """Give a label of a strong role the weight of its axis."""
    if role in STRONG_ROLES:
        widget.setFont(font(STRONG_ROLES[role], TOKENS.weight_strong))


def mark(widget: QWidget, role: str | None = None, state: str | None = None) -> None:
    """Give a widget its `role` or `state` and let the style look again; `""` takes one away."""
    for name, given in (("role", role), ("state", state)):
        if given is not None and widget.property(name) != given:
            widget.setProperty(name, given)
    if role:
        strengthen(widget, role)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
