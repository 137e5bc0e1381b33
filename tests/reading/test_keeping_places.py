"""Places of backups and anchors are the computer's, not the study's (options of section 11, AU-3, AU-8)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from recist_reader.problem import Fault
from recist_reader.reading import safekeeping
from recist_reader.reading.keeping_places import KeepingPlaces, keep_places, places_at, places_of
from recist_reader.reading.rescue import newest_backup
from recist_reader.reading.safekeeping import Safekeeping
from recist_reader.reading.study_session import StudySession, open_study
from recist_reader.storage.anchors import FILE_NAME, known_anchors
from recist_reader.storage.backup import BackupKind, backups_of, is_on_same_device
from recist_reader.trial.options import WorkflowOptions, workflow_options
from tests.building import FIRST_DAY, a_study, add_visit

NOW = datetime(2026, 3, 2, 9, 15, tzinfo=UTC)


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "settings"
    monkeypatch.setattr("recist_reader.reading.keeping_places.user_config_path", lambda *_, **__: folder)
    return folder


@pytest.fixture
def study(tmp_path: Path):
    with a_study(tmp_path, timepoints=1) as made:
        yield made


def choose(study: StudySession, **chosen: str) -> None:
    keep_places(study.file.study_id, study.path, KeepingPlaces(**chosen))


def test_without_a_choice_backups_are_beside_the_study(study: StudySession) -> None:
    assert Safekeeping(study).folder == study.path.with_suffix(".backups")


def test_backup_dir_and_anchor_dir_are_used_and_found_again(study: StudySession, tmp_path: Path) -> None:
    elsewhere, anchors = tmp_path / "other disk", tmp_path / "anchors"
    elsewhere.mkdir()
    anchors.mkdir()
    choose(study, backup_dir=str(elsewhere), anchor_dir=str(anchors))
    keeping = Safekeeping(study)
    assert keeping.run(BackupKind.ASKED, NOW) is None
    (made,) = backups_of(elsewhere, study.path)
    assert newest_backup(study.path) == made  # known by its place: a damaged file tells no id
    assert known_anchors(anchors / FILE_NAME) == known_anchors(elsewhere / FILE_NAME)
    assert not study.path.with_suffix(".backups").exists()


def test_a_study_opened_at_another_place_is_known_there_once_it_is_damaged(
    study: StudySession, tmp_path: Path
) -> None:
    """A damaged file tells no id: by then it must be known by where it was opened last."""
    elsewhere = tmp_path / "other disk"
    elsewhere.mkdir()
    choose(study, backup_dir=str(elsewhere))
    assert Safekeeping(study).run(BackupKind.ASKED, NOW) is None
    study.close()
    moved = study.path.rename(tmp_path / "moved.rrs")
    with open_study(moved) as again:
        assert Safekeeping(again).folder == elsewhere
    moved.write_bytes(b"damaged")
    assert places_at(moved).backup_dir == str(elsewhere)


def test_another_study_put_at_a_known_place_has_none_of_its_places(
    study: StudySession, tmp_path: Path
) -> None:
    choose(study, backup_dir=str(tmp_path))
    (tmp_path / "other").mkdir()
    with a_study(tmp_path / "other", timepoints=1) as other:
        other.path.replace(study.path)
        assert places_at(study.path) == KeepingPlaces()


def test_au3_no_path_is_written_into_the_study(study: StudySession, tmp_path: Path) -> None:
    elsewhere = tmp_path / "a telling name"
    elsewhere.mkdir()
    choose(study, backup_dir=str(elsewhere))
    assert Safekeeping(study).run(BackupKind.ASKED, NOW) is None
    assert b"a telling name" not in study.path.read_bytes()


def test_a_folder_that_is_not_there_is_refused_by_option(study: StudySession, tmp_path: Path) -> None:
    with pytest.raises(Fault, match="anchor_dir: there is no such folder"):
        choose(study, anchor_dir=str(tmp_path / "nowhere"))


@pytest.mark.parametrize("text", ["", "[]", "{", '{"x": 1}'])
def test_unreadable_settings_are_as_none(study: StudySession, own_settings: Path, text: str) -> None:
    own_settings.mkdir(exist_ok=True)
    (own_settings / "keeping.json").write_text(text)
    assert places_of(study.file.study_id) == places_at(study.path) == KeepingPlaces()
    choose(study)
    assert replace(places_of(study.file.study_id), file="") == KeepingPlaces()


def test_that_one_disk_holds_both_is_said_once(study: StudySession, monkeypatch: pytest.MonkeyPatch) -> None:
    told = Safekeeping(study).one_disk()
    assert told is not None
    assert "backups lie on the disk of the study" in told.what
    assert Safekeeping(study).one_disk() is None
    monkeypatch.setattr(safekeeping, "is_on_same_device", lambda *_: False)
    choose(study)
    assert Safekeeping(study).one_disk() is None


def test_a_folder_still_to_be_made_lies_on_the_device_of_its_parent(study: StudySession) -> None:
    assert is_on_same_device(study.path, study.path.parent / "to be" / "made")


@pytest.mark.parametrize(("after", "is_due"), [(9, False), (10, True)])
def test_backup_minutes_of_the_study_say_when(tmp_path: Path, after: int, is_due: bool) -> None:
    (tmp_path / "own").mkdir()
    with a_study(tmp_path / "own", timepoints=1, workflow={"backup_minutes": 10}) as study:
        keeping = Safekeeping(study)
        assert keeping.run(BackupKind.TIMED, NOW) is None
        add_visit(study, "1001", "TP1", FIRST_DAY + timedelta(days=90))
        assert (keeping.due(NOW + timedelta(minutes=after)) is not None) is is_due


@pytest.mark.parametrize("value", [0, 1441, True, "30", 2.5])
def test_backup_minutes_out_of_range_are_refused_by_name(value: object) -> None:
    with pytest.raises(ValueError, match="backup_minutes: a whole number from 1 to 1440"):
        workflow_options({"backup_minutes": value})
    assert WorkflowOptions().backup_minutes == 30
