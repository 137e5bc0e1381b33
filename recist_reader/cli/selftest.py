"""`recist-reader selftest [--quick]`: does this installation compute, decode and keep what it should (VF-6)?

Each check compares with answers known beforehand: the rules with 26 patients that were worked out by hand,
the record's hash with the vector of AU-5, every decoder with the plain pixels of the same image; the last
one writes a study, kills the writer, and looks whether anything is missing.
"""

import argparse
import json
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from importlib.metadata import version
from io import StringIO
from pathlib import Path
from typing import Any

from recist_reader import __version__
from recist_reader.cli.main import GOOD, INTEGRITY, main
from recist_reader.problem import Refusal
from recist_reader.resource import resource

NAME = "selftest"
HELP = "check this installation: versions, decoders, hashes, rules, writing and being killed"

LIBRARIES = ("PySide6-Essentials", "pydicom", "SimpleITK", "imagecodecs", "numpy", "SQLAlchemy", "PyNaCl")
KILL_AFTER_S = 1.0
KILLS = 3
_STEPS = (
    {"do": "open", "subject": "1", "timepoint": "baseline"},
    {"do": "lesion", "id": "T1", "role": "target", "organ": "liver"},
    {
        "do": "measure",
        "lesion": "T1",
        "series": 1,
        "slice": 10,
        "long": [[22, 32], [42, 32]],
        "short": [[32, 27], [32, 37]],
    },
)
"""A baseline in work, with one target that further edits vary."""


@dataclass(frozen=True)
class Told:
    """What one check found: in words, and whether it is as it should be."""

    id: str
    ok: bool
    words: str


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--quick", action="store_true", help="without writing a study and being killed")
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Do the checks; 0 where all are good, else 6."""
    checks: list[tuple[str, Callable[[], str]]] = [
        ("versions", versions),
        ("record", record),
        ("rules", rules),
        ("decoders", decoders),
        *([] if args.quick else [("write, kill, verify", kills)]),
    ]
    told = []
    for name, check in checks:
        told.append(_told(name, check))
        if not args.json:
            print(f"{'ok  ' if told[-1].ok else 'BAD '} {name:<20} {told[-1].words}", flush=True)
    if args.json:
        rows = [{"id": one.id, "ok": one.ok, "found": one.words} for one in told]
        print(json.dumps({"ok": all(one.ok for one in told), "checks": rows}, indent=1))
    return GOOD if all(one.ok for one in told) else INTEGRITY


class WrongAnswerError(Exception):
    """A check found another answer than the known one."""


def _told(name: str, check: Callable[[], str]) -> Told:
    try:
        return Told(name, ok=True, words=check())
    except Exception as error:  # whatever stands in the way of a check is its finding
        return Told(name, ok=False, words=str(error) or type(error).__name__)


def versions() -> str:
    """Program, rules, Python and the libraries that results rest on."""
    from recist_reader.recist.version import RULES_VERSION

    own = f"program {__version__}, rules {RULES_VERSION}, Python {platform.python_version()}"
    return ", ".join([own, *(f"{name} {version(name)}" for name in LIBRARIES)])


def record() -> str:
    """The event of AU-5 has the hash that the specification gives."""
    from recist_reader.storage.chain import ActorContext, NewEvent, link

    by = ActorContext("u-4b7f", "reader", "s-91c2", "1.0.0", "1", "2026-03-02T09:15:04.123456Z", "+01:00")
    payload = {"change": "measurement.recorded", "new": {"long_mm": "31.4"}, "old": None, "reason": None}
    event_id, about = "5b0f2c1e-8d3a-4c6b-9f10-2a7e4d9c8b31", "0b8c1c2e-4f3a-4a7e-9a39-6a6f0c7d1e55"
    read = "read:7c9e6679-7425-40de-944b-e07fc1f90ae7"
    event = link(
        "2f1d6a52-6f0a-4a53-9d5e-0f3f8f6f2a10",
        None,
        NewEvent(event_id, read, "read.edit", about, payload, by),
        bytes(range(32)),
    )
    expected = "67a0e7ace539ab09d2c0563a30fefb6d32af9af03df4c9cf8d70644202d7b99c"
    if event.hash != expected:
        raise WrongAnswerError(f"hash {event.hash}, expected {expected}")
    return "the hash of the known event is right"


def rules() -> str:
    """Every figure and category of the known patients."""
    from recist_reader.recist.answer import patient_answer
    from recist_reader.recist.assess import assess
    from recist_reader.recist.document import load_reads

    text = resource("selftest/rules.json").read_text("utf-8")
    expected = {patient["id"]: patient["expected"] for patient in json.loads(text)["patients"]}
    document = load_reads(text)
    if document.problems or len(document.reads) != len(expected):
        raise WrongAnswerError("the known patients cannot be read")
    for read in document.reads:
        found = patient_answer(assess(read))
        different = list(_differences(found, expected[found["id"]]))
        if different:
            raise WrongAnswerError(f"{found['id']}: {different[0]}")
    return f"{len(expected)} patients have their known sums, responses and dates"


def _differences(found: dict[str, Any], expected: dict[str, Any]) -> Iterator[str]:
    """Names of fields that differ; "50" and "50.0" are one length."""
    for name, value in expected.items():
        if name == "timepoints":
            for at, wanted in zip(found["timepoints"], value, strict=True):
                yield from (f"{wanted['id']} {one}" for one in _differences(at, wanted))
        elif _plain(found[name]) != _plain(value):
            yield f"{name} is {found[name]}, expected {value}"


def _plain(value: Any) -> Any:
    from decimal import Decimal, InvalidOperation

    try:
        return Decimal(value) if isinstance(value, str) else value
    except InvalidOperation:
        return value


def decoders() -> str:
    """One made image in every transfer syntax that the program writes gives the same pixels."""
    from recist_reader.phantom.small import small_series
    from recist_reader.phantom.spec import Syntax

    pixels: dict[Syntax, bytes] = {}
    for syntax in Syntax:
        with tempfile.TemporaryDirectory(prefix="recist-selftest-") as folder:
            made = small_series(Path(folder), slices=2, noise_hu=9.0, syntax=syntax)
            pixels[syntax] = b"".join(_decoded(path) for path in made.series.files)
    other = [one.name.lower() for one, found in pixels.items() if found != pixels[Syntax.EXPLICIT_LITTLE]]
    if other:
        raise WrongAnswerError(f"other pixels: {', '.join(other)}")
    return f"{len(pixels)} transfer syntaxes give the same pixels"


def _decoded(path: Path) -> bytes:
    """The stored values of the one frame of a file, little-endian."""
    from recist_reader.imaging.frame_source import frame_sources
    from recist_reader.imaging.header import read_header
    from recist_reader.imaging.volume_loader import load_stored

    values = load_stored(frame_sources(path, read_header(path))[0])
    return values.astype(values.dtype.newbyteorder("<")).tobytes()


def kills() -> str:
    """A study that is written to, by a process that is killed, holds every edit that was acknowledged."""
    with tempfile.TemporaryDirectory(prefix="recist-selftest-") as folder:
        study, acknowledged = _begun_study(Path(folder)), Path(folder) / "acknowledged.txt"
        script = Path(folder) / "script.json"
        opens = {"format": "recist-reader/script", "version": 1, "steps": _STEPS[:1]}
        script.write_text(json.dumps(opens), "utf-8")
        lines: list[str] = []
        for seed in range(KILLS):
            lines += _killed(study, script, seed)
        acknowledged.write_text("".join(lines), "utf-8")
        answer = StringIO()
        with redirect_stdout(answer), redirect_stderr(StringIO()):
            code = main(["verify", str(study), "--acks", str(acknowledged), "--json"])
        kept = sum(line.startswith("ACK ") for line in lines)
        if code != GOOD or not kept:
            raise WrongAnswerError(f"verify ended with {code} over {kept} acknowledged edits")
        return f"{KILLS} kills, {kept} acknowledged edits, none lost"


def _killed(study: Path, script: Path, seed: int) -> list[str]:
    """Edit in a process of its own, kill that after a moment; return what it acknowledged."""
    command = [sys.executable, "-m", "recist_reader.cli.main", "replay", str(study), str(script)]
    writer = subprocess.Popen(
        [*command, "--loop", "forever", "--seed", str(seed)], stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout is not None
    first = writer.stdout.readline()  # it is at work
    time.sleep(KILL_AFTER_S)
    writer.kill()
    rest = writer.stdout.readlines()
    writer.stdout.close()
    writer.wait()
    return [line for line in (first, *rest) if line.endswith("\n")]


def _begun_study(folder: Path) -> Path:
    """A single-reader study of one made subject, whose baseline is open."""
    from datetime import date

    from recist_reader.phantom.small import small_series
    from recist_reader.reading.importing import ImportWish, import_images
    from recist_reader.reading.script.document import load_script
    from recist_reader.reading.script.runner import ScriptRunner
    from recist_reader.reading.study_session import create_study
    from recist_reader.reading.workplace import Workplace
    from recist_reader.trial.study_decisions import CreateStudy
    from recist_reader.trial.study_records import StudyRecord, SubjectRecord

    path = folder / "selftest.rrs"
    record = StudyRecord("Self test", True, "R1", interval_days=84, window_days=14)
    with _must(create_study(path, CreateStudy(record), Workplace("R1"))) as study:
        _must(study.add_subject(SubjectRecord("1", randomisation_date=date(2024, 1, 2))))
        series = small_series(folder / "images")
        for step in import_images(study, ImportWish((series.folder,), "1", "Baseline")):
            _must(step.answer)
        steps = json.dumps({"format": "recist-reader/script", "version": 1, "steps": _STEPS})
        for outcome in ScriptRunner(study).run(load_script(steps)):
            if outcome.refusal is not None:
                raise WrongAnswerError(str(outcome.refusal.problem))
    return path


def _must(answer: Any) -> Any:
    if isinstance(answer, Refusal):
        raise WrongAnswerError(str(answer.problem))
    return answer
