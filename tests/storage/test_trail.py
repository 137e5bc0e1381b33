"""The trail as JSON Lines, and two independent checks of it (AU-6, FT-19)."""

import importlib.util
import json
from pathlib import Path
from random import Random
from types import ModuleType

import pytest

from recist_reader.storage.trail import Exported, trail_lines, verify_trail
from tests.storage.made import READ, moment, read_study

VERIFIER = Path(__file__).resolve().parents[2] / "docs" / "verify_trail.py"


@pytest.fixture(scope="module")
def trail(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    with read_study(tmp_path_factory.mktemp("made") / "a.rrs", 40) as study:
        return list(trail_lines(study, Exported(moment(99), "u-4b7f")))


@pytest.fixture(scope="module")
def plain() -> ModuleType:
    """The 30 lines of standard library that the manual shows."""
    spec = importlib.util.spec_from_file_location("verify_trail", VERIFIER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_au6_a_trail_holds_by_both_checks(trail: list[str], plain: ModuleType) -> None:
    assert verify_trail(trail) == (41, None)
    assert plain.check(trail) == 41
    assert json.loads(trail[0])["scope"] == "all"


def test_au6_a_trail_of_one_stream(tmp_path: Path, plain: ModuleType) -> None:
    with read_study(tmp_path / "a.rrs", 5) as study:
        lines = list(trail_lines(study, Exported(moment(99), "u-4b7f"), READ))
    assert verify_trail(lines) == (5, None)
    assert plain.check(lines) == 5


def test_au6_withheld_payloads_still_chain(trail: list[str], plain: ModuleType) -> None:
    withheld = [
        trail[0],
        *[json.dumps({k: json.loads(x)[k] for k in ("record", "hash")}) for x in trail[1:-1]],
    ]
    assert verify_trail([*withheld, trail[-1]]) == (41, None)
    assert plain.check([*withheld, trail[-1]]) == 41


def without(lines: list[str], at: int) -> list[str]:
    return lines[:at] + lines[at + 1 :]


def swapped(lines: list[str], at: int) -> list[str]:
    return [*lines[:at], lines[at + 1], lines[at], *lines[at + 2 :]]


def doubled(lines: list[str], at: int) -> list[str]:
    return lines[: at + 1] + lines[at:]


def letter(lines: list[str], at: int) -> list[str]:
    text = lines[at]
    place = text.index(":", len(text) // 2) - 3
    return [*lines[:at], text[:place] + chr(ord(text[place]) ^ 1) + text[place + 1 :], *lines[at + 1 :]]


@pytest.mark.parametrize("change", [without, swapped, doubled, letter], ids=lambda f: f.__name__)
def test_ft19_every_change_of_a_trail_is_found_by_both(trail: list[str], plain: ModuleType, change) -> None:
    random = Random(19)
    for _ in range(30):
        bad = change(trail, random.randrange(1, len(trail) - 3))
        assert verify_trail(bad)[1] is not None
        with pytest.raises((AssertionError, ValueError, KeyError)):
            plain.check(bad)


@pytest.mark.parametrize(
    "cut", [[], ["x"], ['{"format":"other","version":1}']], ids=["empty", "text", "other"]
)
def test_au6_what_is_no_trail_is_said(cut: list[str]) -> None:
    assert verify_trail(cut)[1] is not None


@pytest.mark.parametrize("line", ["[]", '"end"', "7", "[" * 100_000, '{"record":' + "[" * 100_000])
def test_au6_a_line_that_is_no_object_is_said_with_its_place(trail: list[str], line: str) -> None:
    assert verify_trail([*trail[:-1], line])[1] == f"line {len(trail)}: can't be read"
    assert verify_trail([line])[1] == "line 1: can't be read"
