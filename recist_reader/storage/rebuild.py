"""Rows written anew from the events (IN-112, VF-8): for a file whose rows were tampered with (FT-18)."""

from dataclasses import dataclass

from recist_reader.said import phrase
from recist_reader.storage import log
from recist_reader.storage.chain import NewEvent, break_in
from recist_reader.storage.faults import FaultCode, fault
from recist_reader.storage.projection import StreamRows, difference, fold
from recist_reader.storage.schema import KEPT_TABLES
from recist_reader.storage.study_file import StudyFile


@dataclass(frozen=True)
class Rebuilt:
    """What differed before: stream -> first difference."""

    differences: dict[str, str]
    written: bool


def rebuild(study: StudyFile, note: NewEvent | None = None, *, write: bool = True) -> Rebuilt:
    """Fold every stream and, where rows differ, write them anew together with the event `note`.

    Raises StudyFault CORRUPT, and nothing is written: a chain does not hold, so that the events can't be
    trusted either, or a row that is never changed was, so that it can't be written anew.
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
    for stream, wanted in folded.items():
        _refuse_changed_kept_rows(stream, study.live_rows(stream), wanted)
    study.rewrite_rows(folded, note)
    return Rebuilt(differences, True)


def _refuse_changed_kept_rows(stream: str, live: StreamRows, wanted: StreamRows) -> None:
    """Rows of the kept tables are only added: one that is there must be what its event wrote."""
    for table in KEPT_TABLES:
        standing = live.get(table, {})
        expected = {key: row for key, row in wanted.get(table, {}).items() if key in standing}
        differs = difference({table: standing}, {table: expected})
        if differs is not None:
            what = phrase(
                "{stream}: {differs}, and rows of this table are never rewritten",
                stream=stream,
                differs=differs,
            )
            raise fault(FaultCode.CORRUPT, what=what)


def _fold_checked(study: StudyFile, stream: str) -> StreamRows:
    head = None
    events = study.events(stream)
    for event in events:
        broken = break_in(study.study_id, head, event)
        if broken is not None:
            raise fault(
                FaultCode.CORRUPT,
                what=phrase("{stream} seq {seq}: {broken}", stream=stream, seq=event.seq, broken=broken),
            )
        head = event.head
    try:
        return fold(events)
    except ValueError as error:
        raise fault(
            FaultCode.CORRUPT, what=phrase("{stream}: {error}", stream=stream, error=str(error))
        ) from error
