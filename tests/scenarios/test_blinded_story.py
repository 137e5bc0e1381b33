"""From `study create` to an adjudicated subject: each person in a process of its own, and twice the same.

Manager, two readers and adjudicator by typed commands, without a window; that one is `test_window_story.py`.
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from recist_reader.phantom.small import small_series

MANAGER = "m.lindqvist"
PASSWORDS = {
    MANAGER: "seldom Tractor hums quietly",
    "r1": "violet Anchors drift at noon",
    "r2": "amber Ladders lean on clouds",
    "ad": "hollow Pianos follow the tide",
    "au": "patient Meadows count to nine",
}
PASSPHRASE = "eleven Otters under ice floes"
ROLES = {"r1": "reader", "r2": "reader", "ad": "adjudicator", "au": "auditor"}
COVERAGE = {"do": "reason", "check": "GD-20", "text": "the phantom shows the liver alone"}


def measured(long_px: float) -> dict[str, Any]:
    """A step that measures T1, pixels of 2 mm, in the middle of the series."""
    half, centre = long_px / 2, 32
    return {
        "do": "measure",
        "lesion": "T1",
        "series": 1,
        "slice": 10,
        "long": [[centre - half, centre], [centre + half, centre]],
        "short": [[centre, centre - half / 2], [centre, centre + half / 2]],
    }


def in_a_process(words: list[str], typed: str, env: dict[str, str]) -> tuple[int, str]:
    command = [sys.executable, "-m", "recist_reader.cli.main", *words]
    done = subprocess.run(command, input=typed, capture_output=True, text=True, check=False, env=env)
    assert done.returncode in (0, 3), done.stderr
    return done.returncode, done.stdout


@dataclass
class Trial:
    """A folder in which people of a trial type commands, each command a process."""

    folder: Path
    codes: dict[str, str] = field(default_factory=dict)

    @property
    def study(self) -> str:
        return str(self.folder / "liver.rrs")

    def types(self, *words: str, secrets: tuple[str, ...] = (), expect: int = 0) -> Any:
        given = [*words, *(["--password-stdin"] if secrets else [])]
        typed = "".join(f"{line}\n" for line in secrets)
        home = str(self.folder / "home")
        env = {**os.environ, "HOME": home, "XDG_DATA_HOME": home, "XDG_CONFIG_HOME": home}
        code, out = in_a_process(given, typed, env)
        assert code == expect, (words, out)
        return json.loads(out) if "--json" in words and out else out

    def by(self, login: str, *words: str, expect: int = 0) -> Any:
        """A command of a person who signs in."""
        secrets = (PASSWORDS[login],)
        return self.types(*words, "--user", login, "--json", secrets=secrets, expect=expect)

    def begins(self) -> None:
        """The manager makes the study and its people; each sets an own password."""
        recovery = str(self.folder / "recovery.json")
        who = ("--manager", MANAGER, "--name", "Maria Lindqvist", "--recovery", recovery)
        self.types("study", "create", self.study, *who, secrets=(PASSWORDS[MANAGER], PASSPHRASE))
        for login, role in ROLES.items():
            person = ("--login", login, "--name", f"Person {login}", "--role", role)
            issued = self.by(MANAGER, "account", "add", self.study, *person)
            secrets = (issued["password"], PASSWORDS[login])
            self.types("account", "password", self.study, "--user", login, secrets=secrets)

    def brings_images(self) -> None:
        """A subject with two timepoints, released, and given to two readers."""
        subject = ("subject", "add", self.study, "--id", "07-001", "--randomised", "2024-01-10")
        self.by(MANAGER, *subject)
        for visit, label, day in (("Baseline", "BL", date(2024, 1, 5)), ("TP1", "TP1", date(2024, 4, 2))):
            series = small_series(self.folder / "dicom" / visit, label=label, scan_date=day)
            at = ("--study", self.study, "--subject", "07-001", "--visit", visit)
            self.by(MANAGER, "import", str(series.folder), *at)
            self.by(MANAGER, "release", self.study, "--subject", "07-001", "--visit", visit)
        for login, slot in (("r1", "R1"), ("r2", "R2")):
            place = ("--subject", "07-001", "--reader", login, "--slot", slot)
            self.codes[login] = self.by(MANAGER, "assign", self.study, *place)["code"]
        final = ("--subject", "07-001", "--final", "--reason", "no further visit is planned")
        self.by(MANAGER, "release", self.study, *final)

    def reads(self, login: str, later_px: float) -> None:
        """A reader reads and signs both timepoints."""
        code = self.codes[login]
        steps = [
            {"do": "open", "subject": code, "timepoint": "baseline"},
            {"do": "lesion", "id": "T1", "role": "target", "organ": "liver"},
            measured(20),
            COVERAGE,
            {"do": "lock"},
            {"do": "open", "subject": code, "timepoint": "next"},
            measured(later_px),
            COVERAGE,
            {"do": "lock"},
        ]
        script = self.folder / f"{login}.json"
        content = {"format": "recist-reader/script", "version": 1, "steps": steps}
        script.write_text(json.dumps(content), "utf-8")
        secrets = (PASSWORDS[login],)
        self.types("replay", self.study, str(script), "--user", login, "--strict", secrets=secrets)

    def decides(self) -> dict[str, Any]:
        """The adjudicator endorses the read that saw progression; returns what was shown before."""
        (case,) = self.by("ad", "adjudicate", "list", self.study)["cases"]
        about = ("--case", case["code"])
        shown: dict[str, Any] = self.by("ad", "adjudicate", "show", self.study, *about)
        pd = next(letter for letter, category in shown["categories"]["TP1"].items() if category == "PD")
        why = ("--cause", "measurement", "--text", "The larger axis follows the margin of the lesion")
        looked = ("--opened", "BL,TP1", "--overlays", "A,B")
        self.by("ad", "adjudicate", "decide", self.study, *about, "--endorse", pd, *why, *looked)
        triggers = [sorted(words.split(" ")) for words in case["triggers"]]  # which is A was drawn
        return {"triggers": triggers, "framed": shown["framed"]}


def told(folder: Path) -> dict[str, Any]:
    """Run the whole story; return what of it does not hang on chance (codes, ids, times)."""
    trial = Trial(folder)
    trial.begins()
    trial.brings_images()
    assert (
        trial.by("r1", "assign", trial.study, "--subject", "07-001", "--reader", "r1", expect=3) is not None
    )
    trial.reads("r1", 26)
    trial.reads("r2", 20.5)
    shown = trial.decides()
    waiting = trial.by(MANAGER, "adjudicate", "compare", trial.study)
    verified = trial.types("verify", trial.study, "--images", "--json")
    checks = {check["id"]: check["ok"] for check in verified["checks"]}
    signed = next(check["n"] for check in verified["checks"] if check["id"] == "signatures")
    assert trial.codes["r1"] != trial.codes["r2"]
    return {"shown": shown, "cases": waiting, "checks": checks, "signed": signed}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return told(tmp_path_factory.mktemp("first"))


pytestmark = [
    pytest.mark.faults,
    pytest.mark.skipif(
        os.environ.get("FAULTS") != "full",
        reason="`make faults` tells it by commands too; see test_window_story",
    ),
]


def test_a_study_from_its_first_command_to_a_decision(first: dict[str, Any]) -> None:
    assert sorted(["progression:", "one", "reader", "only"]) in first["shown"]["triggers"]
    assert first["shown"]["framed"] == "TP1"
    assert first["cases"] == {"agreed": 0, "pending": 0, "decided": 1, "invalid": 0}
    assert first["signed"] == 5
    assert all(first["checks"].values()), first["checks"]


def test_a_second_run_gives_the_same(first: dict[str, Any], tmp_path: Path) -> None:
    assert told(tmp_path) == first
