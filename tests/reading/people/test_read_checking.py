"""Batch checks of a study through the services: by whom, once, without changing data (QY-4)."""

from datetime import timedelta
from pathlib import Path

import pytest

from recist_reader.problem import Refusal
from recist_reader.reading.people.query_desk import QueryDesk, QueryView
from recist_reader.reading.people.read_checking import check_reads
from recist_reader.reading.people.signing import Credentials
from recist_reader.reading.read_session import ReadSession
from recist_reader.recist.vocabulary import Role
from recist_reader.trial import commands as c
from recist_reader.trial.patch import Recorded
from recist_reader.trial.people.query_records import Answerer, QueryState
from tests.blinded import Blinded, a_blinded_study, copied
from tests.building import FIRST_DAY, a_study, drawn, see_all, series_record
from tests.people import MANAGER, OWN_PASSWORD

NODES = 18


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Blinded:
    """A baseline of 18 small lesions and one that is far larger than all others."""
    blinded = a_blinded_study(tmp_path_factory.mktemp("made"), subjects=1, timepoints=2)
    with blinded.as_("r1") as study:
        session = ReadSession(study, blinded.codes["1001", "R1"])
        assert isinstance(session.do(c.OpenTimepoint("BL")), Recorded)
        for number in range(NODES + 1):
            length = 150 if number == NODES else 20 + number % 2
            role = Role.TARGET if number in (0, NODES) else Role.NON_TARGET
            organ = "liver" if number else "lung"
            at = (200 + 10 * (number % 9), 60 + 180 * (number // 9))
            mark = drawn(session, length, 15, number=1 + 2 * number, at=at)
            answer = session.do(c.CreateLesion(session.new_uuid(), role, c.Site(organ), mark))
            assert isinstance(answer, Recorded), answer
        see_all(session)
        for check in session.view().checks:
            if check.blocks_lock:
                session.do(c.GiveReason(check.id, "drawn for a test of outliers", check.lesion))
        locked = session.lock(given=Credentials(OWN_PASSWORD, "r1"))
        assert isinstance(locked, Recorded), locked
    return blinded


@pytest.fixture
def blinded(made: Blinded, tmp_path: Path) -> Blinded:
    return copied(made, tmp_path)


def queries(blinded: Blinded, login: str) -> list[QueryView]:
    with blinded.as_(login) as study:
        found = QueryDesk(study).listed(with_closed=True)
    assert not isinstance(found, Refusal)
    return list(found)


def test_QY_4_an_outlier_is_asked_of_its_reader_without_its_value(blinded: Blinded) -> None:
    with blinded.as_("au") as study:
        before = study.file.streams()
        assert check_reads(study) == 1
        assert {s: h for s, h in study.file.streams().items() if s not in ("study", "account")} == {
            s: h for s, h in before.items() if s not in ("study", "account")
        }
    (seen,) = queries(blinded, "r1")
    assert (seen.asks, seen.timepoint) == ("Please check the measurement of this lesion.", "BL")
    assert (seen.to, seen.state, seen.origin) == (Answerer.READER, QueryState.OPEN, None)
    assert seen.lesion == "T2"
    (known,) = queries(blinded, MANAGER)
    assert (known.lesion, known.has_hidden_lesion) == (None, True)
    assert "150" not in repr(known)
    assert queries(blinded, "r2") == []


def test_QY_4_run_again_it_asks_nothing_twice(blinded: Blinded) -> None:
    with blinded.as_("au") as study:
        assert check_reads(study) == 1
        assert check_reads(study) == 0
    (known,) = queries(blinded, MANAGER)
    with blinded.manager() as study:
        QueryDesk(study).close(known.id, "known to be so large")
    with blinded.as_("au") as study:
        seq = study.file.streams()["study"].seq
        assert check_reads(study) == 0
        assert study.file.streams()["study"].seq == seq


@pytest.mark.parametrize(("login", "asked"), [(MANAGER, 0), ("ex", 0)])
def test_RO_1_values_are_looked_at_by_who_may_see_them(blinded: Blinded, login: str, asked: int) -> None:
    """The manager sees no value, the exporter those of complete reads."""
    with blinded.as_(login) as study:
        assert check_reads(study) == asked


@pytest.mark.parametrize("login", ["r1", "ad"])
def test_SE_41_who_may_not_check(blinded: Blinded, login: str) -> None:
    with blinded.as_(login) as study:
        answer = check_reads(study)
        assert isinstance(answer, Refusal)
        assert answer.rule == "RO-6"


def test_QY_4_a_scan_out_of_order_is_asked_of_the_manager(
    blinded: Blinded, monkeypatch: pytest.MonkeyPatch
) -> None:
    with blinded.manager() as study:
        uid = next(uid for uid, s in study.state.series.items() if s.visit == "TP1")
        earlier = series_record("1001", "TP1", uid, FIRST_DAY - timedelta(days=1))
        tables = dict(study.state.tables)
        tables["series"] = {**tables["series"], uid: earlier}
        monkeypatch.setattr(study, "state", type(study.state)(tables))
        assert check_reads(study) == 1
        (view,) = QueryDesk(study).listed() or ()
        assert isinstance(view, QueryView)
        assert (view.to, view.timepoint, view.asks) == (
            Answerer.MANAGER,
            "TP1",
            "The scan is not later than that of the timepoint before.",
        )
    assert queries(blinded, "r1") == []


def test_RO_10_nobody_is_asked_in_a_single_reader_study(tmp_path: Path) -> None:
    with a_study(tmp_path) as study:
        assert isinstance(check_reads(study), Refusal)
