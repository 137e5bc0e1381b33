"""The walk over plainly written data sets says what pydicom's parser says, or leaves the file to it."""

import random
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pydicom.dataset import Dataset
from pydicom.sequence import Sequence
from pydicom.uid import ExplicitVRBigEndian, ExplicitVRLittleEndian, ImplicitVRLittleEndian

from recist_reader.imaging import dataset as dataset_module
from recist_reader.imaging.dataset import open_dataset
from recist_reader.imaging.kinds import Examined, examine
from recist_reader.imaging.walk import PlacedElements
from tests.faults import FULL
from tests.faults.tally import tally
from tests.imaging.damage import DAMAGES
from tests.imaging.make import ct, write
from tests.shared_data import DATA, needs_data

DAMAGED = 16_000 if FULL else 800
LARGEST_BYTES = 600_000
SYNTAXES = (ExplicitVRLittleEndian, ImplicitVRLittleEndian, ExplicitVRBigEndian)


def by_pydicom(content: bytes, monkeypatch: pytest.MonkeyPatch) -> Examined:
    with monkeypatch.context() as without:
        without.setattr(dataset_module, "_walked", lambda *_: None)
        return examine(content)


def is_walked(content: bytes) -> bool:
    return isinstance(open_dataset(BytesIO(content)).elements, PlacedElements)


def nested(depth: int, undefined: bool) -> Dataset:
    item = Dataset()
    item.CodeValue, item.CodingSchemeDesignator, item.CodeMeaning = "24627-2", "LN", "CT chest"
    if depth:
        item.ConceptCodeSequence = Sequence([nested(depth - 1, undefined)])
        item["ConceptCodeSequence"].is_undefined_length = undefined
    item.is_undefined_length_sequence_item = undefined
    return item


def made(folder: Path, syntax: str, undefined: bool = False) -> bytes:
    dataset = ct(syntax=syntax)
    dataset.ProcedureCodeSequence = Sequence([nested(2, undefined), nested(0, undefined)])
    dataset["ProcedureCodeSequence"].is_undefined_length = undefined
    block = dataset.private_block(0x0029, "MAKER", create=True)
    block.add_new(1, "OB", bytes(40_000))  # the header does not end in the first bytes read
    return write(dataset, folder / "made.dcm").read_bytes()


@pytest.mark.parametrize("undefined", [False, True], ids=["lengths", "delimiters"])
@pytest.mark.parametrize("syntax", SYNTAXES, ids=["explicit", "implicit", "big"])
def test_a_plain_file_is_walked_and_says_what_pydicom_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, syntax: str, undefined: bool
) -> None:
    content = made(tmp_path, syntax, undefined)
    assert is_walked(content)
    walked = open_dataset(BytesIO(content))
    assert examine(content) == examine(tmp_path / "made.dcm") == by_pydicom(content, monkeypatch)
    monkeypatch.setattr(dataset_module, "_walked", lambda *_: None)
    theirs = open_dataset(BytesIO(content))
    assert not isinstance(theirs.elements, PlacedElements)
    assert Dataset(dict(walked.elements)) == Dataset(dict(theirs.elements))
    assert (walked.pixels, walked.syntax) == (theirs.pixels, theirs.syntax)


def test_elements_out_of_order_are_left_to_the_checks_of_pydicom_s_parser(tmp_path: Path) -> None:
    content = made(tmp_path, ExplicitVRLittleEndian)
    at = content.rindex(b"\x28\x00\x10\x00US")
    damaged = content[:at] + b"\x28\x00\x10\x00US\x02\x00\x06\x00" + content[at:]
    assert not is_walked(damaged)
    assert examine(damaged).header is None


@pytest.mark.faults
def test_damaged_files_get_the_answer_of_pydicom_s_parser_FT_22(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, record_property: Callable[[str, object], None]
) -> None:
    originals = [made(tmp_path, syntax, undefined) for syntax in SYNTAXES for undefined in (False, True)]
    with tally(record_property, "headers", "other answers") as seen:
        seen["headers"] = DAMAGED // 2
        differ = differing(originals, seen["headers"], monkeypatch)
        seen["other answers"] = len(differ)
    assert differ == []


@needs_data
@pytest.mark.real_data
def test_public_files_say_what_pydicom_says(monkeypatch: pytest.MonkeyPatch) -> None:
    paths = sorted(path for path in DATA.rglob("*.dcm") if path.stat().st_size < LARGEST_BYTES)
    contents = [path.read_bytes() for path in paths[:: 1 if FULL else 5]]
    differ = [n for n, content in enumerate(contents) if examine(content) != by_pydicom(content, monkeypatch)]
    assert differ == []
    assert sum(map(is_walked_or_refused, contents)) > 0.9 * len(contents)
    assert differing(contents, DAMAGED // 2, monkeypatch) == []


def is_walked_or_refused(content: bytes) -> bool:
    return examine(content).header is None or is_walked(content)


def differing(originals: list[bytes], total: int, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    found = []
    originals = [content for content in originals if len(content) > 1_000]
    for number in range(total):
        rng = random.Random(number)  # the seed is the case: it can be run again alone
        damage = DAMAGES[number % len(DAMAGES)]
        content = damage(rng.choice(originals), rng)
        if examine(content) != by_pydicom(content, monkeypatch):
            found.append(f"{damage.__name__} {number}")
    return found
