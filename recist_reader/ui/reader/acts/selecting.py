"""Selecting a lesion and going to it: by row, mark, key, or the next one to read (LS-5, IN-2)."""

from functools import partial

from recist_reader.ui.reader.acts.lesion_states import LesionStates
from recist_reader.ui.reader.acts.reasons import Reasons
from recist_reader.ui.reader.acts.workbench import Act, Workbench
from recist_reader.ui.reader.models.to_read import following_lesion
from recist_reader.ui.texts import tr

NOT_LINKED = tr("{lesion_id}: the scans are not linked; set matching slices, then {key}")


class Selecting:
    """Moves the selection; while a carrier is asked for, a selection answers that (S-7)."""

    def __init__(self, bench: Workbench, states: LesionStates, reasons: Reasons):
        self._bench, self._states, self._reasons = bench, states, reasons

    def table(self) -> dict[str, Act]:
        targets = {f"target_{n}": partial(self._go_to_target, f"T{n}") for n in range(1, 6)}
        return targets | {
            "next_lesion": partial(self._step, 1),
            "previous_lesion": partial(self._step, -1),
            "bookmark": self._bookmark,
        }

    def select(self, lesion_id: str) -> None:
        """Select a lesion and go to it in every viewport (LS-5); while merging, take it as the carrier."""
        bench = self._bench
        if bench.merging is not None and lesion_id != bench.merging:
            self._states.merge_into(lesion_id)
            return
        bench.selected, bench.annotation = lesion_id, None
        bench.await_nothing()
        bench.touched.emit()
        self._go_to(lesion_id)

    def click_mark(self, mark: str) -> None:
        """A mark on an image was clicked: its lesion is selected, a free mark can be removed."""
        bench = self._bench
        found = bench.view.state.measurements.get(mark)
        uuid = (found.lesion if found else None) or mark.rpartition("/")[2]
        lesion = bench.view.state.lesions.get(uuid or "")
        bench.annotation = None
        if lesion is None:
            bench.annotation = uuid if found and found.timepoint == bench.view.label else None
            if bench.annotation:
                bench.say(tr("Delete removes this mark"))
        elif bench.merging is not None:
            self.select(lesion.id)
        else:
            bench.selected = lesion.id
            bench.touched.emit()

    def follow_link(self, link: str) -> None:
        """A line of "next": to its lesion, or to the reason that it lacks."""
        kind, _, rest = link.partition(":")
        if kind == "lesion" and rest:
            self.select(rest)
        elif kind == "reason":
            check, _, lesion = rest.partition(":")
            self._reasons.ask_for_check(check, lesion or None)

    def _go_to(self, lesion_id: str) -> None:
        if not self._bench.hangings.go_to(lesion_id):
            self._bench.refuse(NOT_LINKED.format(lesion_id=lesion_id, key=self._bench.key("anchor")))

    def _go_to_target(self, lesion_id: str) -> None:
        """Ctrl+1 to 5: to the target, or to the first fragment of a split one that is still to read."""
        view = self._bench.view
        uuid = view.state.uuid_of(lesion_id)
        if uuid is None:
            self._bench.refuse(tr("there is no {lesion_id}", lesion_id=lesion_id))
            return
        parts = [part.id for _, part in view.state.fragments_of(uuid, view.label)]
        if self._bench.merging is not None or not parts:
            self.select(lesion_id)
        else:
            self.select(next((part for part in parts if part in view.missing), parts[0]))

    def _step(self, direction: int) -> None:
        """Next or previous lesion to read (Space)."""
        bench, view = self._bench, self._bench.view
        self._states.end_merging()
        following = following_lesion(view, bench.selected, direction)
        if following is None:
            bench.say(
                tr(
                    "there is no lesion yet; draw the first one ({target}, {non_target})",
                    target=bench.key("new_target"),
                    non_target=bench.key("new_non_target"),
                )
            )
            return
        self.select(following)
        if not view.missing:
            bench.say(_all_read(view.state.is_locked(view.label), bench.key("lock")))

    def _bookmark(self) -> None:
        """J: back to the measured slice."""
        if self._bench.lesion() is not None:
            self._go_to(self._bench.selected)


def _all_read(is_locked: bool, key: str) -> str:
    """That nothing is left to read here, and what the page behind the key does now."""
    if is_locked:
        return tr("every lesion has a value or state; {key} shows the locked timepoint", key=key)
    return tr("every lesion has a value or state; {key} checks and locks", key=key)
