"""Published figures to print beside ours, not limits to keep (RA-3)."""

from collections.abc import Mapping
from dataclasses import dataclass

from recist_reader.said import phrase


@dataclass(frozen=True)
class Published:
    """A share from 0 to 1 that was published, by statistic of ours."""

    statistic: str
    share: float
    of: str


_TRIALS_79 = phrase("{cases} cases in {trials} trials", cases="23,476", trials=79)
_TRIALS_40 = phrase("{subjects} subjects of {trials} trials", subjects="12,299", trials=40)
_LUNG = phrase("{subjects} lung patients", subjects="1,724")

PUBLISHED: tuple[Published, ...] = (
    Published("adjudication_rate", 0.42, _TRIALS_79),
    Published(
        "discordance_best_response",
        0.23,
        _TRIALS_40,
    ),
    Published(
        "discordance_pd_date",
        0.31,
        _TRIALS_40,
    ),
    Published("discordance_pd", 0.21, _LUNG),
    Published("discordance_pd_date", 0.41, _LUNG),
    Published("discordance_best_response", 0.29, _LUNG),
    Published("discordance_first_response_date", 0.49, _LUNG),
)
USUAL_DISAGREEMENT = (0.20, 0.40)
"""What is seen as usual."""

LANDIS_AND_KOCH: Mapping[str, float] = {
    phrase("poor"): 0.0,
    phrase("slight"): 0.20,
    phrase("fair"): 0.40,
    phrase("moderate"): 0.60,
    phrase("substantial"): 0.80,
    phrase("almost perfect"): 1.0,
}
"""Upper bounds of kappa by word, for a footnote only (AG-2). Source: Landis and Koch 1977."""
