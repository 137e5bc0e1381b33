"""How large a run is."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Setting:
    """Counts of one run. `folder` keeps made images between runs; `real` is a folder of public DICOM.

    `rounds` counts those after the warm one.
    """

    folder: Path
    real: Path | None = None
    rounds: int = 5
    slices: int = 500
    big_slices: int = 1_000
    compressed_slices: int = 120  # decoding takes the same time a slice, and minutes for 500 of JPEG 2000
    matrix: int = 512
    headers: int = 10_000
    series: int = 40
    viewport_px: int = 900
    frames: int = 60
    notches: int = 500
    smooth_seconds: float = 3.0
    patients: int = 1_000
    edits: int = 60
    tasks: int = 5_000


def full(folder: Path, real: Path | None = None) -> Setting:
    """The run whose figures count."""
    return Setting(folder, real)


def quick(folder: Path, real: Path | None = None) -> Setting:
    """A look in a minute or two; its figures say little."""
    return Setting(
        folder,
        real,
        rounds=3,
        slices=80,
        big_slices=120,
        compressed_slices=40,
        headers=800,
        series=8,
        frames=20,
        notches=60,
        smooth_seconds=0.8,
        patients=100,
        tasks=200,
        edits=20,
    )
