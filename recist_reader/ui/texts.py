"""The texts of the window: each stands in `tr`, the catalogue lists them all.

`resources/texts/recist_reader_en.ts` is extracted from the calls by Qt's own tool (`make texts`) and a
test keeps both in step. A translation is that file with its second column filled in and compiled by
`pyside6-lrelease`; it is worn from the start when the environment names it.
"""

import os
from pathlib import Path

from PySide6.QtCore import QTranslator

TRANSLATION = "RECIST_READER_TRANSLATION"
"""Environment variable with the path of a compiled catalogue (`.qm`)."""


def _kept() -> QTranslator | None:
    """The translation that is asked for. Raises FileNotFoundError where the file is none."""
    path = os.environ.get(TRANSLATION, "")
    if not path:
        return None
    translator = QTranslator()
    if not translator.load(str(Path(path))):
        raise FileNotFoundError(f"{TRANSLATION} names no compiled catalogue of texts: {path}")
    return translator


_TRANSLATOR = _kept()


def tr(text: str, /, **figures: object) -> str:
    """Return the text as the reader shall see it, its figures put in: `tr("{count} edits", count=2)`.

    Known from the moment a module is imported, since tables of texts are made then.
    """
    said = (_TRANSLATOR.translate("", text) if _TRANSLATOR is not None else "") or text
    return said.format(**figures) if figures else said


def plural(number: int, one: str, many: str) -> str:
    """Return the text for one thing or for many, `{number}` put in; both have been through `tr`."""
    return one if number == 1 else many.format(number=number)
