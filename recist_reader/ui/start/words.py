"""What the start page says of series: labels, findings and why something is held back (BN-1, VW-11, BN-3)."""

from recist_reader.imaging.findings import Badge, explain
from recist_reader.trial.study_records import SeriesRecord
from recist_reader.trial.study_state import StudyState, subject_facts
from recist_reader.ui.reader.models.words import scan_day
from recist_reader.ui.texts import plural, shown_problem, tr

HELD_BACK = {
    "burned_in": tr("The file says that text is burned into the picture."),
    "burned_in_suspected": tr("Text seems to be burned into the picture outside the body."),
    "overlay_bits": tr("An overlay is hidden in unused bits of the pixels."),
    "secondary_capture": tr("A secondary capture: a picture of a screen or a report, not a scan."),
    "other_modality": tr("An image of another modality than CT, MR or PET."),
    "therapy_modality": tr("A nuclear medicine image, which could show the treatment."),
    "therapy_radionuclide": tr("An image of a treatment with a radionuclide."),
    "therapy_energy_window": tr("An image taken at the energy of a treatment."),
    "therapy_same_study": tr("It belongs to a nuclear medicine study, which could show the treatment."),
}
CHOICE = tr("Another image has the same identifier and other content. Release the one that is to be read.")
BLOCKED = {"measure": tr("measuring"), "mpr": tr("reformatted planes and 3D")}
STATES = {
    "ready": (tr("ready"), "done-circle", "ok"),
    "quarantined": (tr("in quarantine"), "shield", "warn"),
    "refused": (tr("kept out"), "blocked", "t3"),
}


def label_text(series: SeriesRecord) -> str:
    """The normalised label: modality, region, phase, kernel class; what is unknown is left out."""
    label = series.label
    region = ", ".join(label.region) or tr("region unknown")
    rest = [word for word in (label.phase, label.kernel) if word != "unknown"]
    modality = series.modality or tr("Picture,")
    return " · ".join([f"{modality} {region}", *rest])


def size_text(series: SeriesRecord, state: StudyState) -> str:
    """Count and thickness, day of the scan as the study's `date_display` lets it be told (BN)."""
    parts = [plural(series.slices, tr("1 slice"), tr("{number} slices"))]
    if series.thickness_mm is not None:
        parts.append(tr("{normalize:f} mm", normalize=round(series.thickness_mm, 2).normalize()))
    if series.scan_date is None:
        parts.append(tr("no scan date"))
    else:
        parts.append(scan_day(subject_facts(state, series.subject), series.scan_date))
    return " · ".join(part for part in parts if part)


def findings(series: SeriesRecord) -> tuple[tuple[str, str], ...]:
    """(badge, sentence) for each finding, with what to do (VW-11)."""
    found = []
    for code in series.badges:
        problem = shown_problem(explain(Badge(code)))
        found.append((code, f"{problem.what[0].upper()}{problem.what[1:]}. {problem.remedy}."))
    return tuple(found)


def blocked_text(series: SeriesRecord) -> str:
    """What may not be done with the series, or nothing."""
    names = [BLOCKED[item] for item in series.blocked if item in BLOCKED]
    return tr("Not possible here: {names}.", names=", ".join(names)) if names else ""


def held_back_text(series: SeriesRecord, signs: tuple[str, ...]) -> str:
    """Why a series is in quarantine, in words."""
    causes = [HELD_BACK.get(sign, sign.replace("_", " ")) for sign in signs]
    if "choice" in series.blocked:
        causes.append(CHOICE)
    return " ".join(causes) or tr("Held back at import.")
