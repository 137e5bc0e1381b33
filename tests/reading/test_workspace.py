"""A task that is opened again shows what it showed (WL-4)."""

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from sqlalchemy import event

from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.study_session import StudySession, open_study
from recist_reader.reading.workspace import (
    KEY,
    LinkAnchor,
    ReadPlace,
    SeriesChoice,
    ViewportPlace,
    interrupted_task,
    keep_place,
    keep_task,
    last_place,
    last_task,
    leave_task,
)
from recist_reader.storage.faults import FaultCode, fault
from recist_reader.storage.verify import verify
from tests.building import a_study

figures = some.floats(-1e4, 1e4, allow_nan=False)
viewports = some.builds(
    ViewportPlace,
    some.none() | some.text(max_size=20),
    some.integers(1, 3000),
    some.none() | some.tuples(figures, figures),
    some.none() | some.floats(0.01, 10),
    some.tuples(figures, figures),
    some.booleans(),
    some.booleans(),
)
places = some.builds(
    ReadPlace,
    some.integers(1, 4),
    some.lists(viewports, max_size=4).map(tuple),
    some.lists(some.builds(LinkAnchor, some.just("1.2"), some.just("1.3"), figures), max_size=3).map(tuple),
    some.booleans(),
    some.none() | some.sampled_from(["T1", "NT2", "T2.a"]),
    some.lists(some.builds(SeriesChoice, some.sampled_from(["BL", "BL/2", "TP1"]), some.just("1.2"))).map(
        tuple
    ),
    some.none() | some.sampled_from(["select", "window"]),
)


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StudySession]:
    with a_study(tmp_path_factory.mktemp("study"), subjects=2, timepoints=1) as made:
        yield made


@given(place=places)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_wl4_what_was_kept_comes_back_equal(study: StudySession, place: ReadPlace) -> None:
    assert keep_place(study, "1001", place)
    assert last_place(study, "1001") == place


def test_wl4_each_read_has_its_own_place_without_an_event(study: StudySession) -> None:
    before = study.file.streams()
    keep_place(study, "1001", ReadPlace(2, selected="T1"))
    keep_place(study, "1002", ReadPlace(3))
    with open_study(study.path, write=False) as again:
        assert last_place(again, "1001") == ReadPlace(2, selected="T1")
        assert last_place(again, "1002") == ReadPlace(3)
    assert study.file.streams() == before
    assert verify(study.path).ok


@pytest.mark.parametrize("body", [{}, {"layout": "x"}, {"layout": 1, "later_version": 1}])
def test_wl4_a_place_of_another_version_is_left_out(study: StudySession, body: dict[str, object]) -> None:
    study.file.put_workspace(ReadSession(study, "1001").stream, KEY, body)
    assert last_place(study, "1001") is None


def test_wl4_a_full_disk_costs_the_place_and_nothing_else(
    study: StudySession, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise fault(FaultCode.DISK_FULL)

    monkeypatch.setattr(study.file, "put_workspace", full)
    assert keep_place(study, "1001", ReadPlace(1)) is False


def test_a_place_of_the_version_before_is_taken_up(study: StudySession) -> None:
    """Rows without choices and hand are those of the first version."""
    body = {"layout": 2, "viewports": [], "anchors": [], "is_linking": True, "selected": "T1"}
    study.file.put_workspace(ReadSession(study, "1001").stream, KEY, body)
    assert last_place(study, "1001") == ReadPlace(2, selected="T1")


def test_wl4_a_figure_that_numpy_computed_comes_back(study: StudySession) -> None:
    place = ReadPlace(1, (ViewportPlace("1.2", centre_mm=(np.float64(0.1), np.float64(-3))),))
    keep_place(study, "1001", place)
    assert last_place(study, "1001") == place


def test_the_open_task_is_known_after_a_crash_and_gone_after_leaving(study: StudySession) -> None:
    assert interrupted_task(study) is None
    assert keep_task(study, "1002")
    with open_study(study.path, write=False) as after_a_crash:
        assert interrupted_task(after_a_crash) == "1002"
    assert leave_task(study, "1002")
    assert interrupted_task(study) is None
    assert last_task(study) == "1002"
    study.file.put_workspace("study", "task", {"subject": "not in the study"})
    assert interrupted_task(study) is last_task(study) is None


def test_opening_a_task_is_one_write_and_all_of_it_or_nothing(
    study: StudySession, monkeypatch: pytest.MonkeyPatch
) -> None:
    commits: list[object] = []
    connection = study.file._connection
    event.listen(connection, "commit", commits.append)
    assert keep_task(study, "1002")
    assert len(commits) == 1
    opened = len(study.file.events("study"))

    def fails(*_args: object) -> None:
        raise fault(FaultCode.DISK_FULL)

    monkeypatch.setattr("recist_reader.storage.log.put_workspace", fails)
    assert not keep_task(study, "1001")
    assert len(study.file.events("study")) == opened
    assert interrupted_task(study) == "1002"
