"""Two complete reads that part, with images, and the case that they make (AJ)."""

from collections.abc import Mapping
from dataclasses import dataclass

from recist_reader.measuring.evidence import bidirectional_from_pixels, pixels_of
from recist_reader.measuring.plane import PixelPoint
from recist_reader.reading.people.comparing import compare_complete
from recist_reader.reading.people.releasing import declare_final
from recist_reader.reading.people.signing import Credentials
from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.slices import stored_slices
from recist_reader.reading.study_session import StudySession
from recist_reader.recist.vocabulary import NewLesionState, Role
from recist_reader.trial import commands as c
from recist_reader.trial.evidence import Drawn, ToolKind
from recist_reader.trial.patch import Recorded
from tests.blinded import Blinded
from tests.blinded_images import SUBJECTS
from tests.building import see_all
from tests.people import OWN_PASSWORD

SUBJECT = SUBJECTS[0]
LABELS = ("BL", "TP1", "TP2")
WHY = "no further visit is planned"
NUMBER = 12


@dataclass(frozen=True)
class Spot:
    """A target: its site, the pixel in its middle, its long axis at every timepoint."""

    organ: str
    at: tuple[float, float]
    long_mm: tuple[float, ...]


R1 = (
    Spot("liver", (40, 40), (60, 50, 75)),
    Spot("spleen", (62, 40), (40, 38, 37)),
)
R2 = (
    Spot("liver", (41, 40), (60, 51, 53)),
    Spot("spleen", (62, 41), (40, 38, 38)),
)
R2_WITH_OTHERS = (R2[0], Spot("pancreas", (40, 64), (40, 38, 38)))


def read_it(
    study: StudySession,
    slot: tuple[str, str],
    spots: tuple[Spot, ...],
    new_at: Mapping[str, tuple[float, float]],
) -> None:
    """Read every timepoint, sign and lock each; `new_at` are new lesions by the timepoint that shows them."""
    code, login = slot
    session = ReadSession(study, code)
    for number, label in enumerate(LABELS):
        assert isinstance(session.do(c.OpenTimepoint(label)), Recorded)
        for target, spot in enumerate(spots, start=1):
            mark = drawn(study, session, spot.at, spot.long_mm[number])
            command = (
                c.CreateLesion(session.new_uuid(), Role.TARGET, c.Site(spot.organ), mark)
                if label == "BL"
                else c.RecordMeasurement(f"T{target}", mark)
            )
            answer = session.do(command)
            assert isinstance(answer, Recorded), answer
        if label in new_at:
            mark = drawn(study, session, new_at[label], 20)
            new = c.CreateLesion(
                session.new_uuid(), Role.NEW, c.Site("liver"), mark, NewLesionState.UNEQUIVOCAL
            )
            answer = session.do(new)
            assert isinstance(answer, Recorded), answer
        see_all(session)
        locked = session.lock(given=Credentials(OWN_PASSWORD, login))
        assert isinstance(locked, Recorded), locked


def drawn(study: StudySession, session: ReadSession, at: tuple[float, float], long_mm: float) -> Drawn:
    """A bidirectional mark on one slice of the open timepoint, its short axis two thirds of the long one."""
    timepoint = session.facts.at(session.open_timepoint or "")
    assert timepoint is not None
    stored = stored_slices(study, timepoint.series[0].uid)[NUMBER - 1]
    plane = stored.plane
    assert plane is not None
    column, row = at
    half = long_mm / plane.column_spacing_mm / 2
    shape = bidirectional_from_pixels(
        plane,
        (PixelPoint(column - half, row), PixelPoint(column + half, row)),
        (PixelPoint(column, row - half * 2 / 3), PixelPoint(column, row + half * 2 / 3)),
    )
    return Drawn(ToolKind.BIDIRECTIONAL, stored.place(), shape.points, pixels_of(plane, shape))


def make_discordant(
    blinded: Blinded,
    second: tuple[Spot, ...] = R2,
    new_at: Mapping[str, tuple[float, float]] | None = None,
) -> Blinded:
    """R1 sees PD at TP2, R2 none; the manager has the pair compared."""
    for login, slot, spots in (("r1", "R1", R1), ("r2", "R2", second)):
        with blinded.as_(login) as study:
            read = blinded.codes[SUBJECT, slot], login
            read_it(study, read, spots, (new_at or {}) if login == "r1" else {})
    with blinded.manager() as study:
        assert isinstance(declare_final(study, SUBJECT, WHY), Recorded)
        assert compare_complete(study) == 1
    return blinded
