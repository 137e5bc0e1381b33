"""What `D` tells of the shown series: attributes of the allow-list in closed words, nothing else (BN-1)."""

from recist_reader.trial.facts import SeriesFacts
from recist_reader.ui.reader.models.left_cards import BADGES
from recist_reader.ui.reader.models.words import mm_text, region_text
from recist_reader.ui.texts import tr

UNKNOWN = tr("unknown")


def series_details(series: SeriesFacts) -> tuple[tuple[str, str], ...]:
    """Return (name, value) lines; lengths in mm. No free text of the file, no date, no identifier."""
    label = series.label
    spacing = (series.row_spacing_mm, series.column_spacing_mm)
    return (
        (tr("Modality"), label.modality),
        (tr("Region"), region_text(label.region) if label.region else UNKNOWN),
        (tr("Phase"), label.phase),
        (tr("Kernel class"), label.kernel),
        (tr("Slices"), _slices(series)),
        (tr("Slice thickness"), _mm(series.thickness_mm)),
        (tr("Slice interval"), _mm(series.step_mm)),
        (tr("Pixel spacing"), _mm(spacing[0]) if spacing[0] == spacing[1] else " × ".join(map(_mm, spacing))),
        (tr("Measuring"), tr("calibrated") if series.is_calibrated else tr("not calibrated: refused (M-11)")),
        (tr("Findings"), "; ".join(BADGES.get(code, code) for code in series.badges) or tr("none")),
    )


def _slices(series: SeriesFacts) -> str:
    kind = tr("a stack") if series.is_stack else tr("single images")
    return f"{series.slices}, {kind}"


def _mm(value) -> str:
    return UNKNOWN if value is None else tr("{mm} mm", mm=mm_text(value))
