"""Folders and archives: everything is listed, nothing is followed, nothing bursts (FT-25 to FT-27)."""

import json
import os
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from recist_reader.imaging import budget
from recist_reader.imaging import scan as scanning
from recist_reader.imaging.cause import CauseCode
from recist_reader.imaging.kinds import Kind
from recist_reader.imaging.scan import open_input, scan
from recist_reader.problem import Fault
from tests.imaging.make import ct, stack, write


def codes(place: Path) -> dict[str, str]:
    steps = list(scan(open_input(place)))
    assert [step.done for step in steps] == list(range(1, len(steps) + 1))
    return {
        step.file.name: step.file.examined.cause.code.value if step.file.examined.cause else "imported"
        for step in steps
    }


def test_links_loops_and_devices_are_listed_and_never_opened_FT_26(tmp_path: Path) -> None:
    secret = write(ct(), tmp_path / "outside" / "secret.dcm")
    folder = tmp_path / "in"
    write(ct(), folder / "deep" / "a.dcm")
    (folder / "link.dcm").symlink_to(secret)
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    os.mkfifo(folder / "pipe")
    assert codes(folder) == {
        "deep/a.dcm": "imported",
        "link.dcm": "not_followed",
        "loop": "not_followed",
        "pipe": "not_followed",
    }


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(b"", CauseCode.EMPTY, id="empty"),
        pytest.param(b"notes " * 50, CauseCode.NOT_DICOM, id="text"),
        pytest.param(b"\0" * 128 + b"DICM", CauseCode.NOT_DICOM, id="mark only"),
        pytest.param(os.urandom(64) * 9, CauseCode.NOT_DICOM, id="noise"),
    ],
)
def test_what_is_no_dicom_is_said(content: bytes, code: CauseCode, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(content)
    assert codes(tmp_path) == {"file": code.value}


def test_an_empty_folder_has_no_steps(tmp_path: Path) -> None:
    assert list(scan(open_input(tmp_path))) == []


def test_a_missing_folder_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(Fault):
        open_input(tmp_path / "none")


def zipped(path: Path, entries: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return path


def test_an_archive_is_read_without_unpacking_and_bad_names_are_listed(tmp_path: Path) -> None:
    slice_bytes = write(ct(), tmp_path / "a.dcm").read_bytes()
    link = zipfile.ZipInfo("link")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    archive = zipped(
        tmp_path / "a.zip",
        {
            "deep/a.dcm": slice_bytes,
            "../b.dcm": slice_bytes,
            "/c.dcm": slice_bytes,
            "bomb.dcm": b"\0" * (20 * 2**20),
        },
    )
    with zipfile.ZipFile(archive, "a") as more:
        more.writestr(link, "/etc/passwd")
    before = sorted(tmp_path.rglob("*"))
    assert codes(archive) == {
        "deep/a.dcm": "imported",
        "../b.dcm": "not_followed",
        "/c.dcm": "not_followed",
        "bomb.dcm": "over_budget",
        "link": "not_followed",
    }
    assert sorted(tmp_path.rglob("*")) == before


def test_an_archive_of_too_many_files_is_refused_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scanning, "ARCHIVE_ENTRIES", 2)
    with pytest.raises(Fault, match="more than is allowed"):
        list(scan(open_input(zipped(tmp_path / "a.zip", {"a": b"", "b": b"", "c": b""}))))


def test_an_archive_with_a_broken_entry_lists_it(tmp_path: Path) -> None:
    archive = zipped(tmp_path / "a.zip", {"a.dcm": write(ct(), tmp_path / "a.dcm").read_bytes()})
    content = bytearray(archive.read_bytes())
    content[60] ^= 0xFF
    archive.write_bytes(content)
    assert list(codes(archive).values()) in (["damaged"], ["imported"])
    assert codes(archive)["a.dcm"] == "damaged"


@pytest.mark.parametrize("name", ["", "."])
def test_an_archive_s_entry_without_a_name_is_listed_FT_26(tmp_path: Path, name: str) -> None:
    nameless = zipfile.ZipInfo("x")
    nameless.filename = name
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.dcm", write(ct(), tmp_path / "a.dcm").read_bytes())
        archive.writestr(nameless, b"1")
    assert codes(tmp_path / "a.zip") == {name: "not_followed", "a.dcm": "imported"}


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_entries_of_one_name_are_both_read(tmp_path: Path) -> None:
    contents = [b"first", b"second", b"third"]
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for content in contents:
            archive.writestr("a", content)
    place = open_input(tmp_path / "a.zip")
    names = [entry.name for entry in place.entries()]
    assert names == ["a", "a (2)", "a (3)"]
    assert [place.read(name) for name in names] == contents
    place.close()


def test_an_archive_that_needs_a_later_unzip_is_a_fault(tmp_path: Path) -> None:
    archive = zipped(tmp_path / "a.zip", {"a.dcm": b"1"})
    content = archive.read_bytes()
    version = content.index(b"PK\x01\x02") + 6
    archive.write_bytes(content[:version] + b"\xff" + content[version + 1 :])
    with pytest.raises(Fault, match="cannot be read"):
        list(scan(open_input(archive)))


def test_a_file_that_vanishes_while_its_folder_is_listed_costs_no_other_FT_28(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = stack(tmp_path, [0.0, 5.0, 10.0])
    real_scandir = os.scandir

    class Vanishing:
        def __init__(self, folder: Path) -> None:
            self._real = real_scandir(folder)

        def __enter__(self) -> list[os.DirEntry[str]]:
            found = list(self._real)
            paths[1].unlink()
            return found

        def __exit__(self, *_fault: object) -> None:
            self._real.close()

    monkeypatch.setattr(scanning.os, "scandir", Vanishing)
    found = {entry.name: entry.cause for entry in open_input(tmp_path).entries()}
    assert sorted(found) == sorted(path.name for path in paths)
    assert [name for name, cause in found.items() if cause is not None] == [paths[1].name]


def test_many_files_are_read_in_processes_and_a_cancel_ends_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scanning, "_PARALLEL_FROM", 4)
    monkeypatch.setattr(scanning, "_CHUNK", 2)
    stack(tmp_path, [float(n) for n in range(12)])
    steps = list(scan(open_input(tmp_path)))
    assert [step.file.name for step in steps] == sorted(path.name for path in tmp_path.iterdir())
    assert all(step.file.examined.kind is Kind.SLICE for step in steps)
    begun = scan(open_input(tmp_path))
    next(begun)
    begun.close()


def end_at_once() -> None:
    os._exit(1)


def test_where_processes_cannot_start_the_files_are_looked_at_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scanning, "_PARALLEL_FROM", 4)
    monkeypatch.setattr(scanning, "_CHUNK", 2)
    monkeypatch.setattr(scanning, "be_modest", end_at_once)
    stack(tmp_path, [float(n) for n in range(12)])
    steps = list(scan(open_input(tmp_path)))
    assert [step.file.name for step in steps] == sorted(path.name for path in tmp_path.iterdir())


def test_the_ratio_counts_only_where_it_is_dangerous_FT_25() -> None:
    assert not budget.is_bomb(512 * 512 * 2, 200)
    assert budget.is_bomb(64 * 2**20, 2**10)


@pytest.mark.slow
def test_series_command_prints_VF_12(tmp_path: Path) -> None:
    stack(tmp_path / "CT", [0, 5, 15])
    code = "import argparse,sys; from recist_reader.cli import series as s; p=argparse.ArgumentParser(); "
    code += "s.add_arguments(p); sys.exit(s.run(p.parse_args(sys.argv[1:])))"
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path), "--json"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    (row,) = json.loads(done.stdout)["series"]
    assert row == {
        "series_uid": "1.2.3.4",
        "part": 1,
        "modality": "CT",
        "files": ["CT/001.dcm", "CT/002.dcm", "CT/003.dcm"],
        "n": 3,
        "rows": 6,
        "columns": 8,
        "spacing_mm": [0.7, 0.5],
        "step_mm": 7.5,
        "thickness_mm": 5.0,
        "tilt_deg": 0.0,
        "orientation": "axial",
        "frame_of_reference_uid": "1.2.3.9",
        "badges": ["UNEVEN"],
        "blocked": ["mpr"],
    }
