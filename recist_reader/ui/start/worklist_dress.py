"""How the worklist stands before one role: its words, columns, and what is neither shown nor done there."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from recist_reader.trial.people.roles import StudyRole
from recist_reader.ui.people.person import ACTS, Person, why_not
from recist_reader.ui.start.task_model import COLUMNS, KEPT_MARKS, STEP_MARKS
from recist_reader.ui.texts import tr

TASK, STATE, STEPS, QUERIES, DUE, LAST_WORKED = 1, 2, 3, 5, 6, 7


@dataclass(frozen=True)
class Dress:
    """`refused` names the acts that do nothing here, each with why; an act not named is done.

    `left_out` are columns never shown; `opens_series`: Enter leads to the series, there is no read to open.
    """

    titles: tuple[str, ...] = COLUMNS
    left_out: frozenset[int] = frozenset({QUERIES})  # nobody asks in a single-reader study
    marks: Mapping[object, str] = field(default_factory=lambda: STEP_MARKS)
    refused: Mapping[str, str] = field(default_factory=dict)
    counted: str = tr("{shown} of {total} subjects")
    all_word: str = tr("All subjects")
    no_hit: str = tr("No subject matches")
    show_all: str = tr("Show all subjects   Esc")
    search: str = tr("Filter by subject, task or state   Ctrl+F")
    order: str = tr("In work first, then what is ready, then what waits for images.")
    has_filters: bool = True
    is_signed_in: bool = False
    is_blinded: bool = False
    opens_series: bool = False


READER_TITLES = (tr("Reading code"), *COLUMNS[1:])
KEEPER_TITLES = (*COLUMNS[:STEPS], tr("Visits"), *COLUMNS[STEPS + 1 :])


def dress_of(person: Person | None) -> Dress:
    """The worklist of a single-reader study, of a blinded reader, or of the manager who keeps subjects."""
    if person is None:
        return Dress()
    refused = {name: words for name in ACTS if (words := why_not(person.role, name))}
    if person.role is StudyRole.READER:
        return Dress(
            titles=READER_TITLES,
            left_out=frozenset({STEPS}),
            refused=refused,
            counted=tr("{shown} of {total} tasks"),
            all_word=tr("All my tasks"),
            no_hit=tr("No task matches"),
            show_all=tr("Show all tasks   Esc"),
            search=tr("Filter by code, task or state   Ctrl+F"),
            order=tr(
                "Queries to answer first, then in work, then what is ready, then what waits for images; "
                "among alike in an order of your own. Neighbours in the list carry no meaning."
            ),
            is_signed_in=True,
            is_blinded=True,
        )
    return Dress(
        titles=KEEPER_TITLES,
        left_out=frozenset({TASK, STATE, QUERIES, DUE, LAST_WORKED}),
        marks=KEPT_MARKS,
        refused=refused,
        search=tr("Filter by subject   Ctrl+F"),
        has_filters=False,
        is_signed_in=True,
        opens_series=True,
    )
