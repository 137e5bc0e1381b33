"""An import that is cancelled, wherever, leaves no file in the store (FT-31)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from recist_reader.imaging.store import ImageStore
from recist_reader.imaging.workers import Workers
from recist_reader.problem import Refusal
from recist_reader.reading.importing import (
    ImportWish,
    PreparedImport,
    discard_intake,
    import_images,
    prepare_import,
    take_in,
)
from recist_reader.reading.study_session import StudySession
from recist_reader.trial.patch import Recorded
from tests.reading.made_folders import a_ct, an_empty_study

SLICES = 160  # enough for worker processes


@pytest.fixture
def study(tmp_path: Path) -> Iterator[StudySession]:
    with an_empty_study(tmp_path / "study", "1001") as made:
        yield made


def prepared_for(study: StudySession, folder: Path) -> PreparedImport:
    prepared = prepare_import(study, ImportWish((folder,), "1001", "Baseline"))
    assert not isinstance(prepared, Refusal)
    return prepared


def stored(study: StudySession) -> list[str]:
    return sorted(ImageStore.beside(study.path).blobs())


@pytest.mark.parametrize("steps_seen", [1, 2])
def test_FT_31_in_the_middle(study: StudySession, tmp_path: Path, steps_seen: int) -> None:
    prepared = prepared_for(study, a_ct(tmp_path / "ct", slices=SLICES))
    ended_at: list[int] = []
    with Workers() as workers:
        while not ended_at or (ended_at[-1] == SLICES and len(ended_at) < 9):  # the workers may be quicker
            steps = take_in(prepared, workers)
            seen = [next(steps) for _ in range(steps_seen)]
            steps.close()  # type: ignore[attr-defined]
            if seen[-1].intake is not None:  # all of it, which is ours now
                discard_intake(prepared, seen[-1].intake)
            ended_at.append(seen[-1].done)
            assert stored(study) == []
    assert 0 < ended_at[-1] < SLICES, "it ended while some was still to come"


def test_FT_31_a_few_files_in_this_process(study: StudySession, tmp_path: Path) -> None:
    steps = take_in(prepared_for(study, a_ct(tmp_path / "ct", slices=5)))
    assert next(steps).done == 1
    steps.close()  # type: ignore[attr-defined]
    assert stored(study) == []


def test_FT_31_after_all_was_read(study: StudySession, tmp_path: Path) -> None:
    prepared = prepared_for(study, a_ct(tmp_path / "ct", slices=5))
    *_, last = take_in(prepared)
    assert last.intake is not None
    assert len(stored(study)) == 5
    discard_intake(prepared, last.intake)
    assert stored(study) == []


def test_FT_31_what_was_there_before_stays(study: StudySession, tmp_path: Path) -> None:
    *_, first = import_images(study, ImportWish((a_ct(tmp_path / "ct", slices=5),), "1001", "Baseline"))
    assert isinstance(first.answer, Recorded)
    before = stored(study)
    prepared = prepared_for(study, a_ct(tmp_path / "ct", slices=9))
    steps = take_in(prepared)
    next(steps)
    steps.close()  # type: ignore[attr-defined]
    assert stored(study) == before
    *_, whole = take_in(prepared)
    assert whole.intake is not None
    discard_intake(prepared, whole.intake)
    assert stored(study) == before


def test_FT_31_a_recorded_import_stays_though_its_steps_are_left(study: StudySession, tmp_path: Path) -> None:
    steps = import_images(study, ImportWish((a_ct(tmp_path / "ct", slices=5),), "1001", "Baseline"))
    while next(steps).answer is None:
        pass
    steps.close()  # type: ignore[attr-defined]
    (series,) = study.state.series_of("1001")
    assert (len(stored(study)), series.slices) == (5, 5)
