"""Which lesions are read one by one at the shown timepoint, and which comes next."""

from recist_reader.reading.read_session import ReadView
from recist_reader.trial.state import existed


def lesions_to_read(view: ReadView) -> tuple[str, ...]:
    """Ids in the order of the table: a split target is read by its fragments (S-6).

    A lesion that was found later has no place in a timepoint that was reopened (SQ-1, SG-7).
    """
    return tuple(
        lesion.id
        for uuid, lesion in view.state.lesions_in_order()
        if existed(lesion, view.label) and not view.state.fragments_of(uuid, view.label)
    )


def following_lesion(view: ReadView, selected: str | None, direction: int = 1) -> str | None:
    """The next (1) or previous (-1) lesion without value or state, else the next of all; None without any."""
    ids = lesions_to_read(view)
    todo = [i for i in ids if i in view.missing] or list(ids)
    if not todo:
        return None
    if selected not in ids:
        return todo[0 if direction > 0 else -1]
    at = ids.index(selected)
    order = (*ids[at + 1 :], *ids) if direction > 0 else (*reversed(ids[:at]), *reversed(ids))
    return next(i for i in order if i in todo)
