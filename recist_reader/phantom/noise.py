"""Noise with the grain of a reconstruction kernel, the same for the same seed."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from recist_reader.phantom.solids import Field


@dataclass(frozen=True)
class Grain:
    """Correlated noise for slices of one matrix.

    `sigma_hu` is its standard deviation, `grain_pixels` the width of a grain: about 1.3 for a soft
    kernel, below 0.8 for a sharp one.
    """

    rows: int
    columns: int
    sigma_hu: float
    grain_pixels: float = 1.3

    @cached_property
    def _filter(self) -> NDArray[np.float32]:
        down = np.fft.fftfreq(self.rows)[:, None]
        across = np.fft.rfftfreq(self.columns)[None, :]
        frequency = np.sqrt(down**2 + across**2)
        # CT noise has little power at low frequency (ramp) and at high frequency (kernel).
        response = np.sqrt(frequency + 0.01) * np.exp(-2 * (np.pi * frequency * self.grain_pixels) ** 2)
        weight = np.full(across.shape, 2.0)
        weight[0, 0] = 1.0
        power = float((response**2 * weight).sum()) / (self.rows * self.columns)
        return np.asarray(response / np.sqrt(power), np.float32)

    def slice(self, seed: tuple[int, ...]) -> Field:
        """Return rows x columns of noise in HU."""
        white = np.random.default_rng(seed).standard_normal((self.rows, self.columns), np.float32)
        coloured = np.fft.irfft2(np.fft.rfft2(white) * self._filter, s=white.shape)
        return np.asarray(coloured * np.float32(self.sigma_hu), np.float32)
