"""FT-1 through the product's own commands: `replay --loop forever`, killed; `verify --acks`, each time."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from random import Random
from typing import Any

import pytest

from recist_reader.cli.main import main
from recist_reader.storage.verify import event_ids_of
from tests.building import a_study, begin_baseline
from tests.faults import FULL
from tests.faults.tally import tally

pytestmark = pytest.mark.faults
ROOT = Path(__file__).resolve().parents[2]
KILLS = 25 if FULL else 3
"""A fresh study each 25 kills: checking a long one takes the time."""


def begun_read(folder: Path) -> Path:
    """A study whose baseline is open, with three targets."""
    with a_study(folder, timepoints=1) as study:
        begin_baseline(study, "liver", "lung", "adrenal gland")
        return study.path


def killed_replay(study: Path, script: Path, seed: int, wait_s: float) -> list[str]:
    """Start the reader's replay, kill it `wait_s` after its first edit; return what it acknowledged."""
    command = [sys.executable, "-m", "recist_reader.cli.main", "replay", str(study), str(script)]
    writer = subprocess.Popen(
        [*command, "--loop", "forever", "--seed", str(seed)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout is not None
    first = writer.stdout.readline()  # it is at work
    time.sleep(wait_s)
    writer.kill()
    rest = writer.stdout.readlines()
    writer.stdout.close()
    assert writer.wait() != 0, f"it ended by itself after {len(rest) + 1} lines: {rest[-1:]}"
    return [first, *rest]


def verified(study: Path, acknowledged: Path) -> tuple[int, dict[str, Any]]:
    answer = StringIO()
    with redirect_stdout(answer):
        exit_code = main(["verify", str(study), "--acks", str(acknowledged), "--json"])
    return exit_code, json.loads(answer.getvalue())


@pytest.mark.parametrize("seed", range(20 if FULL else 1))
def test_ft1_kill_9_of_a_replay_loses_no_acknowledged_edit(
    tmp_path: Path, seed: int, record_property: Callable[[str, object], None]
) -> None:
    study, random, before = begun_read(tmp_path), Random(seed), 0
    script, acknowledged = tmp_path / "edits.json", tmp_path / "acks"
    steps = [{"do": "open", "subject": "1001", "timepoint": "baseline"}]
    script.write_text(json.dumps({"format": "recist-reader/script", "version": 1, "steps": steps}))
    with tally(record_property, "kills", "acknowledged edits", "lost") as seen:
        for kill in range(KILLS):
            lines = killed_replay(study, script, 1_000 * seed + kill, random.uniform(0, 0.25))
            assert lines[0].startswith("ACK "), lines[:3]
            with acknowledged.open("a") as file:
                file.writelines(line for line in lines if line.endswith("\n"))
            exit_code, found = verified(study, acknowledged)
            seen["kills"] += 1
            seen["acknowledged edits"] = len(event_ids_of(acknowledged.read_text().splitlines(keepends=True)))
            seen["lost"] = seen["acknowledged edits"] - found["present"]
            assert (exit_code, seen["lost"]) == (0, 0), found
            assert found["present"] > kill
            assert before <= found["unacked"] <= before + 1, "at most one edit stored and not acknowledged"
            before = found["unacked"]
