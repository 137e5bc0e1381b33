"""What the export page says: kinds, formats, and what goes out, who is left out and why (EXP-30)."""

from collections.abc import Mapping
from typing import Any

from recist_reader.exports.request import ExportResult, Format

KINDS: tuple[tuple[str, str, str], ...] = (
    ("all", "All four", "three tables and the reads document"),
    ("lesions", "Lesions", "one row per lesion and timepoint: state, lengths, part of the sum"),
    ("timepoints", "Timepoints", "one row per timepoint: sums, changes, responses, reasons, lock"),
    ("outcomes", "Outcomes", "one row per subject: best response, progression, PFS"),
    ("reads", "Reads document", "all reads as JSON, which can be assessed again elsewhere"),
)
FORMATS: tuple[tuple[Format, str], ...] = (
    (Format.CSV, "CSV"),
    (Format.XLSX, "XLSX (Excel)"),
    (Format.JSON, "JSON"),
)
NOTHING = "No read is complete yet. A read goes out when all its timepoints at hand are locked."
LEFT_SHOWN = 12


def counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def file_lines(manifest: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """(file, rows) of what is written, the manifest and the sums with them."""
    rows = [
        (file["name"], counted(file["rows"], "read" if file["table"] == "reads" else "row", _many(file)))
        for file in manifest["files"]
    ]
    return (*rows, ("manifest.json", "versions, options, columns"), ("SHA256SUMS", "to check the files"))


def _many(file: Mapping[str, Any]) -> str:
    return "reads" if file["table"] == "reads" else "rows"


def going_out(result: ExportResult) -> str:
    """How many subjects go out; what to do where none does."""
    subjects = len(result.manifest["subjects"])
    return counted(subjects, "subject goes out", "subjects go out") if subjects else NOTHING


def left_out_lines(result: ExportResult) -> tuple[str, ...]:
    """Each read that stays behind with its reason; the rest as a number."""
    lines = [f"{left.subject}: {left.why}" for left in result.left_out[:LEFT_SHOWN]]
    rest = len(result.left_out) - LEFT_SHOWN
    return (*lines, f"and {rest:,} more, all in the manifest") if rest > 0 else tuple(lines)


def remarks(result: ExportResult) -> tuple[str, ...]:
    """What a person should look at before or after."""
    found = []
    if result.recompute_differs:
        number = counted(result.recompute_differs, "timepoint differs", "timepoints differ")
        found.append(f"{number} from what was stored at its lock: see the column recompute_differs.")
    found += [f"Differs when assessed again: {difference}." for difference in result.differences]
    return (*found, *(f"{warning[:1].upper()}{warning[1:]}." for warning in result.warnings))


def grouped(sha256: str) -> str:
    """A hash in groups of four (window.md 1.4)."""
    return " ".join(sha256[at : at + 4] for at in range(0, len(sha256), 4))
