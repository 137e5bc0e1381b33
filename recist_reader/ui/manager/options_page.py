"""Options of the charter, each with value and default: set until the first lock, amended after (ST-101)."""

import json

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from recist_reader.reading.study_options import OptionInForce, change_options, option_value, options_listed
from recist_reader.reading.study_session import StudySession
from recist_reader.ui.manager.desk_page import DeskPage
from recist_reader.ui.manager.errand import Errand
from recist_reader.ui.manager.rows import Row, RowsTable
from recist_reader.ui.start.side_panel import SidePanel, field, primary
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.stylesheet import mark

TITLES = (tr("Option"), tr("Value"), tr("Default"), tr("Can be changed"))
OPEN, AMENDED, FROZEN = tr("until the first lock"), tr("by amendment"), tr("no more")
HINT = tr('a word, a number, true or false, a list as ["chest", "abdomen"]')
BEFORE = tr(
    "Every change is the next version of the charter, with its reason. The first lock freezes the options."
)
AFTER = tr("Timepoints are locked: only an option on which no result hangs can still be amended.")


class OptionPanel(SidePanel):
    """One option: another value, and why."""

    set_asked = Signal(str, str)  # value as typed, reason

    def __init__(self, parent: QWidget | None = None):
        super().__init__(tr("Option"), parent)
        self.note = QLabel("", wordWrap=True)
        mark(self.note, "muted")
        self.value = field(self.body, tr("Value"), HINT)
        self.reason = field(self.body, tr("Reason"), tr("kept with the change"))
        self.set_button = primary(tr("Set the option   Enter"), "done")
        self.body.addWidget(self.set_button)
        self.body.addSpacing(8)
        self.body.addWidget(self.note)
        self.body.addStretch(1)
        self.value.returnPressed.connect(self.reason.setFocus)
        self.reason.returnPressed.connect(self._set)
        self.set_button.clicked.connect(lambda _checked=False: self._set())

    def show_option(self, one: OptionInForce) -> None:
        """Show an option as it is in force."""
        self.title.setText(one.key)
        self.value.setText(_text(one.value))
        self.reason.clear()
        self.say("")
        self.note.setText(AFTER if one.has_lock else BEFORE)
        for part in (self.value, self.reason, self.set_button):
            part.setEnabled(one.can_change)
        self.set_button.setText(
            tr("Amend the charter   Enter") if one.has_lock else tr("Set the option   Enter")
        )

    def _set(self) -> None:
        self.set_asked.emit(self.value.text(), self.reason.text())


class OptionsPage(DeskPage):
    """Those that differ from their default stand out."""

    def __init__(self, study: StudySession, errand: Errand):
        super().__init__(study, errand)
        self.table = RowsTable(TITLES, tr("Options of the charter"), (5, 5, 3, 3))
        self.add_list(self.table, tr("Options of charter and workflow"))
        self.panel = OptionPanel()
        self.add_panel(self.panel)
        self._found: dict[str, OptionInForce] = {}
        self.table.chosen.connect(self._follow)
        self.table.activated.connect(lambda _index: self.panel.value.setFocus())
        self.panel.set_asked.connect(self._set)

    def refresh(self) -> None:
        self._found = {one.key: one for one in options_listed(self.study)}
        self.table.show_rows(tuple(map(_row, self._found.values())))

    def focus_list(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self, key: str) -> None:
        if key in self._found:
            self.panel.show_option(self._found[key])

    def _set(self, typed: str, reason: str) -> None:
        one = self._found[self.table.key]
        changes = {one.key: option_value(typed)}
        self.do(
            self.panel,
            lambda: change_options(self.study, changes, reason, amends=one.has_lock),
            tr("{option} is set", option=one.key),
            self.focus_list,
        )


def _row(one: OptionInForce) -> Row:
    may = OPEN if not one.has_lock else AMENDED if one.can_change else FROZEN
    default = tr("yes") if one.is_default else tr("no")
    return Row(
        one.key, (one.key, _text(one.value), default, may), ("edit", "acc") if not one.is_default else None
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
