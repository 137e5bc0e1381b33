"""`recist-reader demo`: the window on the sample study; without a display, pictures and tables."""

import argparse
import os
import shutil
import sys
from pathlib import Path

from recist_reader.cli.demo_reading import make_demo_study, read_timepoint, sample_images
from recist_reader.phantom.perfect_reader import load_truth
from recist_reader.problem import Fault, Problem

NAME = "demo"
HELP = "open the window on the sample study"
FOLDER = Path("build/demo")
STUDY = "Sample study.rrs"
MARK = ".demonstration"  # in a folder that a demonstration made


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where the sample study is kept")
    parser.add_argument("--offscreen", action="store_true", help="no window: pictures and tables instead")
    parser.add_argument("--fresh", action="store_true", help="make the sample study again")


def run(args: argparse.Namespace) -> int:
    has_display = bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or sys.platform != "linux"
    )
    offscreen = args.offscreen or not has_display
    study = args.folder / STUDY
    if args.fresh or offscreen:
        _clear(args.folder)
    _claim(args.folder)
    sample = sample_images(args.folder, _tell)
    if not study.exists():
        print("Making the sample study (about half a minute) ...")
        make_demo_study(study, _tell, sample)
    if offscreen:
        return _offscreen(study, args.folder, sample)
    from recist_reader.ui.app import start

    print("Opening the window. Its lowest line says what to press first; ? shows all keys.")
    return start(study, first_steps=True)


def _clear(folder: Path) -> None:
    """Remove what an earlier demonstration left. Raises Fault where the folder holds work of a person."""
    if _is_empty(folder):
        return
    others = sorted(path.name for path in folder.glob("*.rrs") if path.name != STUDY)
    if others or not (folder / MARK).exists():
        raise _holds_work(folder, f"it holds {others[0]}" if others else "")
    shutil.rmtree(folder)


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
    return code


def _picture(study: Path, png: Path, subject: str | None) -> int:
    """Each picture in a process of its own: Qt has one application a process."""
    import subprocess

    command = [sys.executable, "-m", "recist_reader.cli.main", "open", str(study), "--screenshot", str(png)]
    if subject is not None:
        command += ["--subject", subject]
    quiet = os.environ | {"QT_LOGGING_RULES": "default.warning=false"}  # the offscreen plugin's own remarks
    return subprocess.run(command, check=False, env=quiet).returncode


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
