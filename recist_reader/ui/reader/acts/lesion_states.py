"""Acts on the selected lesion: states, merging, splitting, removing (IN-1, S-6, S-7, MT-12)."""

from functools import partial

from recist_reader.problem import Refusal
from recist_reader.recist.vocabulary import Role
from recist_reader.trial import commands as c
from recist_reader.trial.decide import decide
from recist_reader.trial.decisions.withdrawing import may_be_removed, may_leave
from recist_reader.trial.patch import Recorded
from recist_reader.trial.records import LesionRecord
from recist_reader.ui.reader.acts.reasons import Reasons
from recist_reader.ui.reader.acts.workbench import Act, Workbench
from recist_reader.ui.reader.intent import FREE, Intent, Purpose
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

FOREIGN = {
    "too_small": tr("only a target can be too small"),
    "present": tr("only a non-target is set present"),
    "absent": tr("only a target or non-target is set absent"),
    "not_evaluable": tr("only a target or non-target is set not evaluable"),
    "unequivocal": tr("only a non-target or new lesion is set unequivocal"),
    "equivocal": tr("only a non-target or new lesion is set equivocal"),
    "not_lesion": tr("only a new lesion can turn out to be no lesion"),
}
"""Action -> what is said where the lesion's role does not have its state (IN-1)."""

ROLE_OF = {
    Role.TARGET: tr("{lesion} is a target"),
    Role.NON_TARGET: tr("{lesion} is a non-target"),
    Role.NEW: tr("{lesion} is a new lesion"),
}


SEEN_NODE = tr(
    "{lesion} is absent: draw its two axes if it is still seen, normal is below 10 mm (NT-12); {key} goes on"
)
SEEN_TARGET_NODE = tr(
    "{lesion} is absent; a node that is still seen counts with its short axis (S-5): draw it with {draw}"
)


WHOLE_HAS_STATE = tr(
    "{lesion} has a state here as a whole (S-6): take it back with {key}, then draw its fragments"
)


class LesionStates:
    """A state key asks for nothing when the state is legal; else the refusal says why (IN-1)."""

    def __init__(self, bench: Workbench, reasons: Reasons):
        self._bench, self._reasons = bench, reasons
        bench.page.reason.picked.connect(self.merge_into)
        bench.page.reason.closed.connect(self._not_merged)

    def table(self) -> dict[str, Act]:
        states = {name: partial(self._set_state, name) for name in STATES}
        return states | {"merged": self._merge, "split": self._split, "delete": self._delete}

    def merge_into(self, carrier: str) -> None:
        """Answer the question which target carries the merged one (S-7); one that cannot is asked again."""
        lesion = self._bench.merging
        self.end_merging()
        if lesion is None:
            return

        def then(answer: object) -> None:
            if isinstance(answer, Refusal) and self._bench.selected == lesion:
                self._ask_carrier(lesion)

        self._bench.do(c.SetState(lesion, "merged", into=carrier), then)

    def end_merging(self) -> None:
        """The question is answered, or something else is done."""
        if self._bench.merging is not None:
            self._bench.merging = None
            self._bench.page.reason.close_bar()

    def _not_merged(self) -> None:
        """Esc: the question goes unanswered."""
        if self._bench.merging is not None:
            self._bench.merging = None
            self._bench.say(tr("not merged"))

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
            self._bench.refuse(f"{ROLE_OF[lesion.role].format(lesion=lesion.id)}: {FOREIGN[name]}")
        elif value == "not_evaluable":
            self._reasons.ask_not_evaluable(lesion.id)
        else:
            is_node = lesion.nodal and value == "absent"
            self._bench.do(c.SetState(lesion.id, value), partial(self._ask_axis, lesion) if is_node else None)

    def _ask_axis(self, lesion: LesionRecord, answer: object) -> None:
        """A node that is called absent: its short axis is asked for where it is still seen (NT-12, S-5).

        The state stands all the same; a non-target keeps it beside its axis, a target is measured instead.
        """
        bench = self._bench
        if not isinstance(answer, Recorded) or bench.selected != lesion.id:
            return
        state = bench.view.state
        if state.measurement(bench.view.label, state.uuid_of(lesion.id)) is not None:
            return
        key, name = bench.key("next_lesion"), lesion.id
        if lesion.role is Role.TARGET:
            bench.say(SEEN_TARGET_NODE.format(lesion=name, draw=bench.key("bidirectional")))
        else:
            bench.intent = FREE
            bench.hangings.take("bidirectional")
            bench.say(SEEN_NODE.format(lesion=name, key=key))

    def _merge(self) -> None:
        """Ask for the carrier where one can be taken; else say why none can (IN-1)."""
        lesion = self._bench.lesion()
        if lesion is not None:
            self._bench.say("")  # what happened before is no answer to this
            self._ask_carrier(lesion.id)

    def _ask_carrier(self, lesion_id: str) -> None:
        bench = self._bench
        carriers, refusal = self._carriers(lesion_id)
        if refusal is not None:
            bench.say_refusal(refusal)
        elif not carriers:
            bench.refuse(tr("there is no other target that could carry {lesion}", lesion=lesion_id))
        else:
            bench.merging = lesion_id
            question = tr("{lesion} is merged into which target?", lesion=lesion_id)
            choices = tuple((bench.key(f"target_{t.number}"), t.id, t.id) for t in carriers)
            bench.page.reason.pick(question, choices, tr("or click its row or its mark"))

    def _carriers(self, lesion_id: str) -> tuple[list[LesionRecord], Refusal | None]:
        """The targets that may carry a lesion (S-7); where none may, why not."""
        view, found, refusal = self._bench.view, [], None
        for _, other in view.state.lesions_in_order():
            if other.role is Role.TARGET and other.parent is None and other.id != lesion_id:
                answer = decide(view.state, view.facts, c.SetState(lesion_id, "merged", into=other.id))
                if isinstance(answer, Refusal):
                    refusal = answer
                else:
                    found.append(other)
        return found, None if found else refusal

    def _split(self) -> None:
        """The value here becomes the first fragment; each drawing adds one (S-6)."""
        lesion = self._bench.lesion()
        if lesion is None:
            return
        state, label = self._bench.view.state, self._bench.view.label
        uuid = state.uuid_of(lesion.id)
        target = state.lesions[lesion.parent].id if lesion.parent else lesion.id
        is_measured = state.measurement(label, uuid) is not None
        if lesion.parent is None and not is_measured and state.finding(label, uuid) is not None:
            remove = self._bench.key("delete")
            self._bench.refuse(WHOLE_HAS_STATE.format(lesion=lesion.id, key=remove))
            return
        self._bench.intent = Intent(Purpose.FRAGMENT, Role.TARGET, target)
        self._bench.hangings.take("bidirectional")
        if lesion.parent is None and is_measured:
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
        is_own = lesion.created_at_timepoint == bench.view.label
        whole = is_own and lesion.parent is None and may_be_removed(state, uuid, bench.view.label)
        is_lesion = whole or may_leave(state, uuid, bench.view.label)
        bench.do(c.DeleteLesion(lesion.id) if is_lesion else c.ClearFinding(lesion.id))
