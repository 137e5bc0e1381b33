"""Queries as a signed-in person works with them: asked, answered, closed, listed (QY, BL-13).

All raise StudyFault as `StudySession.record`. What a role may not do is refused first of all (SE-41).
"""

from collections.abc import Callable
from dataclasses import dataclass

from recist_reader.problem import Refusal, refuse
from recist_reader.reading.people.query_rows import acting, read_about, read_of_slot, stored_queries
from recist_reader.reading.people.seat import SignedInSeat
from recist_reader.reading.study_session import StudySession
from recist_reader.said import phrase
from recist_reader.trial.patch import Edit, Recorded
from recist_reader.trial.people.acts import Act
from recist_reader.trial.people.queries import (
    Acting,
    NewQuery,
    Queries,
    ReadAbout,
    decide_answer,
    decide_ask_again,
    decide_close,
    decide_let_out,
    decide_open_query,
)
from recist_reader.trial.people.query_records import (
    Answerer,
    Origin,
    QueryRecord,
    QueryState,
    QueryTurn,
    TurnKind,
    UnseenRecord,
)
from recist_reader.trial.people.query_words import TEMPLATES
from recist_reader.trial.people.roles import StudyRole

_BLINDED = (StudyRole.READER, StudyRole.ADJUDICATOR)
"""Who is told of no other person (BL-13, RO-3)."""


@dataclass(frozen=True)
class Opened:
    """A query that was asked: its UUID, and whether its words wait for a second person (QY-2)."""

    recorded: Recorded
    query: str
    awaits_look: bool


@dataclass(frozen=True)
class TurnView:
    """One act as it may be shown. Reader and adjudicator see no `who`, and no words of a closing."""

    kind: TurnKind
    at: str
    text: str
    who: str = ""


@dataclass(frozen=True)
class QueryView:
    """A query as its viewer may know it.

    `subject` is the reading code for a reader, and empty for an adjudicator (RO-3); both are told neither
    slot nor origin. `has_hidden_lesion`: it names a lesion, which the manager does not see (RO-1).
    """

    id: str
    subject: str
    to: Answerer
    state: QueryState
    asks: str
    timepoint: str | None
    lesion: str | None
    blocking: bool
    turns: tuple[TurnView, ...]
    slot: str | None = None
    origin: Origin | None = None
    awaits_look: bool = False
    has_hidden_lesion: bool = False


class QueryDesk:
    """The queries of a study with accounts, for the person who is signed in."""

    def __init__(self, study: StudySession) -> None:
        self._study = study

    def open(self, subject: str, wish: NewQuery, slot: str = "R1") -> Opened | Refusal:
        """Ask about the read of a subject; `slot` says which, where the person knows of two."""
        refusal = self._refusal(Act.OPEN_QUERY)
        if refusal is not None:
            return refusal
        read = read_of_slot(self._study, subject, slot)
        if read is None:
            return self._no_such_read()
        return self.open_about(read_about(self._study, read), wish)

    def open_about(self, about: ReadAbout, wish: NewQuery) -> Opened | Refusal:
        """Ask about a read that the caller names, for whom the study's own rows name none (AJ-9)."""
        refusal = self._refusal(Act.OPEN_QUERY)
        if refusal is not None:
            return refusal
        uuid = self._study.workplace.make_uuid()
        edit = decide_open_query(stored_queries(self._study), uuid, about, wish, acting(self._study))
        answer = self._study.record(Act.OPEN_QUERY, edit)
        if isinstance(answer, Refusal):
            return answer
        made: QueryRecord = answer.edit.new["query"][uuid]
        return Opened(answer, uuid, made.awaits_look)

    def let_out(self, query: str, *, sends: bool = True) -> Recorded | Refusal:
        """Look at words to a reader as the second person: they go out, or never do (QY-2)."""
        return self._done(
            Act.LET_OUT_QUERY,
            query,
            lambda state, about, by: decide_let_out(state, query, about, by, sends=sends),
        )

    def answer(self, query: str, text: str) -> Recorded | Refusal:
        """Answer a query; the read stays as it is (QY-3)."""
        return self._done(
            Act.ANSWER_QUERY, query, lambda state, about, by: decide_answer(state, query, about, text, by)
        )

    def close(self, query: str, text: str = "") -> Recorded | Refusal:
        """Close a query; one that nobody has answered with a reason."""
        return self._done(
            Act.CLOSE_QUERY, query, lambda state, about, by: decide_close(state, query, about, text, by)
        )

    def ask_again(self, query: str, text: str) -> Recorded | Refusal:
        """Ask again after an answer or a closing."""
        return self._done(
            Act.OPEN_QUERY, query, lambda state, about, by: decide_ask_again(state, query, about, text, by)
        )

    def listed(self, *, with_closed: bool = False) -> tuple[QueryView, ...] | Refusal:
        """Return the queries that this person may see, oldest first."""
        refusal = self._refusal(Act.SEE_QUERIES)
        if refusal is not None:
            return refusal
        state = stored_queries(self._study)
        is_adjudicator = self._study.seat.role is StudyRole.ADJUDICATOR
        shown = [
            self._view(uuid, query, state.unseen(uuid))
            for uuid, query in state.queries().items()
            if (with_closed or query.state is not QueryState.CLOSED or state.unseen(uuid) is not None)
            and (is_adjudicator or query.read in self._study.state.assignments)
        ]
        return tuple(sorted(shown, key=lambda view: (view.turns[0].at, view.id)))

    def _done(
        self, act: Act, query: str, decide: Callable[[Queries, ReadAbout, Acting], Edit | Refusal]
    ) -> Recorded | Refusal:
        refusal = self._refusal(act)
        if refusal is not None:
            return refusal
        state = stored_queries(self._study)
        found = state.query(query)
        about = None if found is None else self._about(found.read)
        if about is None:
            what = phrase("there is no such query of this person")
            nothing = refuse("QY-1", what, "query", phrase("Choose one of the list"))
            return self._study.record(act, nothing)
        return self._study.record(act, decide(state, about, acting(self._study)))

    def _about(self, read: str) -> ReadAbout | None:
        """What a query is about; an adjudicator knows neither its reader nor its subject (RO-3)."""
        if self._study.seat.role is StudyRole.ADJUDICATOR:
            return ReadAbout(read, "", frozenset())
        return read_about(self._study, read) if read in self._study.state.assignments else None

    def _refusal(self, act: Act) -> Refusal | None:
        if self._study.seat.role is None:
            what = phrase("a single-reader study has nobody to ask")
            return refuse("RO-10", what, "query", phrase("Leave it out"))
        return self._study.refusal(act)

    def _no_such_read(self) -> Refusal:
        what, remedy = phrase("there is no such read"), phrase("Choose one of the list")
        nothing = refuse("QY-1", what, phrase("subject"), remedy)
        self._study.note_refusal(nothing, str(Act.OPEN_QUERY))
        return nothing

    # -- what is shown

    def _view(self, uuid: str, query: QueryRecord, unseen: UnseenRecord | None) -> QueryView:
        turns = query.turns if unseen is None else (*query.turns, unseen.turn)
        role = self._study.seat.role
        assignment = self._study.state.assignments.get(query.read)
        is_blinded = role in _BLINDED
        hides_lesion = role is StudyRole.MANAGER and query.origin is not Origin.MANAGER
        return QueryView(
            id=uuid,
            subject="" if assignment is None or role is StudyRole.ADJUDICATOR else assignment.subject,
            to=query.to,
            state=query.state,
            asks="" if query.template is None else TEMPLATES[query.template].text,
            timepoint=query.timepoint,
            lesion=None if hides_lesion else query.lesion,
            blocking=query.blocking,
            turns=tuple(
                self._turn(turn) for turn in turns if not (is_blinded and turn.kind is TurnKind.LET_OUT)
            ),
            slot=None if assignment is None or is_blinded else assignment.slot,
            origin=None if is_blinded else query.origin,
            awaits_look=query.awaits_look or unseen is not None,
            has_hidden_lesion=hides_lesion and query.lesion is not None,
        )

    def _turn(self, turn: QueryTurn) -> TurnView:
        if self._study.seat.role in _BLINDED:
            text = "" if turn.kind is TurnKind.CLOSED else turn.text
            return TurnView(turn.kind, turn.at, text)
        return TurnView(turn.kind, turn.at, turn.text, self._name(turn.by))

    def _name(self, account: str) -> str:
        seat = self._study.seat
        found = seat.people.state.account(account) if isinstance(seat, SignedInSeat) else None
        return account if found is None else found.printed_name
