"""What a held-back picture shows: nothing of it may vanish (BN-3)."""

from types import SimpleNamespace

import numpy as np
import pytest

from recist_reader.imaging import volume_loader
from recist_reader.ui.start.preview import picture


def shown(monkeypatch, stored, photometric):
    monkeypatch.setattr(volume_loader, "load_stored", lambda _source: stored)
    return picture(SimpleNamespace(pixels=SimpleNamespace(photometric=photometric)))


def test_text_at_the_top_of_the_range_stays_apart_from_the_body(monkeypatch):
    stored = np.full((40, 40), -1000, np.int16)
    stored[10:30, 10:30] = 50
    stored[:3] = 3000
    levels = shown(monkeypatch, stored, "MONOCHROME2")
    assert levels[0, 0] > levels[20, 20] > levels[5, 35]


def test_inverted_grey_is_shown_as_it_is_meant(monkeypatch):
    stored = np.zeros((10, 10), np.uint16)
    stored[5] = 1000
    levels = shown(monkeypatch, stored, "MONOCHROME1")
    assert levels[0, 0] == 255
    assert levels[5, 0] == 0


@pytest.mark.parametrize("photometric", ["RGB", "YBR_RCT", "YBR_FULL"])
def test_colours_of_equal_lightness_stay_apart(monkeypatch, photometric):
    stored = np.zeros((10, 10, 3), np.uint8)
    stored[:5, :, 0], stored[5:, :, 1] = 200, 200
    levels = shown(monkeypatch, stored, photometric)
    assert levels.shape == (10, 10, 3)
    assert not np.array_equal(levels[0, 0], levels[9, 0])


def test_a_flat_picture_is_no_error(monkeypatch):
    assert shown(monkeypatch, np.full((4, 4), 7, np.int16), "MONOCHROME2").max() == 0
