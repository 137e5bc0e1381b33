"""Damaged files: never a crash, a hang, a flood of memory or a silently wrong image (FT-22).

The judge of "silently wrong" reads the same bytes by other code: pydicom's own data set and, for plain
pixels, numpy on the pixel element.
"""

import random
import time
import warnings
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

import numpy as np
import pytest

from recist_reader.imaging.cause import UnreadableImage
from recist_reader.imaging.header import read_header
from recist_reader.imaging.kinds import Verdict, examine
from recist_reader.imaging.scan import Entry
from tests.faults import FULL
from tests.faults.tally import tally
from tests.imaging.damage import DAMAGES
from tests.imaging.frames import read_frame
from tests.imaging.make import ct, write
from tests.imaging.test_workers import TAKER
from tests.shared_data import DATA, needs_data

FILES = 500 if FULL else 200
PARTS = range(5 if FULL else 1)
LIMIT_S = 10  # of processor time: other programs on the machine do not count
MEMORY_BYTES = 2**30
COUNTED = ("files", "refused", "crashes", "over 10 s", "over 1 GiB", "silently wrong")
REAL = (
    "ct-odd/CT_small.dcm",
    "ct-odd/693_J2KR.dcm",
    "ct-odd/philips_jpeg_lossless_cspine_blank_ids.dcm",
    "ct-syntaxes/CTImage_JPEGLSLossless_1.2.840.10008.1.2.4.80.dcm",
    "ct-syntaxes/CTImage_RLELossless_1.2.840.10008.1.2.5.dcm",
    "ct-syntaxes/CTImage_DeflatedExplicitVRLittleEndian_1.2.840.10008.1.2.1.99.dcm",
    "ct-enhanced/CT0012.not_fragmented_bot_rle.dcm",
    "ct-legacy-enhanced/multiframe/mf.dcm",
    "ct-oblique-nonsquare/0.dcm",
    "pet-single/acrin_flt_029_bqml.dcm",
)


@dataclass
class OneFile:
    """A place of a single file, in memory."""

    content: bytes

    def entries(self) -> list[Entry]:
        return [Entry("x", len(self.content))]

    def read(self, _name: str) -> bytes:
        return self.content

    def path(self, _name: str) -> None:
        return None

    def close(self) -> None:
        """Nothing is held."""


def judge(content: bytes) -> str:
    """ "refused", "right", or what is silently wrong."""
    with suppress(UnreadableImage):
        read_header(content)  # anything else it raises would only be hidden by the net in `examine`
    found = examine(content)
    if found.verdict is not Verdict.IMPORTED or found.header is None:
        return "refused" if found.cause is not None else "refused without a cause"
    header = found.header
    taken = TAKER.take(OneFile(content), Entry("x", len(content)))
    if "the program fails" in (taken.what or ""):
        return f"crash: {taken.what}"
    try:
        frames = [read_frame(content, header, frame) for frame in range(header.pixels.frames)]
    except UnreadableImage:
        return "refused"
    import pydicom

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        other = pydicom.dcmread(BytesIO(content), force=True)
        wanted = (int(other.Rows), int(other.Columns), int(other.get("NumberOfFrames", 1) or 1))
        if (header.pixels.rows, header.pixels.columns, header.pixels.frames) != wanted:
            return "another size"
        first = header.frames[0]
        for name, ours in (
            ("PixelSpacing", first.spacing_mm),
            ("ImagePositionPatient", first.position_lps),
            ("RescaleSlope", first.slope),
            ("RescaleIntercept", first.intercept),
        ):
            theirs = other.get(name)
            if theirs is not None and theirs != "" and not np.allclose(np.array(theirs, float), ours):
                return f"another {name}"
        if header.transfer_syntax_uid in ("1.2.840.10008.1.2", "1.2.840.10008.1.2.1"):
            return _plain_pixels_agree(other, frames)
    return "right"


def _plain_pixels_agree(other: object, frames: list[np.ndarray]) -> str:
    bits = int(other.BitsAllocated)
    kind = "i" if other.PixelRepresentation else "u"
    size = sum(values.size for values in frames) * bits // 8
    if not size <= len(other.PixelData) <= size + 1:  # one byte makes the length even (FT-23)
        return "pixels of another length"
    stored = np.frombuffer(other.PixelData[:size], f"<{kind}{bits // 8}")
    unused = bits - int(other.BitsStored)
    stored = np.right_shift(np.left_shift(stored, unused), unused)
    return (
        "right"
        if np.array_equal(stored, np.concatenate([values.ravel() for values in frames]))
        else "other pixels"
    )


def work(pipe: Connection) -> None:
    """A child with a memory limit: what it cannot survive, import could not."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (3 * MEMORY_BYTES, 3 * MEMORY_BYTES))
    while (content := pipe.recv()) is not None:
        began = time.process_time()
        try:
            answer = judge(content)
        except BaseException as fault:
            answer = f"crash {type(fault).__name__}: {fault}"
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        pipe.send((answer, time.process_time() - began, peak))


def made(folder: Path) -> list[bytes]:
    signed = np.random.default_rng(1).integers(-1000, 2000, (64, 64)).astype(np.int16)
    rle = ct(pixels=signed)
    rle.compress("1.2.840.10008.1.2.5", generate_instance_uid=False)
    datasets = (ct(pixels=signed), ct(pixels=signed, syntax="1.2.840.10008.1.2"), rle)
    return [write(dataset, folder / f"{number}.dcm").read_bytes() for number, dataset in enumerate(datasets)]


def run(originals: list[bytes], part: int, seen: dict[str, int]) -> list[str]:
    """Damage, ask the child, count, and collect what must not be."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    child = context.Process(target=work, args=(theirs,), daemon=True)
    child.start()
    wrong = []
    for number in range(part * FILES, (part + 1) * FILES):
        rng = random.Random(number)  # the seed is the case: it can be run again alone
        damage = DAMAGES[number % len(DAMAGES)]
        ours.send(damage(originals[(number // len(DAMAGES)) % len(originals)], rng))
        if not ours.poll(LIMIT_S * 3):
            wrong.append(f"{damage.__name__} {number}: hangs or died")
            seen["crashes"] += 1
            break
        answer, seconds, peak = ours.recv()
        seen["files"] += 1
        seen["refused"] += answer == "refused"
        seen["crashes"] += answer.startswith("crash")
        seen["over 10 s"] += seconds > LIMIT_S
        seen["over 1 GiB"] += peak > MEMORY_BYTES
        seen["silently wrong"] += answer not in ("refused", "right") and not answer.startswith("crash")
        if answer not in ("refused", "right") or seconds > LIMIT_S or peak > MEMORY_BYTES:
            wrong.append(f"{damage.__name__} {number}: {answer}, {seconds:.1f} s, {peak} bytes")
    if child.is_alive():
        ours.send(None)
    child.join(10)
    child.kill()
    return wrong


@pytest.mark.faults
@pytest.mark.parametrize("part", PARTS)
def test_made_files_survive_sixteen_kinds_of_damage_FT_22(
    tmp_path: Path, part: int, record_property: Callable[[str, object], None]
) -> None:
    with tally(record_property, *COUNTED) as seen:
        assert run(made(tmp_path), part, seen) == []


@needs_data
@pytest.mark.real_data
@pytest.mark.faults
@pytest.mark.parametrize("part", PARTS)
def test_real_files_survive_sixteen_kinds_of_damage_FT_22(
    part: int, record_property: Callable[[str, object], None]
) -> None:
    with tally(record_property, *COUNTED) as seen:
        assert run([(DATA / name).read_bytes() for name in REAL], part, seen) == []


def test_every_kind_of_damage_changes_the_file(tmp_path: Path) -> None:
    original = made(tmp_path)[0]
    for damage in DAMAGES:
        assert any(damage(original, random.Random(seed)) != original for seed in range(5)), damage.__name__


def test_an_undamaged_file_is_right(tmp_path: Path) -> None:
    assert {judge(content) for content in made(tmp_path)} == {"right"}
