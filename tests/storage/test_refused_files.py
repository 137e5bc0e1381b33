"""Files that are not opened, and places where none is made: named, and left as they are (FT-12, IN-103)."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from recist_reader.storage.faults import FaultCode, StudyFault
from recist_reader.storage.place import unsafe_place
from recist_reader.storage.study_file import StudyFile
from tests.storage.made import STUDY, new_event, new_study, refused
from tests.tampering import tamper


def test_ft12_foreign_newer_and_hostile_files_are_refused_by_name(tmp_path: Path) -> None:
    new_study(tmp_path / "a.rrs").close()
    changes = {
        "foreign": ("PRAGMA application_id = 7", FaultCode.FOREIGN),
        "newer": ("PRAGMA user_version = 9", FaultCode.NEWER_SCHEMA),
        "older": ("PRAGMA user_version = 0", FaultCode.OLDER_SCHEMA),
        "trigger": (
            "CREATE TRIGGER t AFTER INSERT ON event BEGIN DELETE FROM read; END",
            FaultCode.SCHEMA_CHANGED,
        ),
        "view": ("CREATE VIEW v AS SELECT 1", FaultCode.SCHEMA_CHANGED),
        "dropped": ("DROP TRIGGER event_no_update", FaultCode.SCHEMA_CHANGED),
    }
    for name, (statement, expected) in changes.items():
        path = tmp_path / f"{name}.rrs"
        shutil.copy(tmp_path / "a.rrs", path)
        tamper(path, statement)
        assert refused(path).code is expected, name


@pytest.mark.parametrize("content", [b"", b"no database at all" * 300], ids=["empty", "text"])
def test_ft12_a_file_that_is_no_database(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.rrs").write_bytes(content)
    assert refused(tmp_path / "a.rrs").code is FaultCode.FOREIGN
    assert (tmp_path / "a.rrs").read_bytes() == content


def test_ft12_a_wal_database_of_others_is_left_as_it_is(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "a.rrs")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    before = (tmp_path / "a.rrs").read_bytes()
    with pytest.raises(StudyFault):
        StudyFile.open(tmp_path / "a.rrs")
    assert (tmp_path / "a.rrs").read_bytes() == before


def test_ft5_a_read_only_file_says_so_and_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_study(tmp_path / "a.rrs").close()
    monkeypatch.setattr("os.access", lambda *_: False)  # root may write everywhere
    with pytest.raises(StudyFault) as raised:
        StudyFile.open(tmp_path / "a.rrs")
    assert raised.value.code is FaultCode.READONLY
    with StudyFile.open(tmp_path / "a.rrs", write=False) as study:
        assert study.row("study", "study", "study") == {"title": "Made"}


def test_create_never_writes_over_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.rrs").write_text("mine")
    with pytest.raises(StudyFault) as raised:
        new_study(tmp_path / "a.rrs")
    assert raised.value.code is FaultCode.EXISTS
    assert (tmp_path / "a.rrs").read_text() == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["a.rrs"]


def test_create_leaves_nothing_when_its_first_event_does_not_fit(tmp_path: Path) -> None:
    bad = new_event("study", {"nothing": {"a": None}}, {"nothing": {"a": {}}})
    with pytest.raises(ValueError, match="no table"):
        StudyFile.create(tmp_path / "a.rrs", STUDY, bad)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("fstype", "folder", "expected"),
    [
        pytest.param("nfs4", "study", FaultCode.NETWORK, id="NFS"),
        pytest.param("cifs", "study", FaultCode.NETWORK, id="SMB"),
        pytest.param("fuse.sshfs", "study", FaultCode.NETWORK, id="sshfs"),
        pytest.param("ext4", "OneDrive - Clinic", FaultCode.CLOUD, id="OneDrive of a company"),
        pytest.param("ext4", "Dropbox", FaultCode.CLOUD, id="Dropbox"),
        pytest.param("ext4", "Dropbox (Clinic)", FaultCode.CLOUD, id="Dropbox of a company, before"),
        pytest.param("ext4", "Clinic Dropbox", FaultCode.CLOUD, id="Dropbox of a company, now"),
        pytest.param("ext4", "Dropboxes", None, id="a name that only begins like it"),
        pytest.param("ext4", "study", None, id="local disk"),
    ],
)
def test_in103_network_and_synchronised_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fstype: str, folder: str, expected: FaultCode | None
) -> None:
    monkeypatch.setattr("recist_reader.storage.place._file_system_of", lambda _place: fstype)
    found = unsafe_place(tmp_path / folder / "a.rrs")
    assert (None if found is None else found.code) is expected
