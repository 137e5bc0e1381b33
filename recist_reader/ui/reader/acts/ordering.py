"""The order of the targets, which their numbers tell: changed at baseline by key or by their row (LS-1)."""

from functools import partial

from recist_reader.recist.vocabulary import Role
from recist_reader.trial import commands as c
from recist_reader.trial.patch import Recorded
from recist_reader.ui.reader.acts.workbench import Act, Workbench
from recist_reader.ui.texts import tr

MOVED_ON = tr("{before} is {now} now; those between have moved on")


class Ordering:
    """Moves the selected target one number on; it stays selected under its new one."""

    def __init__(self, bench: Workbench):
        self._bench = bench

    def table(self) -> dict[str, Act]:
        return {"target_earlier": partial(self._move, -1), "target_later": partial(self._move, 1)}

    def _move(self, by: int) -> None:
        bench = self._bench
        lesion = bench.lesion()
        if lesion is None:
            return
        order = self._order()
        if order is None:
            return
        if lesion.id not in order:
            bench.refuse(tr("{lesion}: only the order of targets is chosen", lesion=lesion.id))
            return
        at = order.index(lesion.id)
        if not 0 <= at + by < len(order):
            end = tr("{lesion} is the first target") if by < 0 else tr("{lesion} is the last target")
            bench.refuse(end.format(lesion=lesion.id))
            return
        order[at], order[at + by] = order[at + by], order[at]
        self._renumber(order, lesion.id)

    def carry(self, lesion_id: str, place: int) -> None:
        """A row was carried: so many targets are above it now."""
        order = self._order()
        if order is None or lesion_id not in order or order.index(lesion_id) == place:
            return
        order.remove(lesion_id)
        order.insert(place, lesion_id)
        self._renumber(order, lesion_id)

    def _order(self) -> list[str] | None:
        """The targets in their order; None while an edit is on its way, which may change it."""
        bench = self._bench
        if bench.model.is_storing:  # the numbers shown are not yet those of the edit before
            bench.refuse(tr("the edit before is on its way to the disk; do it again"))
            return None
        lesions = bench.view.state.lesions_in_order()
        return [target.id for _, target in lesions if target.role is Role.TARGET]

    def _renumber(self, order: list[str], lesion_id: str) -> None:
        uuid = self._bench.view.state.uuid_of(lesion_id)
        self._bench.do(c.RenumberTargets(tuple(order)), partial(self._moved, uuid, lesion_id))

    def _moved(self, uuid: str, before: str, answer: object) -> None:
        if isinstance(answer, Recorded):
            now = self._bench.view.state.lesions[uuid].id
            self._bench.selected = now
            self._bench.touched.emit()
            by_one = abs(int(before[1:]) - int(now[1:])) == 1
            words = tr("{before} is {now} now, and the other way round") if by_one else MOVED_ON
            self._bench.say(words.format(before=before, now=now))
