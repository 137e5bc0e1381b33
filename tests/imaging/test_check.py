"""The child that decodes for import: whatever happens to it happens to one file only (FT-25)."""

import os
import time
from multiprocessing.connection import Connection
from pathlib import Path

import numpy as np
import pytest

from recist_reader.imaging.cause import CauseCode, UnreadableImage
from recist_reader.imaging.check import FrameChecker
from recist_reader.imaging.decode import decoded_sha256
from tests.imaging.make import ct, write


def die_or_sleep(pipe: Connection, memory_bytes: int) -> None:
    """A decoder at its worst."""
    while (content := pipe.recv()) is not None:
        if content == b"die":
            os._exit(11)
        if content == b"sleep":
            time.sleep(60)
        pipe.send("fine")


def test_good_and_bad_files_get_their_answers(tmp_path: Path) -> None:
    pixels = np.arange(48, dtype=np.int16).reshape(6, 8)
    good = write(ct(pixels=pixels), tmp_path / "good.dcm")
    bad = write(ct(PixelData=b"\0" * 90), tmp_path / "bad.dcm")
    with FrameChecker() as checker:
        assert checker.check(good) == checker.check(good.read_bytes()) == decoded_sha256([pixels])
        with pytest.raises(UnreadableImage) as caught:
            checker.check(bad)
        assert caught.value.cause.code is CauseCode.PIXEL_LENGTH
        assert checker.check(good)


def test_a_crash_or_a_hang_costs_one_file() -> None:
    with FrameChecker(die_or_sleep, seconds=2) as checker:
        for worst in (b"die", b"sleep"):
            with pytest.raises(UnreadableImage) as caught:
                checker.check(worst)
            assert caught.value.cause.code is CauseCode.DECODER
    with FrameChecker(die_or_sleep, seconds=60) as checker:
        with pytest.raises(UnreadableImage):
            checker.check(b"die")
        assert checker.check(b"ok") == "fine"
