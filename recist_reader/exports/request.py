"""What is asked of an export, and what comes of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

FINAL = "FINAL"
READERS = ("R1", "R2", "ADJ", FINAL)


@dataclass(frozen=True)
class LeftOut:
    """A read that is not exported, and why; `reader` FINAL: the subject has no result yet."""

    subject: str
    reader: str
    why: str


class Format(StrEnum):
    """File format of a table; the interchange document is JSON always."""

    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"


@dataclass(frozen=True)
class ExportRequest:
    """One run (1.4). `subjects` None means all; `bom` marks CSV as UTF-8 for Excel (EXP-22).

    `reader`: one of READERS alone. `as_of`: UTC text as events have it; the state at that moment (EXP-6).
    `by_arm` is refused before the study is unblinded (EXP-2).
    """

    kind: str
    out: Path
    format: Format = Format.CSV
    bom: bool = False
    subjects: frozenset[str] | None = None
    reader: str | None = None
    as_of: str | None = None
    by_arm: bool = False
    dry_run: bool = False


@dataclass(frozen=True)
class ExportResult:
    """A run that came to its end. `folder` is None for a dry run.

    `differences` names fields that a fresh assessment of the exported document gives otherwise
    (EXP-110), `warnings` what else a person should know.
    """

    folder: Path | None
    manifest: Mapping[str, Any]
    rows: int
    left_out: tuple[LeftOut, ...] = ()
    recompute_differs: int = 0
    differences: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def exit_code(self) -> int:
        """0 all written; 1 written, and something is left out or differs (1.4)."""
        return int(bool(self.left_out or self.recompute_differs or self.differences or self.warnings))
