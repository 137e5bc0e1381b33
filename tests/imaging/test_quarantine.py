"""BN-2, BN-3, BL-20, BL-40: what waits for a person, and what must not."""

import numpy as np
import pytest
from pydicom.dataset import Dataset

from recist_reader.imaging.burned_in import has_text_outside_body
from recist_reader.imaging.elements import Elements
from recist_reader.imaging.therapy import therapy_sign

# Five rows a letter: enough for the strokes of a console font.
LETTERS = {
    "J": ("..#", "..#", "..#", "#.#", "###"),
    "A": (".#.", "#.#", "###", "#.#", "#.#"),
    "N": ("#..#", "##.#", "#.##", "#..#", "#..#"),
    "E": ("###", "#..", "##.", "#..", "###"),
    "D": ("##.", "#.#", "#.#", "#.#", "##."),
    "O": ("###", "#.#", "#.#", "#.#", "###"),
}


def ct(size: int = 256) -> np.ndarray:
    y, x = np.mgrid[:size, :size]
    noise = np.random.default_rng(3).integers(-20, 20, (size, size))
    inside = (y - size / 2) ** 2 + (x - size / 2) ** 2 < (size * 0.3) ** 2
    return (np.where(inside, 50, -1000) + noise).astype(np.int16)


def write(
    values: np.ndarray, text: str, top: int, left: int, scale: int = 2, value: int = 3071
) -> np.ndarray:
    for letter in text:
        glyph = np.array([[mark == "#" for mark in row] for row in LETTERS[letter]])
        glyph = glyph.repeat(scale, 0).repeat(scale, 1)
        values[top : top + glyph.shape[0], left : left + glyph.shape[1]][glyph] = 3071
        left += glyph.shape[1] + scale
    return values


@pytest.mark.parametrize("scale", [1, 2, 4])
@pytest.mark.parametrize("top", [5, 230])
def test_BL_40_a_name_in_the_corner_is_found(scale: int, top: int) -> None:
    assert has_text_outside_body(write(ct(), "JANEDOE", top, 8, scale))


def metal(values: np.ndarray) -> np.ndarray:
    values[120:130, 110:125] = 3071
    return values


def tubes(values: np.ndarray) -> np.ndarray:
    for left in (20, 60, 200):
        values[20:24, left : left + 3] = 3071
    return values


def shells(values: np.ndarray) -> np.ndarray:
    y, x = np.mgrid[: values.shape[0], : values.shape[1]]
    radius = np.hypot(y - 128, x - 128)
    return np.where((radius.astype(int) // 6) % 2 == 0, 255, 0).astype(np.int16)


def scale_ticks(values: np.ndarray) -> np.ndarray:
    for left in range(20, 200, 10):
        values[20:28, left : left + 2] = 3071
    return values


@pytest.mark.parametrize(
    "draw",
    [
        pytest.param(lambda values: values, id="plain slice"),
        pytest.param(metal, id="metal in the body"),
        pytest.param(tubes, id="tubes beside the body"),
        pytest.param(shells, id="two-valued shells"),
        pytest.param(scale_ticks, id="equal ticks of a scale"),
        pytest.param(np.zeros_like, id="empty picture"),
        pytest.param(lambda values: write(values, "JANEDOE", 125, 100), id="strokes inside the body"),
    ],
)
def test_BL_40_ordinary_pictures_pass(draw: object) -> None:
    assert not has_text_outside_body(draw(ct()))  # type: ignore[operator]


def sign(**facts: object) -> str | None:
    dataset = Dataset()
    for keyword, value in facts.items():
        setattr(dataset, keyword, value)
    return therapy_sign(Elements(dataset))


def window(lower: str, upper: str) -> list[Dataset]:
    item = Dataset()
    item.EnergyWindowLowerLimit, item.EnergyWindowUpperLimit = lower, upper
    return [item]


def agent(code: str, meaning: str = "") -> list[Dataset]:
    nuclide = Dataset()
    nuclide.CodeValue, nuclide.CodingSchemeDesignator, nuclide.CodeMeaning = code, "SCT", meaning
    item = Dataset()
    item.RadionuclideCodeSequence = [nuclide]
    return [item]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({"Modality": "NM"}, "therapy_modality", id="NM"),
        pytest.param(
            {"Modality": "PT", "RadiopharmaceuticalInformationSequence": agent("447553000")},
            "therapy_radionuclide",
            id="177Lu by code",
        ),
        pytest.param(
            {"Modality": "PT", "RadiopharmaceuticalInformationSequence": agent("X", "^90^Yttrium")},
            "therapy_radionuclide",
            id="90Y by word",
        ),
        pytest.param(
            {"Modality": "OT", "EnergyWindowRangeSequence": window("187.2", "228.8")},
            "therapy_energy_window",
            id="window of 177Lu at 208 keV",
        ),
        pytest.param(
            {"Modality": "PT", "EnergyWindowRangeSequence": window("425", "650")}, None, id="PET at 511 keV"
        ),
        pytest.param(
            {"Modality": "PT", "RadiopharmaceuticalInformationSequence": agent("C-111A1", "^18^Fluorine")},
            None,
            id="18F",
        ),
        pytest.param({"Modality": "CT"}, None, id="CT"),
    ],
)
def test_BN_2_treatment_images_are_known(facts: dict[str, object], expected: str | None) -> None:
    assert sign(**facts) == expected
