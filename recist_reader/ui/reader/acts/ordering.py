"""The order of the targets, which their numbers tell: changed at baseline by key (LS-1)."""

from functools import partial

from recist_reader.recist.vocabulary import Role
from recist_reader.trial import commands as c
from recist_reader.trial.patch import Recorded
from recist_reader.ui.reader.acts.workbench import Act, Workbench
from recist_reader.ui.texts import tr


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
        if bench.model.is_storing:  # the numbers shown are not yet those of the edit before
            bench.refuse(tr("the edit before is on its way to the disk; press the key again"))
            return
        state = bench.view.state
        order = [target.id for _, target in state.lesions_in_order() if target.role is Role.TARGET]
        if lesion.id not in order:
            bench.refuse(tr("{lesion}: only the order of targets is chosen", lesion=lesion.id))
            return
        at = order.index(lesion.id)
        if not 0 <= at + by < len(order):
            end = tr("{lesion} is the first target") if by < 0 else tr("{lesion} is the last target")
            bench.refuse(end.format(lesion=lesion.id))
            return
        order[at], order[at + by] = order[at + by], order[at]
        uuid = state.uuid_of(lesion.id)
        bench.do(c.RenumberTargets(tuple(order)), partial(self._moved, uuid, lesion.id))

    def _moved(self, uuid: str, before: str, answer: object) -> None:
        if isinstance(answer, Recorded):
            now = self._bench.view.state.lesions[uuid].id
            self._bench.selected = now
            self._bench.touched.emit()
            self._bench.say(tr("{before} is {now} now, and the other way round", before=before, now=now))
