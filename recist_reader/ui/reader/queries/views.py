"""What the card of queries shows, in words: neither who asked nor from where (BL-13)."""

from collections.abc import Iterable
from dataclasses import dataclass

from recist_reader.reading.people.query_desk import QueryView, TurnView
from recist_reader.reading.people.reopening_desk import RequestView
from recist_reader.trial.decisions.opening import REOPENING_REASONS
from recist_reader.trial.people.query_records import Answerer, QueryState, RequestState, TurnKind
from recist_reader.trial.people.query_words import TEMPLATES
from recist_reader.ui.reader.models.words import timepoint_name
from recist_reader.ui.texts import plural, shown, tr

ASKABLE = ("images_missing", "image_quality", "other_person", "series_label", "unblinding")
"""Entries that a reader asks by; the others are those of checks, and one tells of another reader."""

_WAITING = (QueryState.OPEN, QueryState.REOPENED)
HOLD = "QY-1"


@dataclass(frozen=True)
class QueryCardLine:
    """One query: what it is about, what was said, and what is to be done now."""

    id: str
    about: str
    lesion: str | None
    said: tuple[str, ...]
    state: str
    is_blocking: bool
    can_answer: bool


@dataclass(frozen=True)
class Known:
    """Queries and requests of the open read as they were last looked up."""

    queries: tuple[QueryView, ...] = ()
    requests: tuple[RequestView, ...] = ()

    @property
    def to_answer(self) -> int:
        return sum(is_waiting(view) for view in self.queries)

    @property
    def is_held(self) -> bool:
        return any(holds(view) for view in self.queries)

    def request_of(self, label: str) -> RequestView | None:
        """The last request about a timepoint that was not taken up."""
        own = [one for one in self.requests if one.timepoint == label]
        return own[-1] if own and own[-1].state is not RequestState.APPLIED else None


def is_waiting(view: QueryView) -> bool:
    """Whether it waits for this reader's answer."""
    return view.to is Answerer.READER and view.state in _WAITING


def holds(view: QueryView) -> bool:
    """Whether the read stands still until the study manager closes it (QY-1)."""
    return view.blocking and view.state is not QueryState.CLOSED


def query_line(view: QueryView) -> QueryCardLine:
    about = [tr("Read {read}", read=view.slot)] if view.slot else []  # an adjudicator knows of two
    about += [timepoint_name(view.timepoint)] if view.timepoint else []
    about += [view.lesion] if view.lesion else []
    return QueryCardLine(
        view.id,
        ", ".join(about) or tr("the whole read"),
        view.lesion,
        tuple(_said(view)),
        _state_words(view),
        holds(view),
        is_waiting(view),
    )


def _said(view: QueryView) -> Iterable[str]:
    if view.asks:
        yield shown(view.asks)
    for turn in view.turns:
        if turn.text:
            yield turn.text if turn.kind is TurnKind.ASKED else f"{_who(view, turn)}: {turn.text}"


def _who(view: QueryView, turn: TurnView) -> str:
    if turn.kind is TurnKind.ASKED_AGAIN:
        return tr("Asked again")
    return tr("Your answer") if view.to is Answerer.READER else tr("Answer")


def _state_words(view: QueryView) -> str:
    if view.state is QueryState.CLOSED:
        return tr("Closed.")
    if is_waiting(view):
        words = tr("Waits for your answer.")
    elif view.state is QueryState.ANSWERED and view.to is Answerer.READER:
        words = tr("Answered; the study manager closes it.")
    elif view.state is QueryState.ANSWERED:
        words = tr("Answered.")
    else:
        words = tr("Waits for the study manager.")
    if not view.blocking:
        return words
    what = timepoint_name(view.timepoint) if view.timepoint else tr("the open timepoint")
    hold = tr("On hold until it is closed: {timepoint} is not locked, no further one opened.", timepoint=what)
    return f"{words} {hold}"


def hold_words(known: Known, label: str) -> str:
    """Why the lock of a timepoint waits, empty where it does not."""
    held = [view for view in known.queries if holds(view) and view.timepoint in (None, label)]
    if not held:
        return ""
    return plural(
        len(held), tr("on hold: 1 query is not closed"), tr("on hold: {number} queries are not closed")
    )


def news(known: Known) -> str:
    """What is said when the read is opened; empty where nothing is asked."""
    if known.to_answer:
        return plural(
            known.to_answer, tr("1 query waits for your answer"), tr("{number} queries wait for your answer")
        )
    if known.is_held:
        return tr("on hold: a query waits for the study manager")
    return ""


def request_words(one: RequestView) -> str:
    """One request to reopen, with what became of it."""
    reason = REOPENING_REASONS.get(one.entry, one.entry)
    head = f"{timepoint_name(one.timepoint)}, {reason}: {one.text}"
    return f"{head}\n{request_state(one)}"


def request_state(one: RequestView) -> str:
    match one.state:
        case RequestState.ASKED:
            return tr("Asked; the study manager decides.")
        case RequestState.APPROVED:
            return tr("Approved; the next opening of this read takes it up.")
        case RequestState.REFUSED:
            return tr("Refused: {why}", why=one.why or "")
    return tr("Approved, and taken up.")


def entries() -> tuple[tuple[str, str], ...]:
    """(entry, words) of what a reader can ask the study manager."""
    return tuple((entry, shown(TEMPLATES[entry].text)) for entry in ASKABLE)
