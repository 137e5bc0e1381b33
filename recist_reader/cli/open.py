"""`recist-reader open STUDY`: the window; with `--screenshot` it settles, saves a picture and ends."""

import argparse
import os
import re
import sys
from functools import partial
from pathlib import Path
from typing import Any

from recist_reader.cli.entry import add_entry_arguments, credentials, opened
from recist_reader.cli.secret_input import PASSWORD
from recist_reader.problem import Fault, Problem
from recist_reader.reading.people.signing import Credentials

NAME = "open"
HELP = "open the window, on a study and a subject"
SETTLE_MS = 250
LONGEST_SETTLE_MS = 30_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("study", type=Path, nargs="?")
    parser.add_argument("--subject")
    parser.add_argument("--screenshot", type=Path, metavar="PNG")
    parser.add_argument("--size", default="1920x1080", metavar="WxH")
    parser.add_argument("--record", type=Path, metavar="FILE", help="write the acts as a script for replay")
    parser.add_argument("--then", type=Path, metavar="SCRIPT", help="a reading script to run first")
    add_entry_arguments(parser)


def run(args: argparse.Namespace) -> int:
    width, height = _size(args.size)
    given = _given(args)
    if args.then is not None:
        _run_script(args, given)
    from recist_reader.ui.app import Entrant, start

    user = None if given is None else Entrant(given.login or "", given.password, args.role_of_user)
    if args.screenshot is None:
        return start(args.study, args.subject, record=args.record, user=user)
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    settled = partial(shoot, path=args.screenshot, width=width, height=height)
    return start(args.study, args.subject, settled, user=user)


def _given(args: argparse.Namespace) -> Credentials | None:
    """Who signs in. Without a password from outside the window asks for it; a script needs it before."""
    if args.user is None:
        return None
    is_told = args.password_stdin or PASSWORD.variable in os.environ
    found = credentials(args) if is_told or args.then is not None else Credentials("", args.user)
    os.environ.pop(PASSWORD.variable, None)  # what the window starts has no need of it
    return found


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"([1-9]\d{1,4})x([1-9]\d{1,4})", text.lower())
    if found is None:
        raise Fault(Problem(f"{text!r} is no size", "--size", "Give it like 1920x1080"), code="bad_input")
    return int(found[1]), int(found[2])


def _run_script(args: argparse.Namespace, given: Credentials | None) -> None:
    if args.study is None:
        raise Fault(Problem("no study is given", "--then", "Name the study before it"), code="bad_input")
    from recist_reader.cli.replay import script_text
    from recist_reader.reading.script.document import load_script
    from recist_reader.reading.script.runner import ScriptRunner

    with opened(args, args.study, given) as session:
        for outcome in ScriptRunner(session, given).run(load_script(script_text(args.then))):
            for line in outcome.lines():
                sys.stdout.write(line + "\n")


def shoot(window: Any, path: Path, width: int, height: int) -> None:
    """Save the picture once nothing loads or saves any more."""
    from PySide6.QtCore import QElapsedTimer, QTimer

    window.showNormal()
    window.resize(width, height)
    clock = QElapsedTimer()
    clock.start()

    def look(*, again: bool = True) -> None:
        if clock.elapsed() < LONGEST_SETTLE_MS and (again or not window.is_settled()):
            QTimer.singleShot(SETTLE_MS, lambda: look(again=not window.is_settled()))
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        window.grab().save(str(path))
        window.close()

    QTimer.singleShot(SETTLE_MS, look)
