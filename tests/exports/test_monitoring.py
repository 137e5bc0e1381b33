"""Rates that a manager may see, from cases alone (RA, RO-1, RA-2)."""

import pytest

from recist_reader.analysis.result import Share, TooFew
from recist_reader.exports import monitoring
from recist_reader.exports.monitoring import Monitoring, monitoring_of
from recist_reader.problem import Refusal
from recist_reader.reading.people.comparing import compare_complete
from recist_reader.reading.people.releasing import declare_final
from recist_reader.reading.people.seat import SignedInSeat
from recist_reader.reading.read_session import ReadSession
from recist_reader.trial.adjudication.records import CaseRecord, CaseState, DecidedBy
from recist_reader.trial.patch import Recorded
from tests.blinded import Blinded, a_blinded_study, read_one


@pytest.fixture(scope="module")
def blinded(tmp_path_factory: pytest.TempPathFactory) -> Blinded:
    """Two subjects: the reads of one part, of the other one reader alone has begun."""
    made = a_blinded_study(tmp_path_factory.mktemp("rates"), subjects=2, timepoints=2)
    for login, slot, later in (("r1", "R1", 40), ("r2", "R2", 31)):
        with made.as_(login) as study:
            session = ReadSession(study, made.codes["1001", slot])
            read_one(session, "BL", login)
            read_one(session, "TP1", login, later)
    with made.as_("r1") as study:
        read_one(ReadSession(study, made.codes["1002", "R1"]), "BL", "r1")
    with made.manager() as study:
        assert isinstance(declare_final(study, "1001", "no further visit is planned"), Recorded)
        assert not isinstance(compare_complete(study), Refusal)
    return made


def test_AG_1_an_incomplete_read_is_not_counted_and_one_subject_is_too_few(blinded: Blinded) -> None:
    with blinded.manager() as study:
        found = monitoring_of(study)
    assert isinstance(found, Monitoring)
    assert (found.subjects, found.rates.waiting) == (1, 1)
    assert found.rates.overall == TooFew(1)
    assert list(found.readers.values()) == [1, 1]
    assert all(isinstance(one.against, TooFew) for one in found.disagreement.readers)


def test_a_reader_sees_no_rates(blinded: Blinded) -> None:
    with blinded.as_("r1") as study:
        refused = monitoring_of(study)
    assert isinstance(refused, Refusal)
    assert refused.rule == "RO-6"


def test_RA_decisions_are_counted_for_the_reader_who_was_followed(
    blinded: Blinded, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Twenty cases of one pair, of which ten part and R1 was followed in seven."""
    with blinded.manager() as study:
        assert isinstance(study.seat, SignedInSeat)
        slots = {a.slot: uuid for uuid, a in study.state.assignments.items() if a.subject == "1001"}
        r1, r2 = slots["R1"], slots["R2"]

        def case(number: int) -> CaseRecord:
            if number >= 10:
                return CaseRecord(f"C{number}", r2, r1, CaseState.AGREED, ())
            decided = DecidedBy("ad", "A", "measurement", "why", (), ())
            final = r1 if number < 7 else r2
            return CaseRecord(
                f"C{number}", r2, r1, CaseState.DECIDED, ("T2",), final_read=final, decided=decided
            )

        cases = {f"adj:{n}": case(n) for n in range(20)}
        monkeypatch.setattr(monitoring, "stored_cases", lambda _file: cases)
        found = monitoring_of(study)
        readers = {study.state.assignments[read].reader: slot for slot, read in slots.items()}
    assert isinstance(found, Monitoring)
    assert isinstance(found.rates.overall, Share)
    assert (found.rates.overall.count, found.rates.overall.subjects) == (10, 20)
    followed = {readers[reader]: share for reader, share in found.followed.items()}
    against = {readers[one.reader]: one.against for one in found.disagreement.readers}
    assert [(followed[s].count, followed[s].subjects) for s in ("R1", "R2")] == [(7, 10), (3, 10)]
    assert [(against[s].count, against[s].subjects) for s in ("R1", "R2")] == [(3, 20), (7, 20)]
