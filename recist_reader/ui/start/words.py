"""What the start page says of series: labels, findings and why something is held back (BN-1, VW-11, BN-3)."""

from recist_reader.imaging.findings import Badge, explain
from recist_reader.trial.study_records import SeriesRecord

HELD_BACK = {
    "burned_in": "The file says that text is burned into the picture.",
    "burned_in_suspected": "Text seems to be burned into the picture outside the body.",
    "overlay_bits": "An overlay is hidden in unused bits of the pixels.",
    "secondary_capture": "A secondary capture: a picture of a screen or a report, not a scan.",
    "other_modality": "An image of another modality than CT, MR or PET.",
    "therapy_modality": "A nuclear medicine image, which could show the treatment.",
    "therapy_radionuclide": "An image of a treatment with a radionuclide.",
    "therapy_energy_window": "An image taken at the energy of a treatment.",
    "therapy_same_study": "It belongs to a nuclear medicine study, which could show the treatment.",
}
CHOICE = "Another image has the same identifier and other content. Release the one that is to be read."
BLOCKED = {"measure": "measuring", "mpr": "reformatted planes and 3D"}
STATES = {
    "ready": ("ready", "done-circle", "ok"),
    "quarantined": ("in quarantine", "shield", "warn"),
    "refused": ("kept out", "blocked", "t3"),
}


def label_text(series: SeriesRecord) -> str:
    """The normalised label: modality, region, phase, kernel class; what is unknown is left out."""
    label = series.label
    region = ", ".join(label.region) or "region unknown"
    rest = [word for word in (label.phase, label.kernel) if word != "unknown"]
    return " · ".join([f"{series.modality or 'Picture,'} {region}", *rest])


def size_text(series: SeriesRecord) -> str:
    """Count and thickness, day of the scan."""
    parts = [f"{series.slices} {'slice' if series.slices == 1 else 'slices'}"]
    if series.thickness_mm is not None:
        parts.append(f"{round(series.thickness_mm, 2).normalize():f} mm")
    parts.append("no scan date" if series.scan_date is None else f"{series.scan_date:%Y-%m-%d}")
    return " · ".join(parts)


def findings(series: SeriesRecord) -> tuple[tuple[str, str], ...]:
    """(badge, sentence) for each finding, with what to do (VW-11)."""
    found = []
    for code in series.badges:
        problem = explain(Badge(code))
        found.append((code, f"{problem.what[0].upper()}{problem.what[1:]}. {problem.remedy}."))
    return tuple(found)


def blocked_text(series: SeriesRecord) -> str:
    """What may not be done with the series, or nothing."""
    names = [BLOCKED[item] for item in series.blocked if item in BLOCKED]
    return f"Not possible here: {', '.join(names)}." if names else ""


def held_back_text(series: SeriesRecord, signs: tuple[str, ...]) -> str:
    """Why a series is in quarantine, in words."""
    causes = [HELD_BACK.get(sign, sign.replace("_", " ")) for sign in signs]
    if "choice" in series.blocked:
        causes.append(CHOICE)
    return " ".join(causes) or "Held back at import."
