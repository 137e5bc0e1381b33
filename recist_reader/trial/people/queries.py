"""Decisions on queries: asked, let out, answered, closed, asked again (QY-1 to QY-3). Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from recist_reader.problem import Refusal, refuse
from recist_reader.said import phrase
from recist_reader.trial.patch import Edit, Patch, Reason, Rows, rows_before
from recist_reader.trial.people.query_records import (
    ORIGINS,
    TABLE,
    Answerer,
    Origin,
    QueryRecord,
    QueryState,
    QueryTurn,
    ReopeningRecord,
    TurnKind,
    UnseenRecord,
    unseen_key,
)
from recist_reader.trial.people.query_words import TEMPLATES, text_refused
from recist_reader.trial.people.roles import StudyRole
from recist_reader.trial.reasons import SHORTEST_NOTE, says_enough

_LESION = re.compile(r"(?:T|NT|NL)[1-9]\d*(?:\.[a-z])?")


@dataclass(frozen=True)
class Queries:
    """Rows of the table `query`: all of a study, or those that one reader may see."""

    rows: Rows = field(default_factory=dict)

    def query(self, uuid: str) -> QueryRecord | None:
        """Return a query by its UUID."""
        found = self.rows.get(uuid)
        return found if isinstance(found, QueryRecord) else None

    def unseen(self, uuid: str) -> UnseenRecord | None:
        """Return the words of a query that wait for a second person."""
        found = self.rows.get(unseen_key(uuid))
        return found if isinstance(found, UnseenRecord) else None

    def queries(self) -> Mapping[str, QueryRecord]:
        """UUID -> query."""
        return {key: row for key, row in self.rows.items() if isinstance(row, QueryRecord)}

    def requests(self) -> Mapping[str, ReopeningRecord]:
        """UUID -> request to reopen."""
        found = {key: row for key, row in self.rows.items() if isinstance(row, ReopeningRecord)}
        return {key.partition("/")[0]: row for key, row in found.items()}

    def edit(self, change: str, rows: Mapping[str, object], reason: Reason | None = None) -> Edit:
        """Return the edit that writes these rows, with the old ones beside them (AU-3)."""
        new: Patch = {TABLE: dict(rows)}
        return Edit(change, rows_before({TABLE: self.rows}, new), new, None, reason)


@dataclass(frozen=True)
class ReadAbout:
    """The read that a query or request is about: who reads it, which labels that person knows of (SQ-1).

    `names`: what no text about it may hold, such as the subject's id (BN).
    """

    uuid: str
    reader: str
    labels: frozenset[str]
    names: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Acting:
    """Who acts, in which role, and when (UTC text)."""

    account: str
    role: StudyRole
    at: str
    second_look: bool = True
    """Option `query_second_look`: free text to a reader waits for a second person (QY-2)."""


@dataclass(frozen=True)
class NewQuery:
    """What is asked: a template, or words, or both. `to` matters to an auditor alone, who may ask either."""

    template: str | None = None
    text: str = ""
    timepoint: str | None = None
    lesion: str | None = None
    blocking: bool = False
    to: Answerer = Answerer.READER


def decide_open_query(
    state: Queries, uuid: str, about: ReadAbout, wish: NewQuery, by: Acting
) -> Edit | Refusal:
    """Open a query about a read. A reader and an adjudicator ask the manager, the manager asks the reader."""
    to = asked_of(by.role, wish.to)
    refusal = _not_askable(about, wish, to, by)
    if refusal is not None:
        return refusal
    text = wish.text.strip()
    awaits = to is Answerer.READER and bool(text) and by.second_look
    is_shown = (to is Answerer.READER and not awaits) or by.role is StudyRole.READER
    record = QueryRecord(
        read=about.uuid,
        to=to,
        origin=ORIGINS[by.role],
        state=QueryState.OPEN,
        turns=(QueryTurn(TurnKind.ASKED, by.account, by.at, text),),
        timepoint=wish.timepoint,
        lesion=wish.lesion,
        template=wish.template,
        blocking=wish.blocking,
        awaits_look=awaits,
        shown_to=about.reader if is_shown else "",
    )
    return state.edit("query.opened", {uuid: record})


def asked_of(role: StudyRole, wished: Answerer) -> Answerer:
    """Whom a person of a role asks: one side of a read never asks itself."""
    if role is StudyRole.MANAGER:
        return Answerer.READER
    return wished if role is StudyRole.AUDITOR else Answerer.MANAGER


def decide_let_out(state: Queries, uuid: str, about: ReadAbout, by: Acting, *, sends: bool) -> Edit | Refusal:
    """The second person has looked at the words to a reader: they go out, or never do (QY-2).

    A query whose first words are held back is closed; further words that are leave it as it is.
    """
    found, unseen = state.query(uuid), state.unseen(uuid)
    is_new = found is not None and found.awaits_look and found.state is not QueryState.CLOSED
    if found is None or not (is_new or unseen):
        what = phrase("no text of this query waits for a second person")
        return refuse("QY-2", what, "query", phrase("Nothing to do"))
    if (unseen.turn if unseen else found.turns[-1]).by == by.account:
        what = phrase("a second person looks at a text before a reader sees it")
        return refuse("QY-2", what, "query", phrase("Let another manager or an auditor look at it"))
    rows: dict[str, object] = {unseen_key(uuid): None} if unseen else {}
    if sends:
        words = (unseen.turn,) if unseen else ()
        rows[uuid] = replace(
            found,
            state=unseen.state if unseen else found.state,
            turns=(*found.turns, *words, QueryTurn(TurnKind.LET_OUT, by.account, by.at)),
            awaits_look=False,
            shown_to=about.reader if found.to is Answerer.READER else found.shown_to,
        )
    elif is_new:
        turn = QueryTurn(TurnKind.CLOSED, by.account, by.at)
        rows[uuid] = replace(found, state=QueryState.CLOSED, turns=(*found.turns, turn))
    return state.edit("query.let_out" if sends else "query.held_back", rows)


def _further(
    state: Queries, query: tuple[str, QueryRecord], turn: QueryTurn, after: QueryState, by: Acting
) -> Edit | Refusal:
    """Add words to a query; those to a reader wait for a second person where the option says so (QY-2)."""
    uuid, found = query
    if state.unseen(uuid) is not None:
        what = phrase("words of this query wait for a second person")
        return refuse("QY-2", what, "query", phrase("Let that person look at them first"))
    is_to_reader = by.role is not StudyRole.READER and (found.to is Answerer.READER or bool(found.shown_to))
    if is_to_reader and by.second_look:
        return state.edit("query.drafted", {unseen_key(uuid): UnseenRecord(found.read, turn, after)})
    change = "query.answered" if turn.kind is TurnKind.ANSWERED else "query.reopened"
    return state.edit(change, {uuid: replace(found, state=after, turns=(*found.turns, turn))})


def decide_answer(state: Queries, uuid: str, about: ReadAbout, text: str, by: Acting) -> Edit | Refusal:
    """Answer a query that is asked of this person; the read stays as it is (QY-3)."""
    found = state.query(uuid)
    asked = Answerer.MANAGER if by.role is StudyRole.MANAGER else Answerer.READER
    if found is None or found.to is not asked or (asked is Answerer.READER and not found.shown_to):
        return _no_such()
    if found.state not in (QueryState.OPEN, QueryState.REOPENED):
        what = phrase("the query is {state}", state=found.state)
        return refuse("QY-1", what, "query", phrase("It waits for the study manager, or is done"))
    if not says_enough(text, SHORTEST_NOTE):
        return refuse("QY-1", phrase("the answer is missing"), "query", phrase("Say what you found"))
    refusal = text_refused("QY-2", text, "query", about.names)
    if refusal is not None:
        return refusal
    turn = QueryTurn(TurnKind.ANSWERED, by.account, by.at, text.strip())
    return _further(state, (uuid, found), turn, QueryState.ANSWERED, by)


def decide_close(state: Queries, uuid: str, about: ReadAbout, text: str, by: Acting) -> Edit | Refusal:
    """Close a query; where nobody has answered it, with a reason. What it held goes on (QY-1)."""
    found = state.query(uuid)
    if found is None:
        return _no_such()
    if found.state is QueryState.CLOSED:
        return refuse("QY-1", phrase("the query is closed already"), "query", phrase("Nothing to do"))
    if found.state is not QueryState.ANSWERED and not says_enough(text, SHORTEST_NOTE):
        what = phrase("nobody has answered the query")
        return refuse("QY-1", what, "query", phrase("Say why it is closed all the same"))
    refusal = text_refused("QY-2", text, "query", about.names)
    if refusal is not None:
        return refusal
    turn = QueryTurn(TurnKind.CLOSED, by.account, by.at, text.strip())
    rows: dict[str, object] = {uuid: replace(found, state=QueryState.CLOSED, turns=(*found.turns, turn))}
    if state.unseen(uuid) is not None:
        rows[unseen_key(uuid)] = None
    return state.edit("query.closed", rows)


def decide_ask_again(state: Queries, uuid: str, about: ReadAbout, text: str, by: Acting) -> Edit | Refusal:
    """Ask again after an answer or a closing: by the manager, or by who asked (QY-1, `reopened`)."""
    found = state.query(uuid)
    if found is None or (by.role is not StudyRole.MANAGER and found.asked_by != by.account):
        return _no_such()
    if found.state not in (QueryState.ANSWERED, QueryState.CLOSED):
        what = phrase("the query waits for its answer still")
        return refuse("QY-1", what, "query", phrase("Nothing to do"))
    if not says_enough(text, SHORTEST_NOTE):
        what = phrase("asking again needs its words")
        return refuse("QY-1", what, "query", phrase("Say what is still unclear"))
    refusal = text_refused("QY-2", text, "query", about.names)
    if refusal is not None:
        return refusal
    turn = QueryTurn(TurnKind.ASKED_AGAIN, by.account, by.at, text.strip())
    return _further(state, (uuid, found), turn, QueryState.REOPENED, by)


def _not_askable(about: ReadAbout, wish: NewQuery, to: Answerer, by: Acting) -> Refusal | None:
    template = None if wish.template is None else TEMPLATES.get(wish.template)
    if wish.template is not None and (template is None or template.to is not to):
        known = ", ".join(entry for entry, one in TEMPLATES.items() if one.to is to)
        what = phrase("there is no such template for this query")
        return refuse("QY-2", what, "template", phrase("Choose one of {known}", known=known))
    if template is None and not says_enough(wish.text, SHORTEST_NOTE):
        return refuse("QY-1", phrase("the query asks nothing"), "text", phrase("Take a template, or say it"))
    if wish.timepoint is not None and wish.timepoint not in about.labels:
        what = phrase("the reader does not know of this timepoint")
        return refuse("SQ-1", what, "timepoint", phrase("Name one that is read, or the next, or none"))
    if wish.lesion is not None and not _LESION.fullmatch(wish.lesion):
        return refuse("LS-1", phrase("this is no lesion id"), "lesion", phrase("Write it as T1, NT2, NL1"))
    if template is not None and (
        (template.needs_timepoint and wish.timepoint is None)
        or (template.needs_lesion and wish.lesion is None)
    ):
        what = phrase("this template needs its timepoint, or timepoint and lesion")
        return refuse("QY-1", what, "template", phrase("Name what the query is about"))
    if wish.blocking and to is Answerer.MANAGER and by.role is not StudyRole.READER:
        what = phrase("a query that the reader does not see cannot hold the read")
        return refuse("QY-1", what, "level", phrase("Ask the reader to wait, or let it not block"))
    return text_refused("QY-2", wish.text, "text", about.names)


def _no_such() -> Refusal:
    what = phrase("there is no such query of this person")
    return refuse("QY-1", what, "query", phrase("Choose one of the list"))


@dataclass(frozen=True)
class Finding:
    """What a batch check found in a read (QY-4): the check is the entry of the template that asks."""

    read: ReadAbout
    check: str
    timepoint: str
    lesion: str | None = None

    @property
    def key(self) -> tuple[str, str, str, str | None]:
        """What makes two findings the same one."""
        return self.read.uuid, self.check, self.timepoint, self.lesion


def decide_batch(state: Queries, findings: Mapping[str, Finding], at: str) -> Edit | None:
    """Open a query for each finding that has none yet, open or closed (QY-4); None where all have.

    `findings`: UUID of the query to be -> what was found.
    """
    known = {(q.read, q.check, q.timepoint, q.lesion) for q in state.queries().values()}
    rows: dict[str, object] = {}
    for uuid, finding in findings.items():
        if finding.key in known:
            continue
        to = TEMPLATES[finding.check].to
        rows[uuid] = QueryRecord(
            read=finding.read.uuid,
            to=to,
            origin=Origin.CHECK,
            state=QueryState.OPEN,
            turns=(QueryTurn(TurnKind.ASKED, str(Origin.CHECK), at),),
            timepoint=finding.timepoint,
            lesion=finding.lesion,
            template=finding.check,
            check=finding.check,
            shown_to=finding.read.reader if to is Answerer.READER else "",
        )
    return state.edit("query.opened", rows) if rows else None


def holding(state: Queries, read: str, label: str | None = None) -> tuple[QueryRecord, ...]:
    """Blocking queries that hold a read, or one of its timepoints (those about no timepoint hold all)."""
    return tuple(
        query
        for query in state.queries().values()
        if query.read == read and query.holds and label in (None, query.timepoint or label)
    )


def hold_refused(state: Queries, read: str, label: str, *, is_opening: bool) -> Refusal | None:
    """Why a timepoint may not be locked, or the next one not be opened, while a query blocks (QY-1)."""
    held = holding(state, read, None if is_opening else label)
    if not held:
        return None
    what = phrase("the read is on hold: {count} blocking queries are not closed", count=len(held))
    return refuse("QY-1", what, label, phrase("Answer them; the study manager closes them"))
