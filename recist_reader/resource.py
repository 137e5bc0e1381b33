"""The one door to the files of `resources/`."""

from pathlib import Path

PLACES = (
    Path(__file__).resolve().parent / "resources",  # in an installed wheel (setup.py)
    Path(__file__).resolve().parents[1] / "resources",  # in the repository
)


def resource(name: str) -> Path:
    """Return the path of a shipped file, for example `schemas/reads-1.schema.json`.

    Raises FileNotFoundError when the program was installed without it.
    """
    for place in PLACES:
        path = place / name
        if path.is_file():
            return path
    raise FileNotFoundError(f"shipped file {name} is missing: install RECIST Reader again")
