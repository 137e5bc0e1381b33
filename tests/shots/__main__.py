"""`python -m tests.shots [--docs] [--size 1366x768] [SCENE ...]`: pictures of all states, or of some scenes.

Offscreen, from the sample study, in both sizes of window.md 2, into `build/shots`; `--docs` copies the
chosen ones of the large size into `docs/pictures`.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

SIZES = ("1920x1080", "1366x768")
SCENES = {
    "start": SIZES,
    "reading": SIZES,
    "trouble": SIZES,
    "guide": SIZES,
    "people": SIZES,
    "manager": SIZES,
    "adjudication": SIZES,
    "small": ("1000x600",),
}
PICTURES = Path("docs/pictures")
GREY_WITHIN = 24
"""How far the channels of a grey may lie apart."""
CHOSEN = (
    "welcome-first",
    "worklist",
    "creation-target",
    "first-target",
    "follow-up",
    "lock-baseline",
    "lock",
    "export-done",
    "cases",
    "adjudication",
    "manager",
    "manager-readers",
    "exporter",
    "auditor",
    "auditor-check",
    "auditor-reads",
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
    """Into the pages, with a palette of 256 colours: each version stays in the repository for ever."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage

    from tests.shots.camera import OUT

    PICTURES.mkdir(parents=True, exist_ok=True)
    for name in CHOSEN:
        picture = QImage(str(OUT / SIZES[0] / f"{name}.png")).convertToFormat(QImage.Format.Format_RGB32)
        indexed = QImage.Format.Format_Indexed8
        small = picture.convertToFormat(indexed, palette(picture), Qt.ImageConversionFlag.AvoidDither)
        small.save(str(PICTURES / f"{name}.png"), quality=0)


def palette(picture, greys: int = 112, tints: int = 144) -> list[int]:
    """The colours that cover most of a picture, greys and tints apart: a lesion keeps its own."""
    import numpy as np

    pixels = np.frombuffer(picture.constBits(), np.uint32)
    colours, times = np.unique(pixels, return_counts=True)
    channels = np.stack([(colours >> shift) & 0xFF for shift in (0, 8, 16)]).astype(int)
    is_tint = channels.max(axis=0) - channels.min(axis=0) > GREY_WITHIN
    chosen = []
    for among, count in ((~is_tint, greys), (is_tint, tints)):
        order = np.argsort(times[among])[::-1][:count]
        chosen += [int(colour) for colour in colours[among][order]]
    return chosen


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
