"""The search of BL-31: what it finds, in which form, and what it takes for chance."""

import base64
import gzip
import json
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from recist_reader.cli.main import main
from recist_reader.leaks import files
from recist_reader.leaks.forms import Canary
from recist_reader.leaks.search import Searcher

TEXT = "QZXJV2A0017"
CANARY = Canary("patient", TEXT)


def found(data: bytes, text: str = TEXT) -> set[str]:
    return {hit.form for hit in Searcher([Canary("c", text)]).hits_deep(data)}


@pytest.mark.parametrize(
    ("form", "turned"),
    [
        ("plain", lambda t: t.encode()),
        ("utf-16", lambda t: t.encode("utf-16-le")),
        ("utf-16-be", lambda t: t.encode("utf-16-be")),
        ("utf-32", lambda t: t.encode("utf-32-le")),
        ("hex", lambda t: t.encode().hex().encode()),
        ("hex-upper", lambda t: t.encode().hex().upper().encode()),
        ("base64-0", lambda t: base64.b64encode(b"abc" + t.encode() + b"x")),
        ("base64-1", lambda t: base64.b64encode(b"abcd" + t.encode() + b"xy")),
        ("base64-2", lambda t: base64.b64encode(b"abcde" + t.encode() + b"xyz")),
    ],
)
def test_BL_31_each_form_is_found(form: str, turned: Callable[[str], bytes]) -> None:
    assert form in found(b"\x00before" + turned(TEXT) + b"after")
    assert found(b"\x00before" + turned("QZXJV2B0017") + b"after") == set()


@pytest.mark.parametrize("packed", [zlib.compress, gzip.compress])
def test_BL_31_what_is_deflated_is_found(packed: Callable[[bytes], bytes]) -> None:
    data = b"head" * 9 + packed(b"words " * 50 + TEXT.encode()) + b"tail"
    (hit,) = Searcher([CANARY]).hits_deep(data)
    assert (hit.form, hit.deflated, hit.offset) == ("plain", True, 36)


def test_BL_31_a_workbook_is_looked_into(tmp_path: Path) -> None:
    path = tmp_path / "table.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("sheet.xml", f"<v>{TEXT}</v>" * 20)
    assert {one.hit.canary.name for one in files.found_in(Searcher([CANARY]), path)} == {"patient"}


def test_BL_31_figures_within_longer_figures_are_chance() -> None:
    assert found(b"born 19130412.", "19130412") == {"plain"}
    assert found(b"hash 7719130412aa", "19130412") == set()


def test_BL_31_names_and_pieces_that_meet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "PIECE", 64)
    (tmp_path / f"scan-{TEXT}").mkdir()
    (tmp_path / "long.bin").write_bytes(b"." * 58 + TEXT.encode() + b"." * 300 + TEXT.encode())
    (tmp_path / "link").symlink_to(tmp_path / "long.bin")
    hits = list(files.found_in(Searcher([CANARY]), tmp_path))
    assert [(one.path.name, one.in_name) for one in hits][-1] == (f"scan-{TEXT}", True)
    assert {one.hit.offset for one in hits if not one.in_name} == {58, 369}


def test_a_text_that_is_too_short_tells_nothing() -> None:
    with pytest.raises(ValueError, match="short"):
        Searcher([Canary("short", "abc")])


class Shell:
    """Types `leakcheck`."""

    def __init__(self, folder: Path, capsys: Any) -> None:
        self.folder, self._capsys = folder, capsys
        self.list = folder / "canaries.txt"
        (folder / "place").mkdir()
        self.err = ""

    def types(self, canaries: str, *words: str) -> tuple[int, str]:
        self.list.write_text(canaries, encoding="utf-8")
        code = main(["leakcheck", "--canaries", str(self.list), str(self.folder / "place"), *words])
        out, self.err = self._capsys.readouterr()
        return code, out


@pytest.fixture
def shell(tmp_path: Path, capsys: Any) -> Shell:
    return Shell(tmp_path, capsys)


def test_VF_9_a_finding_is_named_and_its_text_is_not_told(shell: Shell) -> None:
    (shell.folder / "place" / "log.txt").write_text(f"opened {TEXT}\n", encoding="utf-8")
    code, out = shell.types(f"patient\t{TEXT}\n\nQZXJV2A0099\n")
    assert (code, out) == (1, f"{shell.folder / 'place' / 'log.txt'}: patient (plain, byte 7)\n")
    assert shell.err == "2 texts, 1 places\n"
    code, out = shell.types(f"{TEXT}\n", "--json")
    assert [hit["canary"] for hit in json.loads(out)["hits"]] == ["line 1"]
    assert TEXT not in out


def test_VF_9_nothing_found(shell: Shell) -> None:
    assert shell.types(f"{TEXT}\n") == (0, "")


@pytest.mark.parametrize(("text", "told"), [("", "the list is empty"), ("abc\n", "line 1 has fewer than 6")])
def test_VF_9_a_list_that_tells_nothing_is_refused(shell: Shell, text: str, told: str) -> None:
    assert shell.types(text) == (2, "")
    assert told in shell.err
