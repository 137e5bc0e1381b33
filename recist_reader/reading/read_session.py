"""Reading one subject: a command is decided, made durable, and only then shown (MT-10)."""

from collections.abc import Iterator
from dataclasses import dataclass

from recist_reader.problem import Fault, Problem, Refusal
from recist_reader.reading.edit_events import recorded_of
from recist_reader.reading.study_session import StudySession, new_event
from recist_reader.recist.assess import assess
from recist_reader.recist.assessment import Assessment
from recist_reader.recist.version import RULES_VERSION
from recist_reader.trial import commands as c
from recist_reader.trial.checks.registry import checks_of
from recist_reader.trial.checks.result import CheckResult, CheckScene
from recist_reader.trial.decide import decide
from recist_reader.trial.facts import BASELINE, SubjectFacts, TimepointFacts
from recist_reader.trial.patch import Recorded
from recist_reader.trial.rules_input import RulesInput, rules_input
from recist_reader.trial.state import ReadState, evolve, fold


@dataclass(frozen=True)
class ReadView:
    """All that can be shown of a read at one timepoint, from one state."""

    state: ReadState
    facts: SubjectFacts
    label: str
    assessment: Assessment | None  # None at baseline
    missing: tuple[str, ...]
    checks: tuple[CheckResult, ...]

    @property
    def at(self) -> TimepointFacts:
        found = self.facts.at(self.label)
        if found is None:
            raise KeyError(self.label)
        return found

    @property
    def is_provisional(self) -> bool:
        """Lesions are still to be read: the category may change."""
        return bool(self.missing)


class ReadSession:
    """One read, open for its reader. The only door to its stream for writing."""

    def __init__(self, study: StudySession, subject: str) -> None:
        self._study = study
        self.subject = subject
        self.stream = study.read_stream(subject)
        self.seen: dict[str, float] = {}
        self.unsaved = 0
        start = ReadState(subject, study.workplace.account)
        self.state = fold(start, self._events())
        self._check_projection()

    def _events(self) -> Iterator[Recorded]:
        for event in self._study.file.events(self.stream):
            recorded = recorded_of(event)
            if recorded is not None:
                yield recorded

    def _check_projection(self) -> None:
        """Rows and events of the read must agree when it is opened (IN-112)."""
        difference = self._study.file.check_stream(self.stream)
        if difference is not None:
            remedy = "Run `recist-reader verify`; nothing is repaired in place"
            raise Fault(Problem(f"the stored rows differ from the events ({difference})", "read", remedy))

    @property
    def facts(self) -> SubjectFacts:
        """The subject as the study knows it now."""
        return self._study.facts(self.subject)

    @property
    def open_timepoint(self) -> str | None:
        return self.state.open_timepoint

    def next_label(self) -> str | None:
        """The first timepoint with images that is not locked (SQ-1); None when all are."""
        return next(
            (t.label for t in self.facts.timepoints if t.done and not self.state.is_locked(t.label)), None
        )

    def visible_timepoints(self) -> tuple[TimepointFacts, ...]:
        """Timepoints that the reader may know of: locked ones and the one to read (SQ-1, SQ-2).

        Visits not done between them are shown, later ones are not.
        """
        last = self.next_label()
        shown = []
        for at in self.facts.timepoints:
            shown.append(at)
            if at.label == last:
                break
        return tuple(shown)

    def new_uuid(self) -> str:
        return self._study.workplace.make_uuid()

    def do(self, command: c.Command) -> Recorded | Refusal:
        """Decide, store, then move on: what is returned is on disk.

        Raises Fault where it could not be stored; the read then stands as it was.
        """
        edit = decide(self.state, self.facts, command)
        if isinstance(edit, Refusal):
            return edit
        uuid = self.stream.removeprefix("read:")
        event = self._study.file.append(new_event(edit, self.stream, uuid, self._study.workplace))
        recorded = Recorded(event.event_id, edit)
        self.state = evolve(self.state, recorded)
        return recorded

    def lock_command(
        self,
        meaning: str = "authorship",
        overall: str | None = None,
        why: str | None = None,
        active_seconds: int = 0,
    ) -> c.LockTimepoint:
        """The command that checks and locks the open timepoint under the rules in force (SG-1)."""
        return c.LockTimepoint(RULES_VERSION, meaning, overall, why, active_seconds, self.unsaved)

    def lock(
        self, meaning: str = "authorship", overall: str | None = None, why: str | None = None
    ) -> Recorded | Refusal:
        """Check and lock the open timepoint."""
        return self.do(self.lock_command(meaning, overall, why))

    def view(self, label: str | None = None) -> ReadView:
        """Everything to show at a timepoint: the open one, else the last locked one."""
        label = label or self.open_timepoint or self._last_locked()
        facts = self.facts
        found: RulesInput = rules_input(self.state, facts, label)
        at = facts.at(label)
        if at is None:
            raise KeyError(label)
        read = None if label == BASELINE else found.read
        assessment = None if read is None else assess(read)
        checks = checks_of(CheckScene(self.state, facts, at, read, assessment, self.seen, self.unsaved))
        return ReadView(self.state, facts, label, assessment, found.missing, checks)

    def _last_locked(self) -> str:
        locked = [t.label for t in self.facts.timepoints if self.state.is_locked(t.label)]
        if not locked:
            raise Fault(Problem("no timepoint of this read was opened", "read", "Open baseline first"))
        return locked[-1]
