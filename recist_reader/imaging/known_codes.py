"""Codes that the standard's own dictionary knows; their meaning is written from there (BL-33).

A code sequence could carry free text in its meaning, and a private code a name. What pydicom's copy
of the PS3.16 concepts (SCT, DCM, UCUM ...) does not know is removed.
"""

from functools import lru_cache
from typing import cast

from pydicom.dataset import Dataset

from recist_reader.imaging.encode import CleanDataset, code_item

# The designators under which files print SNOMED CT's retired and present forms.
_SNOMED_RT = ("SRT", "SNM3", "99SDM")


def clean_code(item: Dataset) -> CleanDataset | None:
    """Return the code with its standard meaning, None when the dictionary does not know it."""
    value = _text(item, "CodeValue")
    scheme = _text(item, "CodingSchemeDesignator")
    meaning = known_meaning(scheme, value)
    return None if meaning is None else code_item(value, scheme, meaning)


def known_meaning(scheme: str, value: str) -> str | None:
    """Return the standard's meaning of a code, None when it has none."""
    if scheme in _SNOMED_RT:
        present = retired_snomed().get(value)
        return None if present is None else _meanings().get(("SCT", present))
    return _meanings().get((scheme, value))


@lru_cache(maxsize=1)
def retired_snomed() -> dict[str, str]:
    """SNOMED RT value (C-111A1) to SNOMED CT value."""
    from pydicom.sr._snomed_dict import mapping

    return dict(mapping["SRT"])


@lru_cache(maxsize=1)
def _meanings() -> dict[tuple[str, str], str]:
    from pydicom.sr._concepts_dict import concepts

    found: dict[tuple[str, str], str] = {}
    for scheme, by_keyword in concepts.items():
        for by_value in cast(dict[str, dict[str, tuple[str, list[int]]]], by_keyword).values():
            for value, (meaning, *_rest) in by_value.items():
                found[(scheme, value)] = meaning
    return found


def _text(item: Dataset, keyword: str) -> str:
    """An attribute of a code's item; empty where there is none, or none that can be read."""
    try:
        element = item.get(keyword)
    except Exception:  # the parser's faults have many types, all mean the same here
        return ""
    return "" if element is None else str(element).strip("\0 ")
