"""Requests to open a locked timepoint again: approved with a signature, or refused with a reason (SG-6)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from recist_reader.reading.people.reopening_desk import ReopeningDesk, RequestView
from recist_reader.reading.people.seat import SignedInSeat
from recist_reader.reading.people.signing import Credentials
from recist_reader.reading.study_session import StudySession
from recist_reader.trial.decisions.opening import REOPENING_REASONS
from recist_reader.trial.people.query_records import RequestState
from recist_reader.trial.people.reopening import OWN_FINDING
from recist_reader.ui.manager.desk_page import DeskPage
from recist_reader.ui.manager.errand import Errand
from recist_reader.ui.people.sheets import NameLine, PasswordLine
from recist_reader.ui.start.key_button import KeyButton
from recist_reader.ui.start.side_panel import SidePanel, caption, entered, field, primary
from recist_reader.ui.texts import shown, tr
from recist_reader.ui.theme.icons import icon
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.widgets.rows import Row, RowsTable

TITLES = (tr("Subject"), tr("Place"), tr("Timepoint"), tr("Reason"), tr("State"), tr("Asked"))
STATES = {
    RequestState.ASKED: (tr("asked"), ("query", "warn")),
    RequestState.APPROVED: (tr("approved, waits for the reader"), ("unlock", "acc")),
    RequestState.REFUSED: (tr("refused"), ("not-met", "t3")),
    RequestState.APPLIED: (tr("taken up"), ("done", "ok")),
}
NOT_TOLD = tr("a finding of the reader, which is not told here")
MEANING = tr("Signed with the meaning: approval (reopening).")


def reason_word(entry: str) -> str:
    """The entry in words; what would tell a response or a new lesion stays with the reader (RO-1)."""
    return NOT_TOLD if entry == OWN_FINDING else shown(REOPENING_REASONS.get(entry, entry))


class RequestPanel(SidePanel):
    """One request; approving takes the signature, refusing a reason."""

    approve_asked = Signal(object)  # Credentials
    refuse_asked = Signal(str)  # reason

    def __init__(self, parent: QWidget | None = None):
        super().__init__(tr("Request"), parent)
        self.words = QLabel("", wordWrap=True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.body.addWidget(self.words)
        self.body.addSpacing(8)
        meaning = QLabel(MEANING, wordWrap=True)
        mark(meaning, "muted")
        self.body.addWidget(meaning)
        self.login, self.password = NameLine(), PasswordLine(tr("Password"))
        self.login_name = caption(tr("User name, for the first signature of the session"), self.login)
        for part in (self.login_name, self.login, caption(tr("Password"), self.password), self.password):
            self.body.addWidget(part)
        self.approve_button = primary(tr("Approve and sign   Enter"), "unlock")
        self.body.addWidget(self.approve_button)
        self.body.addSpacing(16)
        self.why = field(self.body, tr("Why it is refused"), tr("the asker reads it; no value, no category"))
        self.refuse_button = entered(KeyButton(icon("not-met"), tr("Refuse the request")))
        self.body.addWidget(self.refuse_button)
        self.body.addStretch(1)
        self.login.returnPressed.connect(self.password.setFocus)
        self.password.returnPressed.connect(self._approve)
        self.approve_button.clicked.connect(lambda _checked=False: self._approve())
        self.why.returnPressed.connect(lambda: self.refuse_asked.emit(self.why.text()))
        self.refuse_button.clicked.connect(lambda _checked=False: self.refuse_asked.emit(self.why.text()))

    def show_request(self, one: RequestView | None, *, has_signed: bool) -> None:
        """Show a request; None where there is none."""
        can_decide = one is not None and one.state is RequestState.ASKED
        for part in (self.login, self.password, self.approve_button, self.why, self.refuse_button):
            part.setEnabled(can_decide)
        for part in (self.login_name, self.login):
            part.setVisible(not has_signed)
        if one is None:
            self.words.setText(tr("Nobody asks for a reopening."))
            return
        asked = tr("Asked by {name}: {reason}", name=one.asked_by, reason=reason_word(one.entry))
        decided = tr("Refused: {why}", why=one.why) if one.why else ""
        self.words.setText("\n".join(filter(None, (asked, one.text, decided))))
        place = tr(
            "{subject}, {place}, {timepoint}",
            subject=one.subject,
            place=one.slot or "",
            timepoint=one.timepoint,
        )
        self.title.setText(place)

    def forget(self) -> None:
        for line in (self.login, self.password, self.why):
            line.clear()

    def _approve(self) -> None:
        login = self.login.text().strip() if self.login.isVisibleTo(self) else ""
        self.approve_asked.emit(Credentials(self.password.take(), login or None))


class ReopeningsPage(DeskPage):
    """Open requests first; the manager sees no value (RO-1)."""

    def __init__(self, study: StudySession, errand: Errand):
        super().__init__(study, errand)
        self.table = RowsTable(TITLES, tr("Requests to open a timepoint again"), (2, 1, 2, 5, 4, 2))
        self.add_list(self.table, tr("Requests to open a locked timepoint again"))
        self.panel = RequestPanel()
        self.add_panel(self.panel)
        self._found: dict[str, RequestView] = {}
        self.table.chosen.connect(self._follow)
        self.table.activated.connect(lambda _index: self._begin())
        self.panel.approve_asked.connect(self._approve)
        self.panel.refuse_asked.connect(self._refuse)

    def _listed(self) -> tuple[RequestView, ...]:
        found = ReopeningDesk(self.study).listed(with_done=True)
        return found if isinstance(found, tuple) else ()

    def waiting(self) -> int:
        """How many requests wait for a decision."""
        return sum(one.state is RequestState.ASKED for one in self._listed())

    def refresh(self) -> None:
        order = list(STATES)
        found = sorted(self._listed(), key=lambda one: (order.index(one.state), one.asked_at))
        self._found = {one.id: one for one in found}
        self.table.show_rows(tuple(map(_row, found)))

    def focus_list(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self) -> None:
        panel = self.panel
        first = panel.login if panel.login.isVisibleTo(panel) else panel.password
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self, key: str) -> None:
        seat = self.study.seat
        has_signed = isinstance(seat, SignedInSeat) and seat.has_signed
        self.panel.forget()
        self.panel.say("")
        self.panel.show_request(self._found.get(key), has_signed=has_signed)

    def _approve(self, given: Credentials) -> None:
        request = self.table.key
        self.send(
            self.panel,
            lambda: ReopeningDesk(self.study).approve(request, given),
            tr("Approved and signed. The timepoint is open again when its reader opens the read."),
            lambda _answer: self.focus_list(),
        )

    def _refuse(self, why: str) -> None:
        request = self.table.key
        said = tr("Refused; who asked reads why.")
        self.do(self.panel, lambda: ReopeningDesk(self.study).refuse(request, why), said, self.focus_list)


def _row(one: RequestView) -> Row:
    word, picture = STATES[one.state]
    cells = (one.subject, one.slot or "", one.timepoint, reason_word(one.entry), word, one.asked_at[:10])
    return Row(one.id, cells, picture)
