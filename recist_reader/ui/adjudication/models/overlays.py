"""Marks of both reads over one series: A solid, B dashed, each in its colour (window.md 1.3, AJ-2)."""

from collections.abc import Sequence
from dataclasses import dataclass

from recist_reader.trial.adjudication.decision import Overlay
from recist_reader.trial.adjudication.read_pair import ReadPair
from recist_reader.trial.evidence import Measurement
from recist_reader.trial.state import ReadState
from recist_reader.ui.reader.models.marks import lesion_label, shape_of
from recist_reader.ui.theme.tokens import TOKENS
from recist_reader.ui.viewport.mark_view import MarkRole, MarkView

BOTH: tuple[Overlay, ...] = tuple(Overlay)


@dataclass(frozen=True)
class ReadMark(MarkView):
    """A mark of one read: colour and line say whose it is, the label whose and which lesion."""

    read: Overlay = Overlay.A

    @property
    def colour(self) -> str:
        return read_colour(self.read)

    @property
    def dash(self) -> tuple[float, ...]:
        return read_dash(self.read)


def read_colour(read: str) -> str:
    """The colour of read A or B."""
    return TOKENS.reader_a if read == Overlay.A else TOKENS.reader_b


def read_dash(read: str) -> tuple[float, ...]:
    """The line of read A or B; empty for a solid one."""
    return () if read == Overlay.A else TOKENS.dash_reader_b


def state_of(pair: ReadPair, read: str) -> ReadState:
    """The read A or B of a pair."""
    return pair.a if read == Overlay.A else pair.b


def read_marks(
    pair: ReadPair,
    label: str,
    series_uid: str,
    overlays: Sequence[Overlay],
    chosen: Sequence[str | None] = (),
) -> tuple[ReadMark, ...]:
    """Return the marks of the given reads on one series of one timepoint.

    `chosen` are UUIDs of lesions whose marks are drawn stronger. Regions and lines without a lesion belong to
    no result and are left out.
    """
    made = []
    for read in overlays:
        state = state_of(pair, read)
        for key, mark in state.measurements.items():
            if mark.timepoint == label and mark.place.series_uid == series_uid and mark.lesion:
                made.append(_read_mark(state, read, key, mark, _owner(state, mark.lesion) in chosen))
    return tuple(made)


def middle_slice(pair: ReadPair, label: str, series_uid: str, slices: int) -> int:
    """Where a series opens with no pair to go to: the marked slice nearest to its middle, from 0."""
    middle = slices // 2
    marked = [mark.slice_index for mark in read_marks(pair, label, series_uid, BOTH)]
    return min(marked, key=lambda index: (abs(index - middle), index), default=middle)


def marks_of_lesion(state: ReadState, label: str, uuid: str | None) -> tuple[Measurement, ...]:
    """The marks of a lesion at a timepoint, those of its fragments included."""
    if uuid is None:
        return ()
    owners = [uuid, *(part for part, _ in state.fragments_of(uuid, label))]
    found = (state.measurement(label, owner) for owner in owners)
    return tuple(mark for mark in found if mark is not None)


def _owner(state: ReadState, uuid: str) -> str:
    """The target of a fragment, else the lesion itself."""
    lesion = state.lesions.get(uuid)
    return uuid if lesion is None or lesion.parent is None else lesion.parent


def _read_mark(state: ReadState, read: Overlay, key: str, mark: Measurement, is_chosen: bool) -> ReadMark:
    lesion = state.lesions.get(mark.lesion or "")
    name = "" if lesion is None else f"{read} {lesion.id}"
    words = name if lesion is None else f"{read} {lesion_label(lesion, mark)}"
    return ReadMark(
        mark=f"{read}/{key}",
        shape=shape_of(mark),
        slice_index=mark.place.slice_number - 1,
        role=MarkRole.TARGET,  # one line each: whose it is matters here, the role stands in the label
        name=name,
        label=(words,),
        selected=is_chosen,
        read=read,
    )
