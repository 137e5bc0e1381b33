"""The people of the sample trial, with passwords that everybody may know: nobody real stands behind them."""

from dataclasses import dataclass, field

from recist_reader.said import phrase
from recist_reader.trial.people.roles import ROLE_NAMES, StudyRole
from recist_reader.ui.demonstration import KnownPerson

TITLE = "Sample trial"


@dataclass(frozen=True)
class DemoPerson:
    """Somebody of the sample trial; `waits` says what there is to do for this person."""

    login: str
    printed_name: str
    role: StudyRole
    password: str = field(repr=False)
    waits: str


MANAGER = DemoPerson(
    "manager",
    "Maja Lindqvist",
    StudyRole.MANAGER,
    "seldom Tractor hums quietly",
    phrase("images to release, readers to assign, a query and a reopening under way"),
)
READER_1 = DemoPerson(
    "reader1",
    "Tomas Berg",
    StudyRole.READER,
    "violet Anchors drift at noon",
    phrase("a baseline in work, follow-ups that are ready, a query to answer"),
)
READER_2 = DemoPerson(
    "reader2",
    "Ines Caldeira",
    StudyRole.READER,
    "amber Ladders lean on clouds",
    phrase("the same subjects under other codes"),
)
ADJUDICATOR = DemoPerson(
    "adjudicator",
    "Amina Yusuf",
    StudyRole.ADJUDICATOR,
    "hollow Pianos follow the tide",
    phrase("one case to decide, one decided"),
)
EXPORTER = DemoPerson(
    "exporter",
    "Henrik Vos",
    StudyRole.EXPORTER,
    "copper Kettles sing by five",
    phrase("tables of the complete reads"),
)
AUDITOR = DemoPerson(
    "auditor",
    "Ruth Kim",
    StudyRole.AUDITOR,
    "patient Meadows count to nine",
    phrase("everything to look at, nothing to change"),
)
PEOPLE = (MANAGER, READER_1, READER_2, ADJUDICATOR, EXPORTER, AUDITOR)
PASSPHRASE = "eleven Otters under ice floes"  # noqa: S105 - told to everybody


def known() -> tuple[KnownPerson, ...]:
    """The people as the sign-in page of the trial offers them."""
    return tuple(KnownPerson(one.login, _who(one), one.waits, one.password) for one in PEOPLE)


def lines() -> list[str]:
    """Name, role and password of each, for the terminal."""
    return [f"{one.login:<12} {_who(one):<32} {one.password}" for one in PEOPLE]


def _who(one: DemoPerson) -> str:
    return f"{one.printed_name}, {ROLE_NAMES[one.role]}"
