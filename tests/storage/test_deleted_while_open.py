"""A study file deleted or moved away while it is open: nothing that was stored is lost (FT-6, IN-121)."""

from pathlib import Path

import pytest

from recist_reader.storage.backup import save_elsewhere
from recist_reader.storage.faults import FaultCode, StudyFault
from recist_reader.storage.study_file import StudyFile
from recist_reader.storage.verify import Wanted, verify
from tests.storage.made import READ, new_event, read_study


def refused(study: StudyFile) -> FaultCode:
    with pytest.raises(StudyFault) as raised:
        study.append(new_event(READ, {}, {}, 40))
    return raised.value.code


def test_ft6_a_deleted_file_is_saved_elsewhere_from_the_open_one(tmp_path: Path) -> None:
    with read_study(tmp_path / "a.rrs", 12) as study:
        events = study.events(READ)
        study.path.unlink()
        assert [refused(study), refused(study)] == [FaultCode.MOVED] * 2
        save_elsewhere(study, tmp_path / "b.rrs")
    assert verify(tmp_path / "b.rrs").ok
    with StudyFile.open(tmp_path / "b.rrs") as saved:
        assert saved.events(READ) == events
        assert saved.append(new_event(READ, {}, {}, 41)).seq == len(events) + 1


def test_in121_a_moved_file_may_be_put_back_or_saved_elsewhere(tmp_path: Path) -> None:
    with read_study(tmp_path / "a.rrs", 3) as study:
        (tmp_path / "a.rrs").rename(tmp_path / "moved.rrs")
        assert refused(study) is FaultCode.MOVED
        save_elsewhere(study, tmp_path / "b.rrs")
        (tmp_path / "moved.rrs").rename(tmp_path / "a.rrs")
        study.append(new_event(READ, {}, {}, 41))
    assert verify(tmp_path / "a.rrs", Wanted(against=tmp_path / "b.rrs")).ok


def test_ft6_saving_elsewhere_writes_over_nothing(tmp_path: Path) -> None:
    (tmp_path / "b.rrs").write_text("another file")
    with read_study(tmp_path / "a.rrs", 3) as study, pytest.raises(StudyFault) as raised:
        save_elsewhere(study, tmp_path / "b.rrs")
    assert raised.value.code is FaultCode.EXISTS
    assert (tmp_path / "b.rrs").read_text() == "another file"
