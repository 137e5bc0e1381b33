"""What every decision looks at: the read, the subject's facts, the open timepoint."""

from dataclasses import dataclass

from recist_reader.problem import Refusal, refuse
from recist_reader.said import phrase
from recist_reader.trial.facts import BASELINE, SubjectFacts, TimepointFacts
from recist_reader.trial.records import LesionRecord
from recist_reader.trial.state import ReadState


@dataclass(frozen=True)
class Scene:
    """A read with an open timepoint, and what surrounds it."""

    state: ReadState
    facts: SubjectFacts
    at: TimepointFacts

    @property
    def label(self) -> str:
        return self.at.label

    @property
    def is_baseline(self) -> bool:
        return self.label == BASELINE

    def lesion(self, lesion_id: str) -> tuple[str, LesionRecord] | Refusal:
        """Return (UUID, lesion) of an id, or the refusal that names it."""
        uuid = self.state.uuid_of(lesion_id)
        if uuid is None:
            return refuse(
                "LS-1",
                phrase("there is no lesion {lesion}", lesion=lesion_id),
                self.label,
                phrase("Choose one of the lesion table"),
            )
        return uuid, self.state.lesions[uuid]

    def is_bound_by_a_lock(self, lesion_uuid: str) -> bool:
        """True when a locked version, of whatever timepoint, holds the lesion (LS-1, MT-12)."""
        return any(lesion_uuid in lock.content for lock in self.state.locks.values())


def open_scene(state: ReadState, facts: SubjectFacts) -> Scene | Refusal:
    """Return the scene of the open timepoint, or the refusal when none is open."""
    label = state.open_timepoint
    if label is None:
        locked = next((t for t in reversed(list(state.timepoints)) if state.is_locked(t)), None)
        if locked is not None:
            return refuse(
                "SQ-2",
                phrase("the timepoint is locked"),
                locked,
                phrase("Open the next one, or ask for reopening"),
            )
        return refuse("SQ-2", phrase("no timepoint is open"), facts.subject, phrase("Open one first"))
    at = facts.at(label)
    if at is None:
        return refuse(
            "SQ-1",
            phrase("the open timepoint has no images any more"),
            label,
            phrase("Import its images again"),
        )
    return Scene(state, facts, at)
