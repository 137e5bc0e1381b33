"""Queries of the study: asked from the list, answered, let out, closed; no value in any of them (QY)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from recist_reader.reading.people.query_desk import QueryDesk, QueryView
from recist_reader.reading.study_session import StudySession
from recist_reader.trial.labels import label_order
from recist_reader.trial.people.queries import NewQuery
from recist_reader.trial.people.query_records import Answerer, QueryState, TurnKind
from recist_reader.trial.people.query_words import TEMPLATES
from recist_reader.ui.manager.desk_page import DeskPage
from recist_reader.ui.manager.errand import Errand
from recist_reader.ui.start.key_button import KeyButton
from recist_reader.ui.start.side_panel import SidePanel, caption, entered, field, primary
from recist_reader.ui.texts import shown, tr
from recist_reader.ui.theme.icons import icon
from recist_reader.ui.widgets.choice_box import ChoiceBox
from recist_reader.ui.widgets.rows import Row, RowsTable

TITLES = (tr("Subject"), tr("Place"), tr("Timepoint"), tr("Asks"), tr("State"), tr("Query"))
STATES = {
    QueryState.OPEN: (tr("open"), ("query", "warn")),
    QueryState.REOPENED: (tr("asked again"), ("query", "warn")),
    QueryState.ANSWERED: (tr("answered"), ("edit", "acc")),
    QueryState.CLOSED: (tr("closed"), ("done", "ok")),
}
ASKED = {Answerer.READER: tr("the reader"), Answerer.MANAGER: tr("the manager")}
TURNS = {
    TurnKind.ASKED: tr("asked"),
    TurnKind.LET_OUT: tr("let out"),
    TurnKind.ANSWERED: tr("answered"),
    TurnKind.CLOSED: tr("closed"),
    TurnKind.ASKED_AGAIN: tr("asked again"),
}
TO_READER = tuple(
    entry for entry, one in TEMPLATES.items() if one.to is Answerer.READER and not one.needs_lesion
)
"""What a manager can ask: of lesions nothing is known here (RO-1)."""
AWAITS = tr("waits for a second look")


class QueryPanel(SidePanel):
    """One query with what was said, and what can be done about it."""

    acted = Signal(str, str)  # act, text

    def __init__(self, parent: QWidget | None = None):
        super().__init__(tr("Query"), parent)
        self.words = QLabel("", wordWrap=True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.body.addWidget(self.words)
        self.text = field(self.body, tr("Your words"), tr("no value, no category, no name"))
        self.buttons: dict[str, KeyButton] = {}
        for act, name, words in (
            ("answer", "edit", tr("Answer")),
            ("close", "done", tr("Close the query")),
            ("ask_again", "query", tr("Ask again")),
            ("let_out", "eye", tr("Looked at: let the words out")),
            ("hold_back", "hidden", tr("Looked at: never let them out")),
        ):
            button = entered(KeyButton(icon(name), words))
            button.clicked.connect(lambda _checked=False, act=act: self.acted.emit(act, self.text.text()))
            self.buttons[act] = button
            self.body.addWidget(button)
        self.new_button = primary(tr("Ask a reader   Ctrl+Shift+Q"), "add")
        self.body.addSpacing(16)
        self.body.addWidget(self.new_button)
        self.body.addStretch(1)

    def show_query(self, query: QueryView | None) -> None:
        """Show a query; None where there is none."""
        may = set() if query is None else _may(query)
        for act, button in self.buttons.items():
            button.setVisible(act in may)
        self.text.setEnabled(bool(may))
        self.title.setText(tr("Query") if query is None else ", ".join(_place(query)))
        self.words.setText(tr("There is no query.") if query is None else _told(query))


class AskPanel(SidePanel):
    """A new query to a reader, by an entry of the list, in words or both."""

    asked = Signal(str, str, object)  # subject, place, NewQuery

    def __init__(self, parent: QWidget | None = None):
        super().__init__(tr("Ask a reader"), parent)
        self.subject, self.place, self.timepoint, self.entry = (ChoiceBox() for _ in range(4))
        for text, box in (
            (tr("Subject"), self.subject),
            (tr("Place"), self.place),
            (tr("Timepoint"), self.timepoint),
            (tr("Entry of the list"), self.entry),
        ):
            self.body.addWidget(caption(text, box))
            self.body.addWidget(box)
        self.text = field(self.body, tr("Own words"), tr("may be left out; a second person looks at them"))
        self.blocking = QCheckBox(tr("The read is on hold until the query is closed"))
        self.body.addWidget(self.blocking)
        self.ask_button = primary(tr("Ask   Enter"), "query")
        self.body.addWidget(self.ask_button)
        self.body.addStretch(1)
        self.ask_button.clicked.connect(lambda _checked=False: self._ask())
        self.text.returnPressed.connect(self._ask)

    def start(self, subjects: list[str]) -> None:
        """Begin with an empty form."""
        self.say("")
        self.entry.clear()
        self.entry.addItem(tr("none, own words alone"), None)
        for entry in TO_READER:
            self.entry.addItem(shown(TEMPLATES[entry].text), entry)
        self.entry.setCurrentIndex(1)
        self.text.clear()
        self.blocking.setChecked(False)
        self.subject.clear()
        self.subject.addItems(subjects)
        self.subject.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_read(self, places: list[str], labels: list[str]) -> None:
        """Offer the places and timepoints of the subject that was chosen."""
        self.place.clear()
        self.place.addItems(places)
        self.timepoint.clear()
        self.timepoint.addItem(tr("none"), None)
        for label in labels:
            self.timepoint.addItem(label, label)

    def _ask(self) -> None:
        wish = NewQuery(
            self.entry.currentData(),
            self.text.text(),
            self.timepoint.currentData(),
            blocking=self.blocking.isChecked(),
        )
        self.asked.emit(self.subject.currentText(), self.place.currentText(), wish)


class QueriesPage(DeskPage):
    """Those that wait for the manager first, closed ones last."""

    def __init__(self, study: StudySession, errand: Errand):
        super().__init__(study, errand)
        self.table = RowsTable(TITLES, tr("Queries"), (2, 1, 2, 2, 3, 6))
        self.add_list(self.table, tr("Queries"))
        self.panel, self.ask_panel = QueryPanel(), AskPanel()
        self.add_panel(self.panel)
        self.panels.addWidget(self.ask_panel)
        self._found: dict[str, QueryView] = {}
        self.table.chosen.connect(self._follow)
        self.table.activated.connect(lambda _index: self.panel.text.setFocus())
        self.panel.acted.connect(self._act)
        self.panel.new_button.clicked.connect(lambda _checked=False: self.ask())
        self.ask_panel.closed.connect(self._show_panel)
        self.ask_panel.asked.connect(self._open)
        self.ask_panel.subject.currentTextChanged.connect(self._show_read)
        self.bind_key("Ctrl+Shift+Q", self.ask)

    def _listed(self) -> tuple[QueryView, ...]:
        found = QueryDesk(self.study).listed(with_closed=True)
        return found if isinstance(found, tuple) else ()

    def waiting(self) -> int:
        """How many queries are not closed."""
        return sum(query.state is not QueryState.CLOSED for query in self._listed())

    def refresh(self) -> None:
        found = sorted(
            self._listed(), key=lambda query: (not _waits(query), query.state is QueryState.CLOSED)
        )
        self._found = {query.id: query for query in found}
        self.table.show_rows(tuple(map(_row, found)))

    def focus_list(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask(self) -> None:
        """Show the form of a new query."""
        self.panels.setCurrentWidget(self.ask_panel)
        self.ask_panel.start(sorted({a.subject for a in self.study.state.assignments.values() if not a.void}))

    def _show_panel(self) -> None:
        self.panels.setCurrentWidget(self.panel)
        self.focus_list()

    def _follow(self, key: str) -> None:
        self.panels.setCurrentWidget(self.panel)
        self.panel.text.clear()
        self.panel.say("")
        self.panel.show_query(self._found.get(key))

    def _show_read(self, subject: str) -> None:
        own = [a.slot for a in self.study.state.assignments.values() if a.subject == subject and not a.void]
        labels = [visit.label for visit in self.study.state.visits_of(subject) if visit.label]
        self.ask_panel.show_read(sorted(own), sorted(labels, key=label_order))

    def _open(self, subject: str, place: str, wish: NewQuery) -> None:
        said = tr("Asked. Own words go out once a second person has looked at them.")
        self.do(
            self.ask_panel,
            lambda: QueryDesk(self.study).open(subject, wish, place),
            "",
            lambda: self.panel.say(said if wish.text.strip() else tr("Asked."), "ok"),
        )

    def _act(self, act: str, text: str) -> None:
        desk, key = QueryDesk(self.study), self.table.key
        acts = {
            "answer": lambda: desk.answer(key, text),
            "close": lambda: desk.close(key, text),
            "ask_again": lambda: desk.ask_again(key, text),
            "let_out": lambda: desk.let_out(key),
            "hold_back": lambda: desk.let_out(key, sends=False),
        }
        self.do(self.panel, acts[act], tr("Done."), self.focus_list)


def _waits(query: QueryView) -> bool:
    """The manager is to do something about it."""
    asks_me = query.to is Answerer.MANAGER and query.state in (QueryState.OPEN, QueryState.REOPENED)
    return query.awaits_look or asks_me or query.state is QueryState.ANSWERED


def _may(query: QueryView) -> set[str]:
    """What can be tried; whether it is done is decided below."""
    acts = {"close", "ask_again"} if query.state is QueryState.ANSWERED else set()
    if query.state is QueryState.CLOSED:
        acts = {"ask_again"}
    if query.state in (QueryState.OPEN, QueryState.REOPENED):
        acts = {"close", "answer"} if query.to is Answerer.MANAGER else {"close"}
    return acts | ({"let_out", "hold_back"} if query.awaits_look else set())


def _place(query: QueryView) -> tuple[str, ...]:
    return tuple(filter(None, (query.subject, query.slot, query.timepoint)))


def _told(query: QueryView) -> str:
    lines = [shown(query.asks)] if query.asks else []
    if query.has_hidden_lesion:
        lines.append(tr("It names a lesion, which is not told here."))
    if query.blocking:
        lines.append(tr("The read is on hold until it is closed."))
    for turn in query.turns:
        at = turn.at[:16].replace("T", " ")
        lines.append(tr("{at} UTC, {name} {what}", at=at, name=turn.who, what=TURNS[turn.kind]))
        if turn.text:
            lines.append(turn.text)
    if query.awaits_look:
        lines.append(AWAITS)
    return "\n".join(lines)


def _row(query: QueryView) -> Row:
    word, picture = STATES[query.state]
    words = shown(query.asks) or query.turns[0].text
    state = (
        tr("{state}, on hold", state=word)
        if query.blocking and query.state is not QueryState.CLOSED
        else word
    )
    state = AWAITS if query.awaits_look else state
    cells = (query.subject, query.slot or "", query.timepoint or "", ASKED[query.to], state, words)
    return Row(query.id, cells, picture)
