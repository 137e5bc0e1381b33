"""What a newcomer does, step by step, and how each step is seen to be done. No widget here."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from recist_reader.reading.read_session import ReadView
from recist_reader.recist.vocabulary import Role
from recist_reader.ui.texts import tr


class Page(StrEnum):
    """The page that the window shows."""

    STUDY = "study"
    READING = "reading"
    LOCK = "lock"


@dataclass(frozen=True)
class Situation:
    """Where the newcomer is: the page, the open read, the lesion in work, slices said to match.

    `subject` is that of the open read, `next_subject` the one that Ctrl+N opens from here.
    """

    page: Page
    view: ReadView | None = None
    selected: str | None = None
    has_anchor: bool = False
    subject: str | None = None
    next_subject: str | None = None


@dataclass(frozen=True)
class Step:
    """One thing to do: its keys, one sentence, and the sign that it was done."""

    keys: tuple[str, ...]
    text: str
    is_done: Callable[[Situation], bool]
    is_on_lock_page: bool = False


def _reads(at: Situation) -> bool:
    """A follow-up is on screen; a baseline is another story."""
    return at.page is Page.READING and at.view is not None and at.view.assessment is not None


def _targets(view: ReadView) -> tuple[str, ...]:
    return tuple(r.id for _, r in view.state.lesions_in_order() if r.role is Role.TARGET and r.parent is None)


def _has_first_value(at: Situation) -> bool:
    targets = _targets(at.view) if at.view else ()
    return at.view is not None and bool(targets) and any(t not in at.view.missing for t in targets)


def _has_all_targets(at: Situation) -> bool:
    targets = _targets(at.view) if at.view else ()
    return at.view is not None and bool(targets) and not any(t in at.view.missing for t in targets)


def _misses_nothing(at: Situation) -> bool:
    return _has_all_targets(at) and at.view is not None and not at.view.missing


def _is_locked(at: Situation) -> bool:
    return at.view is not None and len(at.view.state.locks) > 1


STEPS: tuple[Step, ...] = (
    Step(
        ("Ctrl+N",),
        tr("Open the next task: a first follow-up, its baseline read and locked."),
        _reads,
        Page.STUDY,
    ),
    Step(
        ("Space",),
        tr("Go to the first lesion; baseline on the left shows where it was."),
        lambda at: _reads(at) and at.selected is not None,
    ),
    Step(
        ("Shift+X",),
        tr("Turn the wheel over the right image to the same place, then link both: they scroll together."),
        lambda at: _reads(at) and at.has_anchor,
    ),
    Step(
        ("B",),
        tr("Go to the slice where it is longest in the right image and draw its long axis."),
        _has_first_value,
    ),
    Step(
        ("Space", "B"),
        tr("Do the same for each target; if one is gone press Shift+A, if too small to measure Shift+S."),
        _has_all_targets,
    ),
    Step(
        ("Space", "Shift+P"),
        tr("Go to the non-target. Shift+P says that it is still present, Shift+A that it is gone."),
        _misses_nothing,
    ),
    Step(
        ("Ctrl+L",),
        tr("On the right stand sum, category and why. Ctrl+Z takes a step back. Then check the timepoint."),
        lambda at: at.page is Page.LOCK,
    ),
    Step(
        ("Enter",),
        tr("One page shows all that is locked. Read it, then lock; Esc goes back."),
        _is_locked,
        is_on_lock_page=True,
    ),
)

DONE = tr(
    "TP1 is locked and the next timepoint is open. All keys: ?   The whole story: chapter 1 of the guide."
)
DONE_ELSEWHERE = tr("The first steps are done. All keys: ?   The whole story: chapter 1 of the guide.")


@dataclass(frozen=True)
class Line:
    """What the bar says: `step` is the number of a step from 0, None where no step is true here."""

    text: str
    step: int | None = None
    keys: tuple[str, ...] = ()


class FirstSteps:
    """Which step is next. A step that was done stays done, whatever is undone later.

    `subject` is the one whose follow-up was opened first; what is done in another read moves nothing.
    """

    def __init__(self, steps: tuple[Step, ...] = STEPS):
        self.steps = steps
        self.at = 0
        self.subject: str | None = None

    @property
    def is_done(self) -> bool:
        return self.at == len(self.steps)

    @property
    def current(self) -> Step | None:
        return None if self.is_done else self.steps[self.at]

    def see(self, situation: Situation) -> bool:
        """Go past every step done by now; a later one counts for those before. True if moved."""
        before = self.at
        if self.subject is None and _reads(situation):
            self.subject = situation.subject
        if situation.subject == self.subject:
            for number in range(self.at, len(self.steps)):
                if self.steps[number].is_done(situation):
                    self.at = number + 1
        return self.at != before

    def skip(self) -> None:
        """Go on without having done the step."""
        self.at = min(self.at + 1, len(self.steps))

    def back(self) -> None:
        """Look at the step before once more."""
        self.at = max(self.at - 1, 0)

    def line(self) -> Line:
        """The step in work, wherever it is true."""
        return Line(DONE) if self.is_done else self._line(self.at)

    def _line(self, number: int) -> Line:
        step = self.steps[number]
        return Line(step.text, number, step.keys)

    def line_for(self, situation: Situation) -> Line:
        """What is true where the newcomer is: the step in work, or the way back to its read."""
        if self.subject is None:
            return self.line()
        if situation.subject != self.subject or situation.page is Page.STUDY:
            return self._elsewhere(situation)
        if self.current and self.current.is_on_lock_page and situation.page is Page.READING:
            return self._line(self.at - 1)  # back at the images: the step that leads to the page
        return self.line()

    def _elsewhere(self, situation: Situation) -> Line:
        if self.is_done:
            return Line(DONE_ELSEWHERE)
        if situation.next_subject == self.subject:
            return Line(
                tr("Go on with the first steps in {subject}.", subject=self.subject), keys=("Ctrl+N",)
            )
        return Line(tr("The first steps go on in {subject}.", subject=self.subject))
