"""From `study create` to an adjudicated subject through the window: each person a process, by hand."""

import json
import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from recist_reader.cli.main import main
from recist_reader.phantom.geometry import Geometry
from recist_reader.phantom.spec import Body, PatientSpec, SeriesSpec, StudySpec, TimepointSpec
from recist_reader.phantom.study import make_study
from recist_reader.storage.verify import verify

ROOT = Path(__file__).resolve().parents[2]
MANAGER = "m.lindqvist"
PASSWORDS = {
    MANAGER: "seldom Tractor hums quietly",
    "r1": "violet Anchors drift at noon",
    "r2": "amber Ladders lean on clouds",
    "ad": "hollow Pianos follow the tide",
    "au": "patient Meadows count to nine",
}
PASSPHRASE = "eleven Otters under ice floes"
PEOPLE = {
    "r1": ("Tomas Berg", "reader"),
    "r2": ("Ines Caldeira", "reader"),
    "ad": ("Amina Yusuf", "adjudicator"),
    "au": ("Ruth Kim", "auditor"),
}
FIRST_DAY = date(2024, 1, 1)


def images(folder: Path) -> list[str]:
    """Two visits of one made subject."""
    geometry = Geometry(rows=96, columns=96, slices=16, row_spacing_mm=3.0, column_spacing_mm=3.0)
    visits = tuple(
        TimepointSpec(label, FIRST_DAY + timedelta(days=84 * n), (SeriesSpec(geometry, noise_hu=0.0),))
        for n, label in enumerate(("BL", "TP1"))
    )
    make_study(StudySpec(PatientSpec(), visits, body=Body.BLOCK), folder)
    return [str(folder / "BL"), str(folder / "TP1")]


def types(*words: str, secrets: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in secrets)))
    assert main([*words, "--password-stdin"]) == 0


def session(study: Path, login: str, act: str, **more: Any) -> dict[str, Any]:
    """Run one person's session to its end; return what it took along."""
    homes = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
    home = study.parent / f"home of {login}"
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **{name: str(home) for name in homes}}
    what = {"study": str(study), "login": login, "password": PASSWORDS[login], "act": act, **more}
    command = [sys.executable, "-m", "tests.scenarios.story_session"]
    done = subprocess.run(
        command, input=json.dumps(what) + "\n", capture_output=True, text=True, check=False, cwd=ROOT, env=env
    )
    assert done.returncode == 0, done.stderr[-3000:]
    taken: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return taken


def told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Tell the whole story; return what of it does not hang on chance (codes, passwords, times)."""
    study = folder / "liver.rrs"
    who = ("--manager", MANAGER, "--name", "Maria Lindqvist", "--recovery", str(folder / "recovery.json"))
    secrets = (PASSWORDS[MANAGER], PASSPHRASE)
    types(
        "study",
        "create",
        str(study),
        "--template",
        "every-12-weeks",
        *who,
        secrets=secrets,
        monkeypatch=monkeypatch,
    )
    setting = ("--user", MANAGER, "--option", "required_regions=[]", "--reason", "the phantom is a block")
    types("study", "set", str(study), *setting, secrets=secrets[:1], monkeypatch=monkeypatch)
    folders = images(folder / "dicom")
    begun = session(study, MANAGER, "sets_up", people=PEOPLE, subject="07-001", folders=folders)
    issued = begun["issued"]
    first = session(study, "r1", "reads", issued=issued["r1"], follow_up_mm=45)
    second = session(study, "r2", "reads", issued=issued["r2"], follow_up_mm=31)
    assert first["code"] != second["code"]
    assert "07-001" not in (first["code"], second["code"])
    decided = session(study, "ad", "decides", issued=issued["ad"])
    audited = session(study, "au", "audits", issued=issued["au"])
    assert verify(study).ok
    read = {"first": first["state"], "second": second["state"]}
    return {"cells": begun["cells"], **read, "decided": decided, "audited": audited}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    with pytest.MonkeyPatch.context() as monkeypatch:
        return told(tmp_path_factory.mktemp("first"), monkeypatch)


@pytest.mark.gui
@pytest.mark.slow
def test_a_trial_through_the_window_from_study_create_to_a_decision(first: dict[str, Any]) -> None:
    assert first["first"] == first["second"] == [True, True]
    assert first["decided"] == {"triggers": first["decided"]["triggers"], "waits": False}
    assert first["decided"]["triggers"] > 0
    assert first["audited"]["decided_by"] == "Amina Yusuf"
    assert set(first["audited"]["checks"].values()) == {"good"}


@pytest.mark.gui
@pytest.mark.faults
@pytest.mark.skipif(os.environ.get("FAULTS") != "full", reason="`make faults` tells the story a second time")
def test_a_second_story_through_the_window_ends_the_same(
    first: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert told(tmp_path, monkeypatch) == first
