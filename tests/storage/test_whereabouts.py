"""A file that is moved or deleted while it is open is looked for (IN-121, FT-6)."""

import sys
from pathlib import Path

import pytest

from recist_reader.storage import whereabouts as module
from recist_reader.storage.faults import StudyFault
from recist_reader.storage.whereabouts import Whereabouts, whereabouts
from tests.storage.made import READ, new_event, read_study

KNOWS_NAMES = pytest.mark.skipif(sys.platform == "win32", reason="Windows lets no open file be moved")


def test_in121_a_file_at_its_place_is_there(tmp_path: Path) -> None:
    with read_study(tmp_path / "a.rrs", 3) as study:
        assert whereabouts(study) == Whereabouts(is_there=True)


@KNOWS_NAMES
def test_in121_a_renamed_file_is_found_at_its_new_place(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    new = tmp_path / "folder" / "b.rrs"
    with read_study(tmp_path / "a.rrs", 3) as study:
        study.path.rename(new)
        assert whereabouts(study) == Whereabouts(False, new)
        new.rename(study.path)
        assert whereabouts(study).is_there
        study.append(new_event(READ, {}, {}, 40))


@KNOWS_NAMES
def test_ft6_a_deleted_file_is_nowhere_also_beside_another_study(tmp_path: Path) -> None:
    with read_study(tmp_path / "a.rrs", 3) as study, read_study(tmp_path / "other.rrs", 3) as other:
        study.path.unlink()
        assert whereabouts(study) == Whereabouts(False)
        assert whereabouts(other).is_there


@KNOWS_NAMES
def test_in121_another_file_under_the_first_new_name_is_not_taken_for_it(tmp_path: Path) -> None:
    with read_study(tmp_path / "a.rrs", 3) as study:
        study.path.rename(tmp_path / "moved.rrs")
        (tmp_path / "moved.rrs").rename(tmp_path / "moved again.rrs")
        (tmp_path / "moved.rrs").write_text("another")
        assert whereabouts(study).now == tmp_path / "moved again.rrs"


def test_ft6_where_open_files_have_no_names_it_is_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "DESCRIPTORS", tmp_path / "no such folder")
    monkeypatch.setattr(module, "DESCRIPTORS_MAC", tmp_path / "no such folder")
    with read_study(tmp_path / "a.rrs", 3) as study:
        study.path.rename(tmp_path / "b.rrs")
        assert whereabouts(study) == Whereabouts(False)


@KNOWS_NAMES
def test_in121_a_copy_that_was_put_back_is_known_once_something_was_stored(tmp_path: Path) -> None:
    with read_study(tmp_path / "a.rrs", 3) as study:
        copy = tmp_path / "copy.rrs"
        copy.write_bytes(study.path.read_bytes())
        study.path.unlink()
        copy.rename(study.path)
        with pytest.raises(StudyFault, match="moved or renamed"):
            study.append(new_event(READ, {}, {}, 39))
        study.append(new_event(READ, {}, {}, 40))
        study.path.rename(tmp_path / "b.rrs")
        assert whereabouts(study).now == tmp_path / "b.rrs"
