"""The texts of the window: each stands in `tr`, below the window in `phrase`; the catalogue lists them all.

`resources/texts/recist_reader_en.ts` is extracted from the calls by Qt's own tool (`make texts`) and a
test keeps both in step. A translation is that file with its second column filled in and compiled by
`pyside6-lrelease`; it is worn from the start when the environment names it.
"""

import os
from pathlib import Path

from PySide6.QtCore import QTranslator

from recist_reader.problem import Problem
from recist_reader.said import Said

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
    words = _translated(text)
    return words.format(**figures) if figures else words


def shown(text: str) -> str:
    """Return what was said below the window as the reader shall see it, its figures likewise.

    A plain text passes as it is: data, or what `tr` has returned. Backticks about a command are for texts
    of files and of the command line; a window shows none.
    """
    if not isinstance(text, Said):
        return text
    words = _translated(text.template).replace("`", "")
    if not text.figures:
        return words
    figures = {name: shown(it) if isinstance(it, str) else it for name, it in text.figures.items()}
    return words.format(**figures)


def shown_problem(problem: Problem) -> Problem:
    """Return the problem in the words that the reader shall see."""
    return Problem(shown(problem.what), shown(problem.where), shown(problem.remedy))


def _translated(text: str) -> str:
    return (_TRANSLATOR.translate("", text) if _TRANSLATOR is not None else "") or text


def plural(number: int, one: str, many: str) -> str:
    """Return the text for one thing or for many, `{number}` put in; both have been through `tr`."""
    return one if number == 1 else many.format(number=number)
