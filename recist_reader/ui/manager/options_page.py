"""Options of the charter, each with value and default: set until the first lock, amended after (ST-101)."""

import json

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from recist_reader.reading.people.charter_signing import Amendment, amend_charter
from recist_reader.reading.people.seat import SignedInSeat
from recist_reader.reading.people.signing import Credentials
from recist_reader.reading.study_options import OptionInForce, change_options, option_value, options_listed
from recist_reader.reading.study_session import StudySession
from recist_reader.ui.manager.desk_page import DeskPage
from recist_reader.ui.manager.errand import Errand
from recist_reader.ui.people.sheets import NameLine, PasswordLine
from recist_reader.ui.start.side_panel import SidePanel, caption, field, primary
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.widgets.rows import Row, RowsTable

TITLES = (tr("Option"), tr("Value"), tr("Default"), tr("Can be changed"))
OPEN, AMENDED, FROZEN = tr("until the first lock"), tr("by amendment"), tr("no more")
HINT = tr('a word, a number, true or false, a list as ["chest", "abdomen"]')
BEFORE = tr(
    "Every change is the next version of the charter, with its reason. The first lock freezes the options."
)
AFTER = tr("Timepoints are locked: only an option on which no result hangs can still be amended.")
MEANING = tr("Signed with the meaning: amendment of the charter.")


class OptionPanel(SidePanel):
    """One option: another value, and why."""

    set_asked = Signal(str, str, object)  # value as typed, reason, Credentials of an amendment

    def __init__(self, parent: QWidget | None = None):
        super().__init__(tr("Option"), parent)
        self.note = QLabel("", wordWrap=True)
        mark(self.note, "muted")
        self.value = field(self.body, tr("Value"), HINT)
        self.reason = field(self.body, tr("Reason"), tr("kept with the change"))
        self.meaning = QLabel(MEANING, wordWrap=True)
        mark(self.meaning, "muted")
        self.login, self.password = NameLine(), PasswordLine(tr("Password"))
        self.login_name = caption(tr("User name, for the first signature of the session"), self.login)
        self.password_name = caption(tr("Password"), self.password)
        self._signing = (self.meaning, self.login_name, self.login, self.password_name, self.password)
        for part in self._signing:
            self.body.addWidget(part)
        self.set_button = primary(tr("Set the option   Enter"), "done")
        self.body.addWidget(self.set_button)
        self.body.addSpacing(8)
        self.body.addWidget(self.note)
        self.body.addStretch(1)
        self.value.returnPressed.connect(self.reason.setFocus)
        self.reason.returnPressed.connect(self._go_on)
        self.login.returnPressed.connect(self.password.setFocus)
        self.password.returnPressed.connect(self._set)
        self.set_button.clicked.connect(lambda _checked=False: self._set())

    def show_option(self, one: OptionInForce, *, has_signed: bool) -> None:
        """Show an option as it is in force; an amendment takes the signature."""
        self.title.setText(one.key)
        self.value.setText(_text(one.value))
        for line in (self.reason, self.login, self.password):
            line.clear()
        for part in self._signing:
            part.setVisible(one.has_lock and one.can_change)
        for part in (self.login_name, self.login):
            part.setVisible(one.has_lock and one.can_change and not has_signed)
        self.say("")
        self.note.setText(AFTER if one.has_lock else BEFORE)
        for part in (self.value, self.reason, self.set_button):
            part.setEnabled(one.can_change)
        self.set_button.setText(
            tr("Amend and sign   Enter") if one.has_lock else tr("Set the option   Enter")
        )

    def _go_on(self) -> None:
        """From the reason to the signature, where one is needed."""
        for line in (self.login, self.password):
            if line.isVisibleTo(self):
                line.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self._set()

    def _set(self) -> None:
        given = None
        if self.password.isVisibleTo(self):
            login = self.login.text().strip() if self.login.isVisibleTo(self) else ""
            given = Credentials(self.password.take(), login or None)
        self.set_asked.emit(self.value.text(), self.reason.text(), given)


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
        seat = self.study.seat
        has_signed = isinstance(seat, SignedInSeat) and seat.has_signed
        if key in self._found:
            self.panel.show_option(self._found[key], has_signed=has_signed)

    def _set(self, typed: str, reason: str, given: Credentials | None) -> None:
        one = self._found[self.table.key]
        changes = {one.key: option_value(typed)}
        if given is None:
            said = tr("{option} is set", option=one.key)
            self.do(self.panel, lambda: change_options(self.study, changes, reason), said, self.focus_list)
            return
        self.send(
            self.panel,
            lambda: amend_charter(self.study, Amendment(changes, reason), given),
            tr("The charter is amended and signed: {option}", option=one.key),
            lambda _answer: self.focus_list(),
        )


def _row(one: OptionInForce) -> Row:
    may = OPEN if not one.has_lock else AMENDED if one.can_change else FROZEN
    default = tr("yes") if one.is_default else tr("no")
    return Row(
        one.key, (one.key, _text(one.value), default, may), ("edit", "acc") if not one.is_default else None
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
