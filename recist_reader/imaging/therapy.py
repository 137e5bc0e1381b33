"""Images of a treatment with a radionuclide exist in one arm only: kept out of a read (BN-2, BL-20).

Known by modality NM, by the radionuclide's code, by energy windows; CT that shares a study or frame of
reference with an NM object is kept out too.
"""

from recist_reader.imaging.cause import UnreadableImage
from recist_reader.imaging.elements import Elements

NUCLEAR_MEDICINE = "NM"
# SNOMED CT and its retired form in files: 177Lu, 90Y, 131I, 223Ra, 153Sm, 186Re, 89Sr and agents (PS3.16).
_CODES = """
447553000 14691008 1368003 24853006 419804008 395865006 7770004 781259000 724024003
C-101ED C-162A7 C-114B1 C-136A2 C-B1134 C-11906 C-158A6
"""
_WORDS = "177LU LU177 LU-177 LUTETIUM 90Y Y90 Y-90 YTTRIUM 131I I131 I-131 223RA RA-223 225AC AC-225"
THERAPY_CODES = frozenset(_CODES.split())
_THERAPY_WORDS = tuple(_WORDS.split())
# Photopeaks in keV with the width that cameras use: 177Lu 113 and 208, 131I 364.
_PEAKS_KEV = ((95.0, 130.0), (187.0, 230.0), (327.0, 401.0))

_RADIOPHARMACEUTICALS, _RADIONUCLIDE = 0x00540016, 0x00540300
_CODE, _MEANING, _AGENT = 0x00080100, 0x00080104, 0x00180031
_WINDOWS, _RANGES, _LOWER, _UPPER = 0x00540012, 0x00540013, 0x00540014, 0x00540015


def therapy_sign(elements: Elements) -> str | None:
    """Return the sign by which a file is a treatment image, None where there is none.

    One of `therapy_modality`, `therapy_radionuclide`, `therapy_energy_window`.
    """
    if elements.text(0x00080060) == NUCLEAR_MEDICINE:
        return "therapy_modality"
    try:
        if any(_names_therapy(item) for item in elements.items(_RADIOPHARMACEUTICALS)):
            return "therapy_radionuclide"
        ranges = [*elements.items(_RANGES)]
        for window in elements.items(_WINDOWS):
            ranges += window.items(_RANGES)
    except UnreadableImage:
        return None
    return "therapy_energy_window" if any(_is_therapy_window(item) for item in ranges) else None


def _names_therapy(item: Elements) -> bool:
    for code in item.items(_RADIONUCLIDE):
        if (code.text(_CODE) or "") in THERAPY_CODES or _has_word(code.text(_MEANING)):
            return True
    return _has_word(item.text(_AGENT))


def _has_word(text: str | None) -> bool:
    plain = (text or "").upper().replace("^", "")
    return any(word in plain for word in _THERAPY_WORDS)


def _is_therapy_window(item: Elements) -> bool:
    lower, upper = item.decimal_or_none(_LOWER), item.decimal_or_none(_UPPER)
    if lower is None or upper is None or upper <= lower:
        return False
    return any(least <= lower and upper <= most for least, most in _PEAKS_KEV)
