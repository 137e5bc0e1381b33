"""`recist-reader demo`: the window on the sample study; without a display, pictures and tables."""

import argparse
import os
import shutil
import sys
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from filelock import FileLock, Timeout

from recist_reader.cli import demo_people
from recist_reader.cli.demo_people import DemoPerson
from recist_reader.cli.demo_reading import make_demo_study, read_timepoint, sample_images
from recist_reader.cli.demo_trial import FILE, make_sample_trial
from recist_reader.phantom.perfect_reader import load_truth
from recist_reader.problem import Fault, Problem
from recist_reader.ui.demonstration import Demonstration

NAME = "demo"
HELP = "open the window on the sample study"
FOLDER = Path("build/demo")
STUDY = "Sample study.rrs"
PROGRAM = (sys.executable, "-m", "recist_reader.cli.main")
LOCK = ".trial.lock"  # held while the sample trial is made
MARK = ".demonstration"  # in a folder that a demonstration made


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where the sample study is kept")
    parser.add_argument("--offscreen", action="store_true", help="no window: pictures and tables instead")
    parser.add_argument("--fresh", action="store_true", help="make the sample study again")
    parser.add_argument("--trial", action="store_true", help="open the sample trial: one click takes a role")
    parser.add_argument("--screenshot", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--make-trial", action="store_true", help=argparse.SUPPRESS)  # beside an open window


def run(args: argparse.Namespace) -> int:
    has_display = bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or sys.platform != "linux"
    )
    offscreen = args.offscreen or not has_display
    study, trial = args.folder / STUDY, args.folder / FILE
    if args.make_trial:
        if hasattr(os, "nice"):
            os.nice(5)  # the newcomer reads meanwhile
        return _make_trial(trial, lambda _text: None)
    if args.fresh or (offscreen and not args.screenshot):
        _clear(args.folder)
    _claim(args.folder)
    if args.trial and (args.screenshot or not offscreen):
        return _open_trial(study, trial, args.screenshot)
    sample = sample_images(args.folder, _tell)
    if not study.exists():
        print("Making the sample study (about half a minute) ...")
        make_demo_study(study, _tell, sample)
    if offscreen:
        return _offscreen(study, args.folder, sample)
    return _open_study(study, trial)


def _open_study(study: Path, trial: Path) -> int:
    """Open the window on the sample study; the trial is made beside it, and waits on the first page."""
    from recist_reader.ui.app import start

    if not trial.exists():
        _begin_trial_beside(trial.parent)
    print("Opening the window. Its lowest line says what to press first; ? shows all keys.")
    print(f"{demo_people.TITLE} has twelve subjects and a role for each of these people:")
    for line in demo_people.lines():
        print(f"  {line}")
    print("Ctrl+W leads to the first page, where it is listed once it is made (a minute), or open it by")
    print("  recist-reader demo --trial", flush=True)
    return start(study, sample=demonstration(study, trial))


def _open_trial(study: Path, trial: Path, png: Path | None) -> int:
    """Open the window on the sign-in page of the trial, with its people; or leave a picture of it."""
    from recist_reader.cli.open import shoot
    from recist_reader.ui.app import start

    if not trial.exists():
        print("Making the sample trial (about a minute) ...")
        _make_trial(trial, _tell)
    settled = None if png is None else partial(shoot, path=png, width=1920, height=1080)
    return start(trial, settled=settled, sample=demonstration(study, trial))


def demonstration(study: Path, trial: Path) -> Demonstration:
    """What the window has to know of the samples."""
    return Demonstration(study, trial, demo_people.known())


def _begin_trial_beside(folder: Path) -> None:
    """In another process of low priority: the newcomer measures meanwhile."""
    import subprocess

    command = [*PROGRAM, "demo", "--make-trial", "--folder", str(folder)]
    nothing = subprocess.DEVNULL
    subprocess.Popen(command, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True)


def _make_trial(trial: Path, say: Callable[[str], None]) -> int:
    """Make the trial where there is none, and list it on the first page."""
    from recist_reader.ui import recent

    with FileLock(trial.with_name(LOCK)):  # another one makes it already: wait for that
        if not trial.exists():
            make_sample_trial(trial, say)
            recent.remember(demo_people.TITLE, trial, datetime.now().astimezone())
    return 0


def _clear(folder: Path) -> None:
    """Remove what an earlier demonstration left. Raises Fault where the folder holds work of a person."""
    if _is_empty(folder):
        return
    others = sorted(path.name for path in folder.glob("*.rrs") if path.name not in (STUDY, FILE))
    if others or not (folder / MARK).exists():
        raise _holds_work(folder, f"it holds {others[0]}" if others else "")
    try:
        with FileLock(folder / LOCK, timeout=0):
            shutil.rmtree(folder)
    except Timeout as waits:
        what = "the sample trial is being made there"
        raise Fault(Problem(what, folder.name, "Wait a minute, and try again"), "exists") from waits


def _claim(folder: Path) -> None:
    """Mark a new folder as the demonstration's, which may be removed later; never one that held anything.

    Raises Fault where the folder holds work of a person and no sample study.
    """
    if _is_empty(folder):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / MARK).touch()
    elif not ((folder / MARK).exists() or (folder / STUDY).exists()):
        raise _holds_work(folder)


def _is_empty(folder: Path) -> bool:
    return not folder.exists() or not any(folder.iterdir())


def _holds_work(folder: Path, what: str = "") -> Fault:
    what = what or "it holds files that no demonstration left"
    return Fault(Problem(what, folder.name, "Move them away, or name another folder with --folder"), "exists")


def _tell(text: str) -> None:
    print(f"  {text}", flush=True)


def _offscreen(study: Path, folder: Path, sample: Path) -> int:
    """The same demonstration without a window: every timepoint read, pictures and tables left behind."""
    from recist_reader.cli.main import main
    from recist_reader.reading.study_session import open_study

    print("There is no display: the demonstration runs offscreen and leaves its pictures and tables in")
    print(f"  {folder}", flush=True)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    code = _picture(study, folder / "1-worklist.png", None)
    patients = load_truth(sample)
    first = patients[0]["patient"]
    with open_study(study) as session:
        read_timepoint(session, patients[0], "TP1", lock=False)
    code |= _picture(study, folder / "2-follow-up.png", first)
    with open_study(study) as session:
        for patient in patients:
            for timepoint in patient["timepoints"]:
                if (patient["patient"], timepoint["label"]) != (first, "BL"):
                    read_timepoint(session, patient, timepoint["label"])
    code |= _picture(study, folder / "3-progression.png", first)
    for kind in ("lesions", "timepoints", "outcomes", "reads"):
        code |= main(["export", kind, "--study", str(study), "--out", str(folder / "tables")])
    for line in _summary(study):
        print(line)
    print("Making the sample trial (about a minute) ...")
    trial = folder / FILE
    make_sample_trial(trial, _tell)
    return code | _trial_pictures(trial, folder)


def _picture(study: Path, png: Path, subject: str | None, person: DemoPerson | None = None) -> int:
    """Each picture in a process of its own: Qt has one application a process."""
    asked = ["--user", person.login, "--password-stdin"] if person else []
    asked += ["--subject", subject] if subject else []
    command = [*PROGRAM, "open", str(study), "--screenshot", str(png), *asked]
    return _run(command, f"{person.password}\n" if person else None)


def _run(command: list[str], typed: str | None = None) -> int:
    import subprocess

    quiet = os.environ | {"QT_LOGGING_RULES": "default.warning=false"}  # the offscreen plugin's own remarks
    return subprocess.run(command, check=False, env=quiet, input=typed, text=True).returncode


def _trial_pictures(trial: Path, folder: Path) -> int:
    """The trial as its people find it."""
    sign_in = folder / "4-trial-sign-in.png"
    code = _run([*PROGRAM, "demo", "--trial", "--folder", str(folder), "--screenshot", str(sign_in)])
    for number, person in enumerate(demo_people.PEOPLE, start=5):
        code |= _picture(trial, folder / f"{number}-trial-{person.login}.png", None, person)
    return code


def _summary(study: Path) -> list[str]:
    """Sum and response of every timepoint, one line each."""
    from recist_reader.reading.read_session import ReadSession
    from recist_reader.reading.study_session import open_study

    lines = []
    with open_study(study, write=False) as session:
        for subject in session.state.subjects:
            read = ReadSession(session, subject)
            assessment = read.view().assessment
            if assessment is None:
                continue
            lines.append(f"{subject}: baseline sum {assessment.baseline_sum_mm} mm")
            for at in assessment.timepoints:
                total = at.sum_mm if at.sum_mm is not None else f"partial {at.partial_sum_mm}"
                lines.append(f"  {at.id}: {total} mm, {at.overall}")
            lines.append(
                f"  best response {assessment.bor_unconfirmed}, progression {assessment.progression_date}"
            )
    return lines
