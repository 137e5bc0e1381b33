"""Where a reader was in a task: kept while it is read, given back when it is opened again (WL-4, VW-30).

No record and no event: written over each time, one place a read. Beside it stands which task is open, so
that after a crash the window goes back there (section 17).
"""

from dataclasses import dataclass
from functools import cache

from cattrs import Converter
from cattrs.errors import BaseValidationError

from recist_reader.reading.study_session import StudySession
from recist_reader.storage.canonical import JsonObject
from recist_reader.storage.faults import StudyFault
from recist_reader.storage.study_file import Kept

KEY = "place"
STUDY, TASK_KEY = "study", "task"


@dataclass(frozen=True)
class ViewportPlace:
    """One viewport. `slice_number` from 1 in viewing order; `mm_per_px` None fits the image.

    `centre_mm` is (right, down) from the middle of the image; `window_hu` (width, level), None where a
    table stored in the file is used.
    """

    series_uid: str | None
    slice_number: int = 1
    window_hu: tuple[float, float] | None = None
    mm_per_px: float | None = None
    centre_mm: tuple[float, float] = (0.0, 0.0)
    is_inverted: bool = False
    is_linked: bool = True


@dataclass(frozen=True)
class LinkAnchor:
    """A manual anchor of VW-30: `series_uid` follows `origin_uid` with an offset along its normal."""

    origin_uid: str
    series_uid: str
    offset_mm: float


@dataclass(frozen=True)
class SeriesChoice:
    """The series that the reader chose for a timepoint of the subject (VW-20).

    `timepoint` is its label, or label and number where it shows a second series (`BL/2`).
    """

    timepoint: str
    series_uid: str


@dataclass(frozen=True)
class CellPlace:
    """One cell of the reader's grid: `role` is B, P, N, C or "-2", the second timepoint before."""

    role: str
    series_uid: str = ""


@dataclass(frozen=True)
class GridPlace:
    """The reader's grid of viewports, its cells row by row; None is an empty one (VW-21)."""

    rows: int
    columns: int
    cells: tuple[CellPlace | None, ...]


@dataclass(frozen=True)
class ReadPlace:
    """All that WL-4 restores of one read; `selected` is a lesion id, `layout` its number, 0 for the grid.

    `hand` is what the left button does, by name.
    """

    layout: int
    viewports: tuple[ViewportPlace, ...] = ()
    anchors: tuple[LinkAnchor, ...] = ()
    is_linking: bool = True
    selected: str | None = None
    choices: tuple[SeriesChoice, ...] = ()
    hand: str | None = None
    grid: GridPlace | None = None
    is_zoom_linked: bool = True  # pan and zoom (VW-33)
    is_window_linked: bool = True


def keep_place(study: StudySession, subject: str, place: ReadPlace) -> bool:
    """Keep where the reader is; False where it could not be written, which is no loss of a record.

    In the writer's thread. Raises Fault where the subject has no read of this person.
    """
    stream = study.read_stream(subject)
    try:
        study.file.put_workspace(stream, KEY, _converter().unstructure(place))
    except StudyFault:
        return False
    return True


def last_place(study: StudySession, subject: str) -> ReadPlace | None:
    """Return where the reader was; None when nothing is kept, or another version kept it."""
    body: JsonObject | None = study.file.get_workspace(study.read_stream(subject), KEY)
    if body is None:
        return None
    try:
        return _converter().structure(body, ReadPlace)
    except BaseValidationError:
        return None


def keep_task(study: StudySession, subject: str) -> bool:
    """Keep which subject is being read; False where it could not be written.

    That a read was opened is an event too (AU-1), in the same write: the first edit waits for one of them.
    """
    kept = Kept(_owner(study), TASK_KEY, {"subject": subject})
    try:
        study.note("task.opened", keeps=kept, stream=study.read_stream(subject))
    except StudyFault:
        return False
    return True


def leave_task(study: StudySession, subject: str) -> bool:
    """Keep that the read of a subject was left in order; False where it could not be written."""
    try:
        study.file.put_workspace(_owner(study), TASK_KEY, {"subject": subject, "is_left": True})
    except StudyFault:
        return False
    return True


def interrupted_task(study: StudySession) -> str | None:
    """The subject whose read was open when the last session broke off; None where it was left in order."""
    body = study.file.get_workspace(_owner(study), TASK_KEY)
    return None if body is None or body.get("is_left") else last_task(study)


def last_task(study: StudySession) -> str | None:
    """The subject that was read last, whether its read was left or broke off; None where nothing is kept."""
    body = study.file.get_workspace(_owner(study), TASK_KEY)
    subject = None if body is None else body.get("subject")
    return subject if subject in study.state.subjects else None


def _owner(study: StudySession) -> str:
    """Whose place it is: the person's, nobody else learns which task it was (SE-61)."""
    return STUDY if study.seat.role is None else f"account:{study.workplace.account}"


@cache
def _converter() -> Converter:
    """Rows hold no floats: figures stand as text that reads back to the same figure."""
    made = Converter(forbid_extra_keys=True)
    made.register_unstructure_hook(float, lambda figure: repr(float(figure)))  # a numpy float as well
    made.register_structure_hook(float, lambda text, _: float(text))
    return made
