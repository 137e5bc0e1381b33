"""What the export page says: kinds, formats, and what goes out, who is left out and why (EXP-30)."""

from collections.abc import Mapping
from typing import Any

from recist_reader.exports.locked_read import UNSIGNED
from recist_reader.exports.request import ExportResult, Format
from recist_reader.ui.texts import plural, shown, tr

KINDS: dict[str, tuple[str, str]] = {
    "all": (tr("All"), tr("everything of this list, in one folder")),
    "lesions": (tr("Lesions"), tr("one row per lesion and timepoint: state, lengths, part of the sum")),
    "measurements": (
        tr("Measurements"),
        tr("one row per mark: values, image, positions in patient and image"),
    ),
    "timepoints": (tr("Timepoints"), tr("one row per timepoint: sums, changes, responses, reasons, lock")),
    "outcomes": (
        tr("Outcomes"),
        tr("one row per subject, reader and PFS variant: response, progression, PFS"),
    ),
    "adjudication": (
        tr("Adjudication"),
        tr("one row per subject whose reads part: triggers, decision, cause, what makes them part"),
    ),
    "agreement": (
        tr("Agreement"),
        tr("statistics of agreement with their intervals, and the pairs of values"),
    ),
    "queries": (tr("Queries"), tr("one row per query: question, answer, by whom, how long it was open")),
    "images": (tr("Images"), tr("one row per series: label, geometry, state, whether a read used it")),
    "reader-metrics": (tr("Reader metrics"), tr("one row per reader: time at work, targets, adjudications")),
    "incomplete": (tr("Incomplete"), tr("locked timepoints of reads that are not complete")),
    "audit": (tr("Audit trail"), tr("one row per changed field of every event")),
    "figures": (
        tr("Figures"),
        tr("waterfall, spider, swimmer, Kaplan-Meier and agreement: SVG, PNG, and what is drawn as CSV"),
    ),
    "reads": (tr("Reads document"), tr("all reads as JSON, which can be assessed again elsewhere")),
}
"""Kind -> its name and what it holds, in the order of the page."""
FORMATS: tuple[tuple[Format, str], ...] = (
    (Format.CSV, "CSV"),
    (Format.XLSX, tr("XLSX (Excel)")),
    (Format.JSON, "JSON"),
)
NOTHING = tr("No read is complete yet. A read goes out when all its timepoints at hand are locked.")
LEFT_SHOWN = 12


def file_lines(manifest: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """(file, rows) of what is written, the manifest and the sums with them."""
    rows = [(file["name"], _rows(file)) for file in manifest["files"]]
    return (
        *rows,
        ("manifest.json", tr("versions, options, columns")),
        ("SHA256SUMS", tr("to check the files")),
    )


def _rows(file: Mapping[str, Any]) -> str:
    if file["name"].endswith((".svg", ".png")):
        return tr("picture")
    if file["table"] == "reads":
        return plural(file["rows"], tr("1 read"), tr("{number:,} reads"))
    if not file["columns"]:
        return tr("words and options")
    return plural(file["rows"], tr("1 row"), tr("{number:,} rows"))


def going_out(result: ExportResult) -> str:
    """How many subjects go out; what to do where none does."""
    subjects = len(result.manifest["subjects"])
    return (
        plural(subjects, tr("1 subject goes out"), tr("{number:,} subjects go out")) if subjects else NOTHING
    )


def blinding_words(result: ExportResult) -> str:
    """Whether arms can be told, and whether reads are signed (EXP-2, RO-10)."""
    is_signed = result.manifest["signatures"] != UNSIGNED
    return tr("blinded, all subjects pooled, signed") if is_signed else tr("all subjects pooled, unsigned")


def left_out_lines(result: ExportResult) -> tuple[str, ...]:
    """Each read that stays behind with its reason; the rest as a number."""
    has_slots = result.manifest["signatures"] != UNSIGNED
    lines = [
        f"{left.subject} {left.reader}: {shown(left.why)}"
        if has_slots
        else f"{left.subject}: {shown(left.why)}"
        for left in result.left_out[:LEFT_SHOWN]
    ]
    rest = len(result.left_out) - LEFT_SHOWN
    return (*lines, tr("and {rest:,} more, all in the manifest", rest=rest)) if rest > 0 else tuple(lines)


def remarks(result: ExportResult) -> tuple[str, ...]:
    """What a person should look at before or after."""
    found = []
    if result.recompute_differs:
        found.append(
            plural(
                result.recompute_differs,
                tr("1 timepoint differs from what was stored at its lock: see the column recompute_differs."),
                tr(
                    "{number:,} timepoints differ from what was stored at their lock: "
                    "see the column recompute_differs."
                ),
            )
        )
    found += [
        tr("Differs when assessed again: {difference}.", difference=difference)
        for difference in result.differences
    ]
    warnings = map(shown, result.warnings)
    return (*found, *(f"{warning[:1].upper()}{warning[1:]}." for warning in warnings))


def grouped(sha256: str) -> str:
    """A hash in groups of four (window.md 1.4)."""
    return " ".join(sha256[at : at + 4] for at in range(0, len(sha256), 4))
