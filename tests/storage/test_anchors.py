"""`anchors.jsonl` outlives a full disk and a crash in the middle of a line (AU-8, FT-3)."""

import uuid
from pathlib import Path

import pytest

from recist_reader.storage.anchors import FILE_NAME, known_anchors, set_anchor
from recist_reader.storage.verify import Wanted, verify
from tests.storage.made import by, read_study


@pytest.mark.parametrize("kept", [1, 40, 150])
def test_au8_half_a_line_spoils_no_anchor_after_it(tmp_path: Path, kept: int) -> None:
    file = tmp_path / FILE_NAME
    with read_study(tmp_path / "a.rrs", 3) as study:
        first = set_anchor(study, str(uuid.uuid4()), by(9), [tmp_path])
        set_anchor(study, str(uuid.uuid4()), by(10), [tmp_path])
        whole = file.read_bytes().splitlines(keepends=True)
        file.write_bytes(whole[0] + whole[1][:kept])
        assert known_anchors(file) == (first,)
        last = set_anchor(study, str(uuid.uuid4()), by(11), [tmp_path])
    assert known_anchors(file) == (first, last)
    assert verify(tmp_path / "a.rrs", Wanted(known_anchors(file))).ok


@pytest.mark.parametrize("line", ["f" * 64, '{"anchor":7e}', "\ufffd", '{"other":1}'])
def test_au8_a_line_that_is_no_anchor_of_the_study_is_a_finding(tmp_path: Path, line: str) -> None:
    with read_study(tmp_path / "a.rrs", 3) as study:
        set_anchor(study, str(uuid.uuid4()), by(9), [tmp_path])
    with (tmp_path / FILE_NAME).open("ab") as file:
        file.write(line.encode("utf-8").replace(b"\xef\xbf\xbd", b"\xff") + b"\n")
    report = verify(tmp_path / "a.rrs", Wanted(known_anchors(tmp_path / FILE_NAME)))
    assert "is missing" in (report.first_fault or "")
