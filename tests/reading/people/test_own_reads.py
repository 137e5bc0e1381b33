"""What a reader's session holds: own reads under their codes, up to the one in work (RO-2, SQ-1, BN)."""

from datetime import date
from pathlib import Path

import pytest

from recist_reader.problem import Fault, Refusal
from recist_reader.reading.people.own_reads import DAY_ZERO
from recist_reader.reading.read_session import ReadSession
from recist_reader.recist.vocabulary import Role
from recist_reader.trial import commands as c
from recist_reader.trial.patch import Recorded
from recist_reader.trial.study_records import SubjectRecord
from tests.blinded import a_blinded_study, read_one
from tests.building import drawn


def test_RO_2_a_reader_has_the_own_codes_and_no_subject_id(tmp_path: Path) -> None:
    blinded = a_blinded_study(tmp_path)
    with blinded.as_("r1") as study:
        own = {blinded.codes["1001", "R1"], blinded.codes["1002", "R1"]}
        assert set(study.state.subjects) == own
        assert {a.reader for a in study.state.assignments.values()} == {study.workplace.account}
        told = repr(study.state)
        assert "'1001'" not in told
        assert "'1002'" not in told
        assert study.head.image_key == ""


def test_BN_5_two_readers_know_a_subject_under_two_codes(tmp_path: Path) -> None:
    blinded = a_blinded_study(tmp_path)
    with blinded.as_("r1") as first:
        known = set(first.state.subjects)
    with blinded.as_("r2") as second:
        assert not known & set(second.state.subjects)


def test_SQ_1_a_later_timepoint_is_unknown_until_the_earlier_is_locked(tmp_path: Path) -> None:
    blinded = a_blinded_study(tmp_path, subjects=1)
    code = blinded.codes["1001", "R1"]
    with blinded.as_("r1") as study:
        session = ReadSession(study, code)
        assert [t.label for t in session.facts.timepoints] == ["BL"]
        assert len(study.state.series) == 1
        assert isinstance(session.do(c.OpenTimepoint("TP1")), Refusal)
        read_one(session, "BL")
        assert [t.label for t in session.facts.timepoints] == ["BL", "TP1"]
        assert session.next_label() == "TP1"
    with blinded.as_("r2") as study:
        assert len(study.state.series) == 1  # the other reader's lock shows nothing


def test_BN_dates_count_from_a_day_that_tells_nothing(tmp_path: Path) -> None:
    blinded = a_blinded_study(tmp_path, subjects=1)
    with blinded.as_("r1") as study:
        session = ReadSession(study, blinded.codes["1001", "R1"])
        read_one(session, "BL")
        baseline, first = session.facts.timepoints
        assert baseline.date == DAY_ZERO
        assert first.date is not None
        assert session.facts.day(first.date) == 84
        assert "2024" not in repr(study.state)
        assert session.facts.randomisation_date == date(2000, 1, 8)


def test_BN_clinical_dates_of_a_subject_stay_with_the_manager(tmp_path: Path) -> None:
    blinded = a_blinded_study(tmp_path, subjects=1)
    with blinded.manager() as study:
        answer = study.set_subject("1001", {"death_date": date(2024, 9, 1)}, "told by the site")
        assert isinstance(answer, Recorded)
    with blinded.as_("r1") as study:
        (subject,) = study.state.subjects.values()
        assert subject.death_date is None


@pytest.mark.parametrize("login", ["m.lindqvist", "ad", "ex", "au"])
def test_RO_6_nobody_but_a_reader_reads(tmp_path: Path, login: str) -> None:
    blinded = a_blinded_study(tmp_path, subjects=1)
    with blinded.as_(login) as study, pytest.raises(Fault) as refused:
        ReadSession(study, "1001")
    assert refused.value.code == "refused"


def test_RO_6_a_reader_adds_no_subject_and_it_is_audited(tmp_path: Path) -> None:
    blinded = a_blinded_study(tmp_path, subjects=1)
    with blinded.as_("r1") as study:
        answer = study.add_subject(SubjectRecord("2001"))
        assert isinstance(answer, Refusal)
        assert answer.rule == "RO-6"
        last = study.file.events("study")[-1]
        assert (last.payload or {})["wish"] == "add_subject"
        assert last.record["role"] == "reader"
        assert last.record["actor"] == study.workplace.account


def test_SE_7_a_session_that_is_over_edits_nothing(tmp_path: Path) -> None:
    blinded = a_blinded_study(tmp_path, subjects=1)
    with blinded.as_("r1") as study:
        session = ReadSession(study, blinded.codes["1001", "R1"])
        assert isinstance(session.do(c.OpenTimepoint("BL")), Recorded)
        blinded.clock.turn(hours=13)
        answer = session.do(
            c.CreateLesion(session.new_uuid(), Role.TARGET, c.Site("liver"), drawn(session, 30, 20))
        )
        assert isinstance(answer, Refusal)
        assert answer.rule == "SE-7"
