"""Every text of the window stands in the catalogue, and what a translation says is shown."""

import ast
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

import recist_reader.ui
from recist_reader.resource import resource
from recist_reader.said import phrase
from recist_reader.ui.texts import plural, shown, tr
from tests.ui.pseudo import CATALOGUE, pseudo_translation

UI = Path(recist_reader.ui.__file__).parent
PRODUCT = UI.parent


class _Figure(int):
    """A figure that can be written as a number and as a time."""

    def __format__(self, spec: str) -> str:
        return "1" if "%H" in spec else format(int(self), spec)


NO_TEXTS = ("theme/", "fault_log.py", "warm_up.py", "preflight.py", "texts.py")
"""Where strings of several words are no texts of the window: styles, the log, names of libraries."""
CODES = {"mouse profile", "lymph node", "none kept", "subject id"}
"""Words of files, vocabularies and refusals that are compared, not shown."""
INSIDE = re.compile(
    r"^(tr|(\w+\.)*(mark|setProperty|colour|icon|warning|info|ValueError|RuntimeError|QKeySequence))$"
)


def _in_catalogue() -> set[str]:
    return {source.text or "" for source in ElementTree.parse(resource(CATALOGUE)).iter("source")}


def test_the_catalogue_lists_every_text_that_the_window_shows() -> None:
    assert _in_catalogue() == _in_modules(), "texts and catalogue differ: run `make texts`"


def test_no_text_of_the_window_stands_outside_the_catalogue() -> None:
    found = [place for path in sorted(UI.rglob("*.py")) for place in _loose(path)]

    assert found == []


@pytest.mark.parametrize(
    ("text", "shown"), [("{count} edits", "1234 edits"), ("{count:,} rows", "1,234 rows")]
)
def test_a_figure_is_put_in(text: str, shown: str) -> None:
    assert tr(text, count=1234) == shown


def test_a_command_is_named_without_the_backticks_of_files() -> None:
    said = phrase("Run `recist-reader images check` on {name}", name="a `b`")
    assert shown(said) == "Run recist-reader images check on a `b`"
    assert str(said) == "Run `recist-reader images check` on a `b`"


def test_one_thing_and_many() -> None:
    assert [plural(n, "1 edit", "{number:,} edits") for n in (0, 1, 2000)] == [
        "0 edits",
        "1 edit",
        "2,000 edits",
    ]


@pytest.mark.parametrize("text", sorted(text for text in _in_catalogue() if "{" in text))
def test_every_text_with_figures_can_take_them(text: str) -> None:
    """One with a stray brace would break in front of the reader."""
    names = re.findall(r"\{(\w+)", text)

    assert names
    assert "{" not in text.format(**dict.fromkeys(names, _Figure(1)))


def test_a_compiled_translation_is_worn(tmp_path: Path) -> None:
    compiled = pseudo_translation(tmp_path)
    program = "from recist_reader.ui.reader.keymap import ACTIONS; print(ACTIONS[0].text)"

    said = subprocess.run(
        [sys.executable, "-c", program],
        env={"RECIST_READER_TRANSLATION": str(compiled), "PYTHONIOENCODING": "utf-8"},
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout

    assert said.strip() == "«next lesion to read, in all viewports»"


def test_a_translation_that_is_none_is_named(tmp_path: Path) -> None:
    program = "import recist_reader.ui.texts"

    ended = subprocess.run(
        [sys.executable, "-c", program],
        env={"RECIST_READER_TRANSLATION": str(tmp_path / "none.qm")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert ended.returncode != 0
    assert "none.qm" in ended.stderr


def _in_modules() -> set[str]:
    """The first argument of every `tr(...)` of the window and every `phrase(...)` below it."""
    found = set()
    for path in PRODUCT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("tr", "phrase"):
                text = node.args[0]
                assert isinstance(text, ast.Constant), f"{path.name}:{node.lineno}: a text is written out"
                found.add(text.value)
    return found


def _loose(path: Path) -> list[str]:
    """Strings of several words, or made of words and figures, that are shown without `tr`."""
    name = path.relative_to(UI).as_posix()
    if name.startswith(NO_TEXTS):
        return []
    tree = ast.parse(path.read_text("utf-8"))
    kept = {id(part) for node in ast.walk(tree) for part in _kept_parts(node)}
    found = []
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) else None
        if not isinstance(text, str) or id(node) in kept or text in CODES:
            continue
        if re.search(r"[a-z]{2,} [a-z]{2,}", text):
            found.append(f"{name}:{node.lineno}: {text}")
    return found


def _kept_parts(node: ast.AST) -> list[ast.AST]:
    """What needs no `tr` in a node: docstrings, annotations, arguments of calls that show nothing."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return [node.value]
    if isinstance(node, ast.Call) and INSIDE.match(ast.unparse(node.func)):
        return [part for argument in node.args for part in ast.walk(argument)]
    if isinstance(node, ast.Assert) and node.msg is not None:
        return list(ast.walk(node.msg))
    if isinstance(node, ast.ClassDef) and any("Enum" in ast.unparse(base) for base in node.bases):
        return list(ast.walk(node))
    return []
