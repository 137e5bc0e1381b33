"""Which timepoints stand beside the current one: baseline, nadir, prior (VW-16, 7.4)."""

from dataclasses import dataclass

from recist_reader.reading.read_session import ReadView
from recist_reader.trial.facts import BASELINE, TimepointFacts
from recist_reader.ui.reader.panels.views.marks import Shape


@dataclass(frozen=True)
class Comparison:
    """Labels of the compared timepoints; two roles may fall on one."""

    current: str
    prior: str | None
    nadir: str | None
    baseline: str | None

    def shapes(self, label: str) -> tuple[Shape, ...]:
        """All roles that a timepoint has, baseline first."""
        pairs = (
            (self.baseline, Shape.BASELINE),
            (self.nadir, Shape.NADIR),
            (self.prior, Shape.PRIOR),
            (self.current, Shape.CURRENT),
        )
        return tuple(shape for at, shape in pairs if at == label)

    def labels(self) -> tuple[str, ...]:
        """Each compared timepoint once, baseline, nadir, prior, current."""
        wanted = (self.baseline, self.nadir, self.prior, self.current)
        return tuple(dict.fromkeys(label for label in wanted if label is not None))


def comparison(view: ReadView) -> Comparison:
    """Return the roles at the shown timepoint; at baseline there is only the current one."""
    before = [t for t in _earlier(view) if t.done]
    if not before:
        return Comparison(view.label, None, None, None)
    nadir = None
    if view.assessment is not None:
        nadir = view.assessment.at(view.label).nadir_timepoint
    return Comparison(view.label, before[-1].label, nadir or BASELINE, BASELINE)


def _earlier(view: ReadView) -> tuple[TimepointFacts, ...]:
    return view.facts.timepoints[: view.facts.order_of(view.label)]


def hides_prior(view: ReadView, lesion_id: str) -> bool:
    """Whether a lesion's earlier numbers stay hidden: its new one is not recorded yet (LS-8).

    A split target has its new one once all its fragments have theirs (S-6).
    """
    if view.facts.options.workflow.show_prior_values:
        return False
    uuid = view.state.uuid_of(lesion_id)
    parts = view.state.fragments_of(uuid, view.label) if uuid else []
    return any(i in view.missing for i in (lesion_id, *(part.id for _, part in parts)))


def hides_prior_sums(view: ReadView) -> bool:
    """Whether earlier sums, and what is compared with them, wait until every target is read (LS-8)."""
    return not view.facts.options.workflow.show_prior_values and any(i.startswith("T") for i in view.missing)
