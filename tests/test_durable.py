"""A small file that is replaced lasts: the old or the new one, whole, whatever the disk does."""

import errno
import os
from pathlib import Path

import pytest

from recist_reader import durable
from recist_reader.durable import replace_text


def test_its_bytes_are_on_the_disk_before_its_name_and_the_name_after(tmp_path, monkeypatch):
    """Else a power cut may leave the name with nothing in it, or the old name."""
    file, done = tmp_path / "settings" / "kept.json", []
    sync, rename = durable._sync, Path.replace

    def noted_sync(path, flags):
        done.append("folder" if path.is_dir() else path.read_text("utf-8"))
        sync(path, flags)

    def noted_rename(making, target):
        done.append("named")
        return rename(making, target)

    monkeypatch.setattr(durable, "_sync", noted_sync)
    monkeypatch.setattr(Path, "replace", noted_rename)
    replace_text(file, "new")
    assert file.read_text("utf-8") == "new"
    assert done == ["new", "named", "folder"]


@pytest.mark.parametrize("failing", ["write_text", "replace", "sync"])
def test_a_failing_disk_leaves_the_file_before_and_nothing_else(tmp_path, monkeypatch, failing):
    file = tmp_path / "kept.json"
    replace_text(file, "old")

    def fail(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    if failing == "sync":
        monkeypatch.setattr(durable, "sync_file", fail)
    else:
        monkeypatch.setattr(Path, failing, fail)
    with pytest.raises(OSError, match="space"):
        replace_text(file, "new")
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]


def test_a_folder_that_cannot_be_forced_to_the_disk_is_no_failure(tmp_path, monkeypatch):
    """Some network drives refuse it: the new file is there."""

    def refuse(_folder):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))

    monkeypatch.setattr(durable, "sync_folder", refuse)
    replace_text(tmp_path / "kept.json", "new")
    assert (tmp_path / "kept.json").read_text("utf-8") == "new"
