"""Proposed labels come from closed lists and are unknown where not sure (BN-1)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recist_reader.imaging.header import ProposalWords, ScanTimes
from recist_reader.imaging.label_proposal import propose_kernel, propose_phase, propose_region


@pytest.mark.parametrize(
    ("texts", "body_part", "extent_mm", "region"),
    [
        pytest.param(["CT CH/AB/PEL"], None, 600, ("chest", "abdomen", "pelvis"), id="three regions by word"),
        pytest.param(["CT CH/AB/PEL"], None, 205, (), id="three regions do not fit in 205 mm"),
        pytest.param(["ABDOMEN"], None, 700, (), id="one region is not 700 mm long"),
        pytest.param([], "CHESTABDPELVIS", 650, ("chest", "abdomen", "pelvis"), id="body part examined"),
        pytest.param(
            ["liver 3 phases"], "CHEST", 250, ("abdomen",), id="the description before the body part"
        ),
        pytest.param(["Mr. Chestnut"], None, 250, (), id="part of a word is no word"),
        pytest.param([], None, 250, (), id="nothing said"),
    ],
)
def test_region(texts: list, body_part: str | None, extent_mm: float, region: tuple) -> None:
    assert propose_region(ProposalWords(tuple(texts), body_part), extent_mm) == region


@pytest.mark.parametrize(
    ("texts", "start", "scan", "phase"),
    [
        pytest.param(["Abdomen portal venous"], None, None, "portal venous", id="word"),
        pytest.param(["late arterial"], None, None, "late arterial", id="late and arterial"),
        pytest.param([], "100000", "100110", "portal venous", id="70 s after the injection"),
        pytest.param([], "100000", "100025.5", "arterial", id="25 s after the injection"),
        pytest.param(["arterial"], "100000", "100040", "late arterial", id="the time makes it late"),
        pytest.param(["arterial"], "100000", "100110", "unknown", id="word and time disagree"),
        pytest.param(["arterial and venous"], None, None, "unknown", id="two words disagree"),
        pytest.param([], "100000", "100052", "unknown", id="between two phases"),
        pytest.param([], "100110", "100000", "unknown", id="scanned before the injection"),
        pytest.param(["thin slices"], None, None, "unknown", id="no word"),
    ],
)
def test_phase(texts: list, start: str | None, scan: str | None, phase: str) -> None:
    times = ScanTimes(contrast_start_time=start, acquisition_time=scan)
    assert propose_phase(ProposalWords(tuple(texts)), times) == phase


@pytest.mark.parametrize(
    ("kernel", "kind"),
    [
        ("STANDARD", "soft"),
        ("LUNG", "lung"),
        ("BONEPLUS", "bone"),
        ("B30f", "soft"),
        ("Br40d\\3", "soft"),
        ("B60f", "lung"),
        ("Bl57d", "lung"),
        ("B80f", "bone"),
        ("B46f", "unknown"),
        ("FC08", "soft"),
        ("FC51", "lung"),
        ("L", "lung"),
        ("Dr. Smith", "unknown"),
        (None, "unknown"),
    ],
)
def test_kernel_class(kernel: str | None, kind: str) -> None:
    assert propose_kernel(kernel) == kind


@given(st.text(), st.text(), st.text())
def test_no_word_of_the_file_ever_leaves(text: str, body_part: str, kernel: str) -> None:
    words = ProposalWords((text,), body_part, kernel)
    assert set(propose_region(words, 400)) <= {"head", "neck", "chest", "abdomen", "pelvis"}
    phases = {"native", "arterial", "late arterial", "portal venous", "delayed", "unknown"}
    assert propose_phase(words, ScanTimes()) in phases
    assert propose_kernel(kernel) in {"soft", "lung", "bone", "unknown"}
