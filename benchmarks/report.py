"""The table, its JSON twin and the verdict."""

import os
import platform
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from benchmarks.contest import Outcome

LIBRARIES = (
    "numpy",
    "pydicom",
    "SimpleITK",
    "imagecodecs",
    "PySide6-Essentials",
    "pyqtgraph",
    "SQLAlchemy",
    "dicognito",
)
_HEADINGS = ("operation", "ours", "peer", "limit", "ours/peer", "ours/limit", "")


def table(outcomes: Iterable[Outcome]) -> str:
    """Columns for a terminal; targets stand behind the ratios."""
    return lines_of([_HEADINGS, *(cells(outcome) for outcome in outcomes)])


def lines_of(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADINGS))]
    return "\n".join(
        " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip(" |")
        for row in rows
    )


def cells(outcome: Outcome) -> tuple[str, ...]:
    row = outcome.row
    if outcome.skipped is not None:
        return (row.name, *["-"] * 5, f"not run: {outcome.skipped}")
    if outcome.wrong is not None:
        return (row.name, *["-"] * 5, f"WRONG RESULT: {outcome.wrong}")
    return (
        row.name,
        _figure(outcome.ours, row.unit),
        _figure(outcome.peer, row.unit),
        _figure(outcome.limit, row.unit),
        _ratio(outcome.of_peer, row.most_of_peer),
        _ratio(outcome.of_limit, row.most_of_limit),
        "" if outcome.is_within else "MISSED",
    )


def verdict(outcomes: Sequence[Outcome]) -> str:
    judged = [outcome for outcome in outcomes if outcome.is_judged]
    return f"{sum(o.is_within for o in judged)} of {len(judged)} rows within target"


def as_json(outcomes: Iterable[Outcome]) -> dict[str, Any]:
    """Everything the table says, unrounded, with the machine."""
    return {
        "machine": dict(machine()),
        "rows": [
            {
                "operation": outcome.row.name,
                "what": outcome.row.what,
                "unit": outcome.row.unit,
                "ours": outcome.ours,
                "peer": outcome.peer,
                "limit": outcome.limit,
                "ours_of_peer": outcome.of_peer,
                "ours_of_limit": outcome.of_limit,
                "most_of_peer": outcome.row.most_of_peer,
                "most_of_limit": outcome.row.most_of_limit,
                "peer_name": outcome.row.peer_name,
                "limit_name": outcome.row.limit_name,
                "within": outcome.is_within,
                "wrong": outcome.wrong,
                "not_run": outcome.skipped,
            }
            for outcome in outcomes
        ],
    }


def machine() -> Iterator[tuple[str, str]]:
    """What the figures depend on; no name of a machine or a person."""
    import psutil

    yield "system", f"{platform.system()} {platform.machine()}"
    yield "cores", str(os.cpu_count())
    yield "memory", f"{psutil.virtual_memory().total / 2**30:.0f} GB"
    yield "Python", platform.python_version()
    for name in LIBRARIES:
        try:
            yield name, version(name)
        except PackageNotFoundError:
            yield name, "-"


def _figure(value: float | None, unit: str) -> str:
    if value is None:
        return "-"
    if unit == "bytes":
        return f"{value / 2**20:.0f} MB"
    return f"{value:.2f} s" if value >= 1 else f"{value * 1e3:.3g} ms"


def _ratio(value: float | None, most: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:.2f}" if most is None else f"{value:.2f} (<= {most:g})"
