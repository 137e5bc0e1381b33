"""Proposes region, phase and kernel class of a series (BN-1); the manager decides.

Only words of the closed lists below can leave: whatever else the file says stays in it. A proposal is made
where words, times and extent agree, and `unknown` where they do not or say nothing.
"""

import re

from recist_reader.imaging.header import ProposalWords, ScanTimes
from recist_reader.imaging.series import SeriesPart
from recist_reader.trial.facts import SeriesLabel

UNKNOWN = "unknown"
_REGIONS = ("head", "neck", "chest", "abdomen", "pelvis")
_REGION_WORDS: dict[str, tuple[str, ...]] = {
    "HEAD": ("head",), "BRAIN": ("head",), "SKULL": ("head",),
    "NECK": ("neck",), "HEADNECK": ("head", "neck"),
    "CHEST": ("chest",), "THORAX": ("chest",), "LUNG": ("chest",), "LUNGS": ("chest",), "CH": ("chest",),
    "ABDOMEN": ("abdomen",), "ABD": ("abdomen",), "AB": ("abdomen",), "LIVER": ("abdomen",),
    "PANCREAS": ("abdomen",), "KIDNEY": ("abdomen",), "KIDNEYS": ("abdomen",),
    "PELVIS": ("pelvis",), "PEL": ("pelvis",), "PELV": ("pelvis",), "PROSTATE": ("pelvis",),
    "ABDOMENPELVIS": ("abdomen", "pelvis"), "ABDPELV": ("abdomen", "pelvis"), "ABDPEL": ("abdomen", "pelvis"),
    "CHESTABDOMEN": ("chest", "abdomen"),
    "CHESTABDPELVIS": ("chest", "abdomen", "pelvis"),
    "CAP": ("chest", "abdomen", "pelvis"), "TAP": ("chest", "abdomen", "pelvis"),
    "NECKCHESTABDPELV": ("neck", "chest", "abdomen", "pelvis"),
}  # fmt: skip
_LEAST_EXTENT_MM = {1: 0.0, 2: 180.0, 3: 350.0, 4: 500.0, 5: 600.0}
_LARGEST_ONE_REGION_MM = 480.0

_PHASE_WORDS = {
    "native": {"NATIVE", "NATIV", "UNENHANCED", "NONCONTRAST", "PLAIN", "PRECONTRAST"},
    "arterial": {"ARTERIAL", "ART", "ARTERIEL"},
    "portal venous": {"PORTAL", "PORTALVENOUS", "PORTOVENOUS", "VENOUS", "VEN", "PV", "PVP"},
    "delayed": {"DELAYED", "DELAY", "EQUILIBRIUM", "EXCRETORY", "NEPHROGRAPHIC"},
}
_PHASE_SECONDS = (
    ("arterial", 15.0, 30.0),
    ("late arterial", 30.0, 50.0),
    ("portal venous", 55.0, 110.0),
    ("delayed", 150.0, 1200.0),
)  # from the start of the injection to the scan; what lies between is not sure

_KERNEL_WORDS = {
    "SOFT": "soft", "STANDARD": "soft", "STND": "soft", "DETAIL": "soft",
    "LUNG": "lung",
    "BONE": "bone", "BONEPLUS": "bone", "EDGE": "bone",
}  # fmt: skip
_KERNEL_LETTERS = {"A": "soft", "B": "soft", "UB": "soft", "L": "lung", "YA": "lung"}


def propose_label(part: SeriesPart) -> SeriesLabel:
    """The normalised label of a series, as far as its file is sure of it."""
    header = part.header
    if part.is_localizer:
        return SeriesLabel(header.modality or UNKNOWN)
    is_ct = header.modality == "CT"
    extent_mm = sum(part.steps_mm) + (part.thickness_mm or 0.0)
    return SeriesLabel(
        modality=header.modality or UNKNOWN,
        region=propose_region(header.words, extent_mm),
        phase=propose_phase(header.words, header.times) if header.modality in ("CT", "MR") else UNKNOWN,
        kernel=propose_kernel(header.words.kernel) if is_ct else UNKNOWN,
    )


def propose_region(words: ProposalWords, extent_mm: float) -> tuple[str, ...]:
    """Regions from head to pelvis; () where not sure or the scanned length contradicts the words."""
    found = _regions(" ".join(words.texts)) or _regions(words.body_part or "")
    if not found or extent_mm < _LEAST_EXTENT_MM[len(found)]:
        return ()
    if len(found) == 1 and extent_mm > _LARGEST_ONE_REGION_MM:
        return ()
    return tuple(region for region in _REGIONS if region in found)


def propose_phase(words: ProposalWords, times: ScanTimes) -> str:
    """Phase by words, and by the time since the injection; `unknown` where the two disagree."""
    by_words = _phase_of_words(words.texts)
    by_time = _phase_of_time(times)
    if by_words == "arterial" and by_time == "late arterial":
        return by_time
    if by_time is None or by_words is None:
        return by_words or by_time or UNKNOWN
    return by_words if by_words == by_time else UNKNOWN


def propose_kernel(kernel: str | None) -> str:
    """Class of a reconstruction kernel: GE's words, Siemens' and Canon's numbers, Philips' letters."""
    name = (kernel or "").split("\\")[0].strip().upper()
    if name in _KERNEL_WORDS:
        return _KERNEL_WORDS[name]
    if name in _KERNEL_LETTERS:
        return _KERNEL_LETTERS[name]
    canon = re.fullmatch(r"FC(\d\d)", name)
    if canon:
        return {"0": "soft", "1": "soft", "3": "bone", "5": "lung"}.get(canon[1][0], UNKNOWN)
    siemens = re.fullmatch(r"(B|I|BR|BF|BL|BV|QR)(\d\d)[A-Z]?\d?", name)
    if siemens is None:
        return UNKNOWN
    sharpness = int(siemens[2])
    if siemens[1] == "BL":
        return "lung"
    if sharpness <= 45:
        return "soft"
    if sharpness < 50:
        return UNKNOWN
    return "lung" if sharpness < 70 else "bone"


def _tokens(text: str) -> list[str]:
    return re.findall(r"[A-Z]+", text.upper())


def _regions(text: str) -> set[str]:
    return {region for token in _tokens(text) for region in _REGION_WORDS.get(token, ())}


def _phase_of_words(texts: tuple[str, ...]) -> str | None:
    tokens = [token for text in texts for token in _tokens(text)]
    found = {phase for phase, names in _PHASE_WORDS.items() if names.intersection(tokens)}
    if found == {"arterial"} and "LATE" in tokens:
        return "late arterial"
    return found.pop() if len(found) == 1 else None


def _phase_of_time(times: ScanTimes) -> str | None:
    start, scan = _seconds(times.contrast_start_time), _seconds(times.acquisition_time)
    if start is None or scan is None:
        return None
    passed = scan - start
    return next((phase for phase, least, most in _PHASE_SECONDS if least <= passed < most), None)


def _seconds(time: str | None) -> float | None:
    if time is None or not re.fullmatch(r"\d{6}(\.\d*)?", time):
        return None
    return int(time[:2]) * 3600 + int(time[2:4]) * 60 + float(time[4:])
