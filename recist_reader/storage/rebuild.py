"""Rows written anew from the events (IN-112, VF-8): for a file whose rows were tampered with (FT-18)."""

from dataclasses import dataclass

from recist_reader.storage import log
from recist_reader.storage.chain import NewEvent, break_in
from recist_reader.storage.faults import FaultCode, fault
from recist_reader.storage.projection import StreamRows, difference, fold
from recist_reader.storage.study_file import StudyFile


@dataclass(frozen=True)
class Rebuilt:
    """What differed before: stream -> first difference."""

    differences: dict[str, str]
    written: bool


def rebuild(study: StudyFile, note: NewEvent | None = None, *, write: bool = True) -> Rebuilt:
    """Fold every stream and, where rows differ, write them anew together with the event `note`.

    Raises StudyFault CORRUPT where a chain does not hold: then the events can't be trusted either.
    """
    folded: dict[str, StreamRows] = {}
    differences: dict[str, str] = {}
    with study.reading() as connection:
        streams = sorted(set(study.streams()) | log.row_streams(connection))
        for stream in streams:
            wanted = _fold_checked(study, stream)
            differs = difference(study.live_rows(stream), wanted)
            if differs is not None:
                folded[stream], differences[stream] = wanted, differs
    if not differences or not write:
        return Rebuilt(differences, False)
    study.rewrite_rows(folded, note)
    return Rebuilt(differences, True)


def _fold_checked(study: StudyFile, stream: str) -> StreamRows:
    head = None
    events = study.events(stream)
    for event in events:
        broken = break_in(study.study_id, head, event)
        if broken is not None:
            raise fault(FaultCode.CORRUPT, what=f"{stream} seq {event.seq}: {broken}")
        head = event.head
    try:
        return fold(events)
    except ValueError as error:
        raise fault(FaultCode.CORRUPT, what=f"{stream}: {error}") from error
