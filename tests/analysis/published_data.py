"""Worked examples from the literature, as figures."""

import numpy as np
from numpy.typing import NDArray

SHROUT_AND_FLEISS = np.array(
    [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]], dtype=np.float64
)
"""Six subjects, four judges: Psychol Bull 1979;86:420-8, table 2."""


def _litres_per_minute(row: str) -> NDArray[np.float64]:
    return np.array(row.split(), dtype=np.float64)


# Peak flow of 17 subjects by two meters, two readings each: Bland and Altman, Lancet 1986;i:307-10, table 1.
LARGE_METER = _litres_per_minute("494 395 516 434 476 557 413 442 650 433 417 656 267 478 178 423 427")
LARGE_METER_AGAIN = _litres_per_minute("490 397 512 401 470 611 415 431 638 429 420 633 275 492 165 372 421")
MINI_METER = _litres_per_minute("512 430 520 428 500 600 364 380 658 445 432 626 260 477 259 350 451")
MINI_METER_AGAIN = _litres_per_minute("525 415 508 444 500 625 460 390 642 432 420 605 227 467 268 370 443")
