"""The one door to the files of `resources/`."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1] / "resources"


def resource(name: str) -> Path:
    """Return the path of a shipped file, for example `schemas/reads-1.schema.json`.

    Raises FileNotFoundError when the program was installed without it.
    """
    path = ROOT / name
    if not path.is_file():
        raise FileNotFoundError(f"shipped file {name} is missing: install RECIST Reader again")
    return path
