"""IN-140 to IN-142, FT-13, FT-30, FT-31, BL-12: blobs are whole, checked, stored once."""

import errno
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from recist_reader.imaging.store import FIXED_TIME, BlobFault, ImageStore
from recist_reader.problem import Fault
from tests.faults import FULL
from tests.faults.tally import tally
from tests.image_checks import compared

CONTENT = b"a picture" * 1000
SHA = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def store(tmp_path: Path) -> ImageStore:
    return ImageStore.beside(tmp_path / "study.rrs")


def test_IN_140_a_blob_is_named_by_its_hash_and_its_time_tells_nothing(store: ImageStore) -> None:
    assert store.put(CONTENT).sha256 == SHA
    path = store.folder / SHA[:2] / f"{SHA}.dcm"
    assert path.read_bytes() == CONTENT
    assert path.stat().st_mtime == FIXED_TIME[1]
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_IN_140_identical_content_is_stored_once(store: ImageStore) -> None:
    assert [store.put(CONTENT).is_new for _ in range(2)] == [True, False]
    assert list(store.blobs()) == [SHA]


def test_FT_30_a_changed_blob_is_not_read_and_importing_again_heals_it(store: ImageStore) -> None:
    store.put(CONTENT)
    path = store.path(SHA)
    path.write_bytes(CONTENT[:-1] + b"!")
    with pytest.raises(BlobFault, match="changed"):
        store.read(SHA)
    assert compared(store, [SHA]).changed == (SHA,)
    assert store.put(CONTENT).is_new
    assert store.read(SHA) == CONTENT


def test_FT_30_a_missing_blob_is_named(store: ImageStore) -> None:
    with pytest.raises(BlobFault, match="missing"):
        store.read(SHA)
    checked = compared(store, [SHA])
    assert checked.missing == (SHA,)
    assert not checked.ok


def test_IN_142_gc_removes_only_what_no_row_names(store: ImageStore) -> None:
    kept, left = store.put(CONTENT).sha256, store.put(b"unnamed").sha256
    part = store.folder / left[:2] / ".part-0011"
    part.write_bytes(b"half")
    assert compared(store, [kept]).unnamed == (left,)
    assert store.gc([kept]) == (left,)
    assert list(store.blobs()) == [kept]
    assert not part.exists()


@pytest.mark.parametrize("name", ["../x", "a" * 63, "A" * 64, "/etc/passwd", SHA + "/.."])
def test_FT_26_no_name_leads_out_of_the_store(store: ImageStore, name: str) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        store.path(name)


@pytest.mark.faults
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
@pytest.mark.parametrize("call", ["write", "fsync", "utime", "mkdir", "replace"])
def test_FT_3_a_failing_disk_leaves_no_half_blob(
    store: ImageStore, monkeypatch: pytest.MonkeyPatch, code: int, call: str
) -> None:
    def fail(*_args: object, **_options: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(Path if call in ("mkdir", "replace") else os, call, fail)
    with pytest.raises(Fault, match="could not be stored"):
        store.put(CONTENT)
    monkeypatch.undo()
    assert list(store.blobs()) == []
    assert not [p for p in store.folder.rglob("*") if p.is_file()]
    assert store.put(CONTENT).is_new


@pytest.mark.faults
def test_FT_31_killed_while_storing_no_blob_is_half(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    """Kill -9 at random moments: each blob that stands is whole, what was reported stands."""
    script = textwrap.dedent("""
        import sys
        from pathlib import Path
        from recist_reader.imaging.store import ImageStore
        store = ImageStore(Path(sys.argv[1]))
        number = 0
        while True:  # so large that a kill falls into the writing
            print(store.put(f"{number:08}".encode() * 2**20).sha256, flush=True)
            number += 1
    """)
    random = Random(31)
    with tally(record_property, "kills while storing", "half images") as seen:
        for run in range(50 if FULL else 10):
            store = ImageStore(tmp_path / f"images {run}")
            words = [sys.executable, "-c", script, str(store.folder)]
            child = subprocess.Popen(words, stdout=subprocess.PIPE)
            assert child.stdout is not None
            child.stdout.readline()
            time.sleep(random.uniform(0, 0.1))
            child.send_signal(signal.SIGKILL)
            reported = child.communicate()[0].decode().split()
            whole = [line for line in reported if len(line) == 64]
            checked = compared(store, {*store.blobs(), *whole})
            seen["kills while storing"] += 1
            seen["half images"] += len(checked.missing) + len(checked.changed)
            assert checked.ok
            shutil.rmtree(store.folder)
