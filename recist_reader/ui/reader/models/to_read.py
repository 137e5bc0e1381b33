"""Which lesions are read one by one at the shown timepoint."""

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
