"""Published figures to print beside ours, not limits to keep (RA-3)."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Published:
    """A share from 0 to 1 that was published, by statistic of ours."""

    statistic: str
    share: float
    of: str


PUBLISHED: tuple[Published, ...] = (
    Published("adjudication_rate", 0.42, "23,476 cases in 79 trials"),
    Published("discordance_best_response", 0.23, "12,299 subjects of 40 trials"),
    Published("discordance_pd_date", 0.31, "12,299 subjects of 40 trials"),
    Published("discordance_pd", 0.21, "1,724 lung patients"),
    Published("discordance_pd_date", 0.41, "1,724 lung patients"),
    Published("discordance_best_response", 0.29, "1,724 lung patients"),
    Published("discordance_first_response_date", 0.49, "1,724 lung patients"),
)
USUAL_DISAGREEMENT = (0.20, 0.40)
"""What is seen as usual."""

LANDIS_AND_KOCH: Mapping[str, float] = {
    "poor": 0.0,
    "slight": 0.20,
    "fair": 0.40,
    "moderate": 0.60,
    "substantial": 0.80,
    "almost perfect": 1.0,
}
"""Upper bounds of kappa by word, for a footnote only (AG-2). Source: Landis and Koch 1977."""
