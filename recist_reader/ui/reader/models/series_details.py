"""What `D` tells of the shown series: attributes of the allow-list in closed words, nothing else (BN-1)."""

from recist_reader.trial.facts import SeriesFacts
from recist_reader.ui.reader.models.left_cards import BADGES
from recist_reader.ui.reader.models.words import mm_text, region_text

UNKNOWN = "unknown"


def series_details(series: SeriesFacts) -> tuple[tuple[str, str], ...]:
    """Return (name, value) lines; lengths in mm. No free text of the file, no date, no identifier."""
    label = series.label
    spacing = (series.row_spacing_mm, series.column_spacing_mm)
    return (
        ("Modality", label.modality),
        ("Region", region_text(label.region) if label.region else UNKNOWN),
        ("Phase", label.phase),
        ("Kernel class", label.kernel),
        ("Slices", f"{series.slices}, {'a stack' if series.is_stack else 'single images'}"),
        ("Slice thickness", _mm(series.thickness_mm)),
        ("Slice interval", _mm(series.step_mm)),
        ("Pixel spacing", _mm(spacing[0]) if spacing[0] == spacing[1] else " × ".join(map(_mm, spacing))),
        ("Measuring", "calibrated" if series.is_calibrated else "not calibrated: refused (M-11)"),
        ("Findings", "; ".join(BADGES.get(code, code) for code in series.badges) or "none"),
    )


def _mm(value) -> str:
    return UNKNOWN if value is None else f"{mm_text(value)} mm"
