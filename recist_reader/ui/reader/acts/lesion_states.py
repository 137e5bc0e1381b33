"""Acts on the selected lesion: states, merging, splitting, removing (IN-1, S-6, S-7, MT-12)."""

from functools import partial

from recist_reader.recist.vocabulary import Role
from recist_reader.trial import commands as c
from recist_reader.trial.patch import Recorded
from recist_reader.ui.reader.acts.reasons import Reasons
from recist_reader.ui.reader.acts.workbench import Act, Workbench
from recist_reader.ui.reader.intent import Intent, Purpose
from recist_reader.ui.texts import tr

STATES = {
    "too_small": {Role.TARGET: "too_small"},
    "absent": {Role.TARGET: "absent", Role.NON_TARGET: "absent"},
    "not_evaluable": {Role.TARGET: "not_evaluable", Role.NON_TARGET: "not_evaluable"},
    "present": {Role.NON_TARGET: "present"},
    "unequivocal": {Role.NON_TARGET: "unequivocal_pd", Role.NEW: "unequivocal"},
    "equivocal": {Role.NON_TARGET: "equivocal_pd", Role.NEW: "equivocal"},
    "not_lesion": {Role.NEW: "not_lesion"},
}
"""Action of the key map -> the state that it means, by role."""


class LesionStates:
    """A state key asks for nothing when the state is legal; else the refusal says why (IN-1)."""

    def __init__(self, bench: Workbench, reasons: Reasons):
        self._bench, self._reasons = bench, reasons

    def table(self) -> dict[str, Act]:
        states = {name: partial(self._set_state, name) for name in STATES}
        return states | {"merged": self._merge, "split": self._split, "delete": self._delete}

    def merge_into(self, carrier: str) -> None:
        """Answer the question which target carries the merged one (S-7)."""
        lesion, self._bench.merging = self._bench.merging, None
        self._bench.do(c.SetState(lesion, "merged", into=carrier))

    def after_fragment(self, answer: object) -> None:
        """Say how to go on once a fragment is stored."""
        if isinstance(answer, Recorded):
            target = self._bench.intent.target
            self._bench.say(tr("fragment added; draw the next one of {target}, Esc ends", target=target))

    def _set_state(self, name: str) -> None:
        lesion = self._bench.lesion()
        if lesion is None:
            return
        value = STATES[name].get(lesion.role)
        if value is None:
            self._bench.refuse(
                tr("{state} is no state of {lesion}", state=name.replace("_", " "), lesion=lesion.id)
            )
        elif value == "not_evaluable":
            self._reasons.ask_not_evaluable(lesion.id)
        else:
            self._bench.do(c.SetState(lesion.id, value))

    def _merge(self) -> None:
        lesion = self._bench.lesion()
        if lesion is not None:
            self._bench.merging = lesion.id
            question = tr("{lesion} merged into which target?", lesion=lesion.id)
            self._bench.say(tr("{question} Its row, its mark or Ctrl+1 to 5; Esc ends", question=question))

    def _split(self) -> None:
        """The value here becomes the first fragment; each drawing adds one (S-6)."""
        lesion = self._bench.lesion()
        if lesion is None:
            return
        state, label = self._bench.view.state, self._bench.view.label
        uuid = state.uuid_of(lesion.id)
        target = state.lesions[lesion.parent].id if lesion.parent else lesion.id
        self._bench.intent = Intent(Purpose.FRAGMENT, Role.TARGET, target)
        self._bench.hangings.take("bidirectional")
        if lesion.parent is None and state.measurement(label, uuid) is not None:
            self._bench.do(c.SplitTarget(self._bench.new_uuid(), lesion.id), self.after_fragment)
        else:
            self._bench.say(tr("draw the fragments of {target} one by one; Esc ends", target=target))

    def _delete(self) -> None:
        """Remove the selected free mark, a lesion made here, else the value of the timepoint."""
        bench = self._bench
        if bench.annotation is not None:
            bench.do(c.RemoveAnnotation(bench.annotation))
            bench.annotation = None
            return
        lesion = bench.lesion()
        if lesion is None:
            return
        state = bench.view.state
        uuid = state.uuid_of(lesion.id)
        is_own = lesion.created_at_timepoint == bench.view.label and not any(
            uuid in lock.content for lock in state.locks.values()
        )
        whole = is_own and lesion.parent is None
        bench.do(c.DeleteLesion(lesion.id) if whole else c.ClearFinding(lesion.id))
