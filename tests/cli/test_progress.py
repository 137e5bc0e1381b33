"""Progress of long commands: on a terminal only, ten times a second at most, and given up by Ctrl+C."""

from collections.abc import Generator
from io import StringIO
from pathlib import Path

import pytest

from recist_reader.cli.main import main
from recist_reader.cli.progress import Progress, followed
from tests.storage.made import read_study


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def work(closed: list[str]) -> Generator[tuple[int, int], None, str]:
    try:
        for done in range(1, 6):
            yield done * 1_000, 5_000
    finally:
        closed.append("closed")
    return "the answer"


def test_progress_is_a_line_that_is_written_over_and_taken_away() -> None:
    out, clock = Terminal(), iter(range(100))
    assert followed(work([]), Progress("checked", "events", out, lambda: float(next(clock)))) == "the answer"
    parts = out.getvalue().split("\r")
    assert parts[1] == "checked 1,000 of 5,000 events"
    assert parts[5] == "checked 5,000 of 5,000 events"
    assert parts[6].strip() == ""


def test_progress_is_shown_ten_times_a_second_at_most() -> None:
    out, clock = Terminal(), iter([0.0, 0.05, 0.11, 0.15, 0.2, 0.22])
    followed(work([]), Progress("checked", "events", out, lambda: next(clock)))
    assert out.getvalue().count("checked") == 2


def test_where_no_person_looks_nothing_is_shown() -> None:
    out = StringIO()
    followed(work([]), Progress("checked", "events", out))
    assert out.getvalue() == ""


def test_ctrl_c_gives_the_work_up_and_closes_it() -> None:
    class Pressed(Progress):
        def show(self, done: int, total: int) -> None:
            raise KeyboardInterrupt

    closed: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        followed(work(closed), Pressed("checked", "events", Terminal()))
    assert closed == ["closed"]


def test_vf3_a_trail_that_cannot_be_written_names_the_file_and_leaves_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    read_study(tmp_path / "a.rrs", 3).close()
    assert main(["trail", str(tmp_path / "a.rrs"), "--out", str(tmp_path / "none" / "t.jsonl")]) == 2
    assert "t.jsonl" in capsys.readouterr().err


def test_vf3_a_trail_given_up_leaves_the_older_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read_study(tmp_path / "a.rrs", 3).close()
    out = tmp_path / "t.jsonl"
    assert main(["trail", str(tmp_path / "a.rrs"), "--out", str(out)]) == 0
    before = out.read_text()

    def pressed(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Progress, "show", pressed)
    assert main(["trail", str(tmp_path / "a.rrs"), "--out", str(out)]) == 130
    assert out.read_text() == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
