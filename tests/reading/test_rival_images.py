"""ER: an image comes again under its identifier with other content, while its timepoint is read or after."""

import shutil
from dataclasses import replace

import pytest
from pydicom import dcmread

from recist_reader.problem import Refusal
from recist_reader.reading.importing import ImportWish, import_images
from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.study_session import open_study
from recist_reader.trial import commands as c
from recist_reader.trial.evidence import Drawn
from recist_reader.trial.patch import Recorded
from recist_reader.trial.visit_decisions import QuarantineDecision
from tests.scenarios.desk import SUBJECT, baseline_steps, make_desk_study, run_steps


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A study whose baseline is read and not locked, and the corrected images of that baseline."""
    folder = tmp_path_factory.mktemp("rivals")
    (folder / "study").mkdir()
    path = make_desk_study(folder / "study" / "desk.rrs", folder / "images")
    run_steps(path, baseline_steps()[:-1])
    corrected(folder / "images" / "BL", folder / "corrected")
    return folder


def corrected(images, folder):
    """The same images as a site would send them again: one number of the header is another."""
    for file in shutil.copytree(images, folder).rglob("*.dcm"):
        image = dcmread(file)
        image.RescaleIntercept = str(float(image.RescaleIntercept) + 1)
        image.save_as(file)
    return folder


@pytest.fixture
def session(made, tmp_path):
    shutil.copytree(made / "study", tmp_path / "study")
    with open_study(tmp_path / "study" / "desk.rrs") as study:
        yield ReadSession(study, SUBJECT)


def bring_corrected(session, made, visit="Baseline"):
    *_, last = import_images(session._study, ImportWish((made / "corrected",), SUBJECT, visit))
    return last.answer


def held(session):
    """The series that wait for a choice: the one that was read, then the one that came."""
    waiting = [s for s in session._study.state.series_of(SUBJECT) if s.state == "quarantined"]
    return sorted(waiting, key=lambda s: s.uid)


def choose(session, series):
    decision = QuarantineDecision(series.uid, True, "the site confirmed it")
    assert isinstance(session._study.decide_quarantine(decision), Recorded)


def asked(session):
    return [(check.lesion_id, check.remedy) for check in session.view().checks if check.id == "ER"]


def see_all(session):
    for series in session.facts.at("BL").series:
        for number in range(1, series.slices + 1):
            session.seen.note(series.uid, number, series.slices)


def test_er_both_are_kept_apart_and_the_lock_waits_for_a_choice(session, made):
    assert isinstance(bring_corrected(session, made), Recorded)
    read, came = held(session)
    assert (read.slices, came.slices) == (24, 24)
    assert [mark.place.series_uid for mark in session.state.measurements.values()] == [read.uid] * 4
    answer = session.lock()
    assert isinstance(answer, Refusal)
    assert answer.rule.split()[0] == "ER"
    assert "SOPInstanceUID" in answer.problem.what
    assert "SQ-1" not in answer.rule


def test_er_with_the_images_that_were_read_nothing_is_to_be_done_again(session, made):
    bring_corrected(session, made)
    choose(session, held(session)[0])
    assert asked(session) == []
    see_all(session)
    assert isinstance(session.lock(), Recorded)


def test_er_what_was_drawn_on_the_others_is_drawn_again_before_the_lock(session, made):
    bring_corrected(session, made)
    _read, came = held(session)
    choose(session, came)
    assert [lesion for lesion, _ in asked(session)] == ["T1", "T2", "T3", "NT1"]
    again = {"Draw it again (B)", "Select it and place an arrow (N)"}
    assert {remedy for _, remedy in asked(session)} == again
    see_all(session)
    refused = session.lock()
    assert isinstance(refused, Refusal)
    assert (refused.rule, refused.problem.where) == ("ER", "BL, T1, T2, T3, NT1")
    for mark in list(session.state.measurements.values()):
        place = replace(mark.place, series_uid=came.uid)
        again = Drawn(mark.tool, place, mark.points_lps, mark.points_pixel)
        name = session.state.lesions[mark.lesion].id
        record = c.RecordMeasurement if mark.long_mm is not None else c.PlaceMark
        assert isinstance(session.do(record(name, again)), Recorded)
    assert asked(session) == []
    assert isinstance(session.lock(), Recorded)


def test_er_a_locked_timepoint_takes_none_until_it_is_reopened(session, made):
    see_all(session)
    assert isinstance(session.lock(), Recorded)
    refused = bring_corrected(session, made)
    assert isinstance(refused, Refusal)
    assert "Reopen" in refused.problem.remedy
    assert isinstance(session.do(c.ReopenTimepoint("BL", "wrong_images")), Recorded)
    assert isinstance(bring_corrected(session, made), Recorded)
    assert [lesion for lesion, _ in asked(session)] == [None]


def test_er_by_way_of_another_visit_it_is_refused_too(session, made):
    see_all(session)
    session.lock()
    refused = bring_corrected(session, made, "TP1")
    assert isinstance(refused, Refusal)
    assert refused.rule == "ER"
    assert "reopen the timepoint first" in refused.problem.remedy
    assert held(session) == []


def test_er_a_timepoint_that_nobody_opened_says_what_it_waits_for(session, made, tmp_path):
    see_all(session)
    session.lock()
    later = corrected(made / "images" / "TP1", tmp_path / "TP1")
    *_, last = import_images(session._study, ImportWish((later,), SUBJECT, "TP1"))
    assert isinstance(last.answer, Recorded)
    refused = session.do(c.OpenTimepoint("TP1"))
    assert isinstance(refused, Refusal)
    assert "SOPInstanceUID" in refused.problem.what
