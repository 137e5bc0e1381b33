"""Subjects against visits: images, each reader's timepoints, what waits; no response (WL-6, RO-1)."""

from datetime import timedelta

import pytest

from recist_reader.problem import Refusal
from recist_reader.reading.people.releasing import hold
from recist_reader.reading.people.visit_matrix import CellState, MarkState, Matrix, matrix_of
from recist_reader.reading.read_session import ReadSession
from recist_reader.trial.patch import Recorded
from recist_reader.trial.study_records import SubjectRecord
from tests.blinded import a_blinded_study, read_one


@pytest.fixture
def made(tmp_path):
    return a_blinded_study(tmp_path, subjects=1)


def matrix(made) -> Matrix:
    with made.manager() as study:
        found = matrix_of(study)
        assert isinstance(found, Matrix), found
        return found


def marks(made, visit):
    found = matrix(made)
    return dict(found.rows[0].cells[found.visits.index(visit)].marks)


def test_WL_6_a_cell_tells_each_readers_timepoint(made):
    assert marks(made, "Baseline") == {"R1": MarkState.READY, "R2": MarkState.READY}
    assert marks(made, "TP1") == {"R1": MarkState.WAITING, "R2": MarkState.WAITING}
    with made.as_("r1") as study:
        read_one(ReadSession(study, made.codes["1001", "R1"]), "BL")
    assert marks(made, "Baseline") == {"R1": MarkState.LOCKED, "R2": MarkState.READY}
    assert marks(made, "TP1") == {"R1": MarkState.READY, "R2": MarkState.WAITING}
    counts = matrix(made).counts
    assert (counts.received, counts.released, counts.to_check) == (3, 3, 0)
    assert (counts.locked, counts.to_lock) == (1, 6)


def test_what_is_taken_back_is_to_release_and_nobodys(made):
    with made.manager() as study:
        assert isinstance(hold(study, "1001", "TP2", "the series was mistaken"), Recorded)
    found = matrix(made)
    cell = found.rows[0].cells[found.visits.index("TP2")]
    assert cell.state is CellState.TO_RELEASE
    assert cell.marks == ()
    assert found.rows[0].needs_action


def test_a_subject_without_images_has_a_cell_for_every_visit(made):
    with made.manager() as study:
        study.add_subject(SubjectRecord("1002", study.today() - timedelta(days=3), site="Bergen"))
    found = matrix(made)
    new = found.rows[1]
    assert (new.subject, new.site, len(new.cells)) == ("1002", "Bergen", len(found.visits))
    assert all(not cell.marks for cell in new.cells)
    assert not any(cell.series for cell in new.cells)


@pytest.mark.parametrize("login", ["r1", "ad", "ex"])
def test_RO_1_other_roles_get_no_matrix(made, login):
    with made.as_(login) as study:
        assert isinstance(matrix_of(study), Refusal)
