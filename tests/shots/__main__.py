"""`python -m tests.shots [--docs] [--size 1366x768] [SCENE ...]`: pictures of all states, or of some scenes.

Offscreen, from the sample study, in both sizes of window.md 2, into `build/shots`; `--docs` copies the
chosen ones of the large size into `docs/pictures`.
"""

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

SIZES = ("1920x1080", "1366x768")
SCENES = {"start": SIZES, "reading": SIZES, "trouble": SIZES, "guide": SIZES, "small": ("1000x600",)}
PICTURES = Path("docs/pictures")
CHOSEN = (
    "welcome-first",
    "worklist",
    "creation-target",
    "first-target",
    "follow-up",
    "lock-baseline",
    "lock",
    "export-done",
)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.shots")
    parser.add_argument("scenes", nargs="*", metavar="SCENE", help=f"of {', '.join(SCENES)}; all if none")
    parser.add_argument("--size", action="append", help="WIDTHxHEIGHT; the usual ones if none")
    parser.add_argument("--docs", action="store_true", help="copy the chosen pictures into docs/pictures")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as made:
        for name in ("CONFIG", "DATA", "STATE", "CACHE"):
            os.environ[f"XDG_{name}_HOME"] = str(Path(made) / "home")
        from tests.shots.studio import Studio

        studio = Studio(Path(made))
        for scene in given.scenes or SCENES:
            for size in given.size or SCENES[scene]:
                width, height = map(int, size.split("x"))
                studio.take(scene, (width, height))
    if given.docs:
        copy_chosen()
    return 0


def copy_chosen() -> None:
    from tests.shots.camera import OUT

    PICTURES.mkdir(parents=True, exist_ok=True)
    for name in CHOSEN:
        shutil.copyfile(OUT / SIZES[0] / f"{name}.png", PICTURES / f"{name}.png")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
