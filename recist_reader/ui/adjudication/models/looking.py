"""What the adjudicator has looked at and decided so far, and what is still missing (AJ-5, AJ-6)."""

from dataclasses import dataclass, field

from recist_reader.trial.adjudication.decision import (
    AdjudicationDecision,
    DecisionNeeds,
    DifferenceCause,
    Overlay,
    requirements,
)
from recist_reader.ui.texts import shown, tr

CAUSE_WORDS = {
    DifferenceCause.TARGET_SELECTION: tr("target selection"),
    DifferenceCause.MEASUREMENT: tr("measurement"),
    DifferenceCause.NON_TARGET: tr("non-target"),
    DifferenceCause.NEW_LESION: tr("new lesion"),
    DifferenceCause.EVALUABILITY: tr("evaluability, images"),
    DifferenceCause.DATE: tr("date"),
    DifferenceCause.ERROR: tr("error"),
}


@dataclass(frozen=True)
class NeedLine:
    """One line of the list before signing: what it asks, whether it is met, and what to do if not.

    `action` is what a key does about it; `count` how much of it is done, empty for what has no parts.
    """

    words: str
    is_met: bool
    remedy: str = ""
    action: str = ""
    count: str = ""


@dataclass
class Looking:
    """Of one open case; `opened` and `overlays` grow as images are looked at, nothing else moves them."""

    needs: DecisionNeeds
    endorsed: str | None = None
    cause: str | None = None
    text: str = ""
    opened: set[str] = field(default_factory=set)
    overlays: set[str] = field(default_factory=set)

    def saw(self, label: str, overlays: tuple[Overlay, ...]) -> bool:
        """A timepoint was on screen with the marks of these reads; returns whether that was new."""
        before = len(self.opened) + len(self.overlays)
        if label in self.needs.timepoints:
            self.opened.add(label)
        if label == self.needs.framed and len(overlays) == 1:
            self.overlays.add(overlays[0].value)
        return len(self.opened) + len(self.overlays) > before

    @property
    def decision(self) -> AdjudicationDecision:
        return AdjudicationDecision(
            self.endorsed, self.cause, self.text, frozenset(self.opened), frozenset(self.overlays)
        )

    @property
    def lines(self) -> tuple[NeedLine, ...]:
        """All that the decision needs, in order (AJ-6)."""
        views = ("overlay_a", "overlay_b") if self.needs.framed is not None else ()
        actions = ("unopened", *views, "endorse_a", "cause_target_selection", "reason")
        opened, of = len(self.opened), len(self.needs.timepoints)
        lines = []
        for need, action in zip(requirements(self.decision, self.needs), actions, strict=True):
            remedy = "" if need.refusal is None else shown(need.refusal.problem.remedy)
            count = tr("{opened} of {of}", opened=opened, of=of) if action == "unopened" else ""
            lines.append(NeedLine(shown(need.words), need.is_met, remedy, action, count))
        return tuple(lines)

    @property
    def next_unopened(self) -> str | None:
        """The first timepoint that was not opened yet."""
        return next((label for label in self.needs.timepoints if label not in self.opened), None)
