"""Below the window each text that may be shown is a phrase, with the figures that its template names."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import recist_reader

PRODUCT = Path(recist_reader.__file__).parent
ROOMS = ("recist/wording.py", "measuring", "trial", "imaging", "storage", "reading", "exports", "analysis")
NOT_SHOWN = (
    *("trial/changes.py", "exports/tables/", "exports/column.py", "storage/migrations/"),
    *("reading/script/document.py", "reading/script/runner.py", "reading/script/values.py"),
    *("reading/worklist.py", "reading/image_check.py", "storage/verify.py", "storage/trail.py"),
    *("storage/chain.py", "storage/canonical.py", "storage/anchor_check.py", "storage/stream_check.py"),
    *("storage/row_digests.py", "storage/projection.py", "reading/people/signature_check.py"),
)
"""Documentation of columns and events, answers to commands, details of `verify`."""
WORDS_OF_LISTS = {
    *("portal venous", "late arterial", "not in field of view", "phase missing", "new images"),
    *("wrong or corrected images", "transcription error found by check", "lesion seen in retrospect (NL-8)"),
    *("charter change", "short start", "short end", "short axis", "first axis", "second axis"),
}
"""Closed lists: they are stored, compared and typed by their readers."""
CODES = {"date shift\n", "no decoder", "transfer syntax ", "it does not fit the rows before it"} | {
    *("upper left", "offset points", "axes fraction"),  # places, as matplotlib calls them
}
SAYS_NOTHING = re.compile(r"phrase|columns|\w*Error|re\.\w+|text|(\w+\.)*(execute|_?log\w*\.\w+)")
MAKERS = {"Problem": (0, 2), "refuse": (1, 3), "unreadable": (1, 2), "fault": (2, 3), "scene.result": (2, 3)}
"""Where what and remedy stand among the arguments."""
CALLS = [
    (path, node)
    for path in sorted(PRODUCT.rglob("*.py"))
    for node in ast.walk(ast.parse(path.read_text("utf-8")))
    if isinstance(node, ast.Call)
]


def test_no_text_stands_outside_a_phrase() -> None:
    files = [file for room in ROOMS for file in _files(PRODUCT / room)]

    assert len(files) > 150
    assert [found for file in files for found in _loose(file)] == []


@pytest.mark.parametrize("maker", sorted(MAKERS))
def test_no_problem_is_made_of_plain_text(maker: str) -> None:
    """The window words its own by `tr`; a command speaks English."""
    made = [(path, node) for path, node in CALLS if ast.unparse(node.func) == maker and _is_shown(path)]
    texts = [(path, text) for path, node in made for text in _texts(node, MAKERS[maker])]

    assert made
    plain = (ast.Constant, ast.JoinedStr, ast.BinOp)
    assert [f"{path.name}:{it.lineno}" for path, it in texts if isinstance(it, plain) and _says(it)] == []


def test_each_text_gets_the_figures_that_it_names() -> None:
    with_figures = [
        (path, node)
        for path, node in CALLS
        if ast.unparse(node.func) in ("phrase", "tr") and node.keywords and _template(node)
    ]
    wrong = [
        f"{path.name}:{node.lineno}"
        for path, node in with_figures
        if {keyword.arg for keyword in node.keywords} != set(_named(_template(node)))
    ]

    assert len(with_figures) > 400
    assert wrong == []


def _template(call: ast.Call) -> str:
    return str(call.args[0].value) if isinstance(call.args[0], ast.Constant) else ""


def _named(template: str) -> list[str]:
    return [name for _, name, _, _ in Formatter().parse(template) if name is not None]


def _texts(call: ast.Call, places: tuple[int, int]) -> Iterator[ast.expr]:
    yield from (call.args[place] for place in places if place < len(call.args))
    yield from (keyword.value for keyword in call.keywords if keyword.arg in ("what", "text", "remedy"))


def _says(text: ast.expr) -> bool:
    return any(
        isinstance(part, ast.Constant) and re.search("[a-z]", str(part.value)) for part in ast.walk(text)
    )


def _is_shown(path: Path) -> bool:
    name = path.relative_to(PRODUCT).as_posix()
    return name.startswith(ROOMS) and not name.startswith(NOT_SHOWN)


def _files(room: Path) -> list[Path]:
    return [path for path in ([room] if room.is_file() else sorted(room.rglob("*.py"))) if _is_shown(path)]


def _loose(path: Path) -> list[str]:
    tree = ast.parse(path.read_text("utf-8"))
    kept = {id(part) for node in ast.walk(tree) for part in _kept_parts(node)}
    return [
        f"{path.relative_to(PRODUCT).as_posix()}:{node.lineno}: {node.value}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in kept
        and node.value not in WORDS_OF_LISTS | CODES
        and re.search(r"[a-z]{2,} [a-z]{2,}", node.value)
    ]


def _kept_parts(node: ast.AST) -> list[ast.AST]:
    """Docstrings, templates of phrases, what a programmer is told, queries and patterns."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return [node.value]
    if isinstance(node, ast.Call) and SAYS_NOTHING.fullmatch(ast.unparse(node.func)):
        return [part for argument in node.args for part in ast.walk(argument)]
    if isinstance(node, ast.Assert) and node.msg is not None:
        return list(ast.walk(node.msg))
    return []
