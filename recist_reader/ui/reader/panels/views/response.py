"""What the response panel shows (FB)."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from recist_reader.recist.vocabulary import Response
from recist_reader.ui.reader.panels.views.marks import Tone
from recist_reader.ui.texts import tr


@dataclass(frozen=True)
class GaugeView:
    """Where the sum stands between the limits; words carry the exact numbers (N-2).

    Zones: PR up to `pr_limit_mm`, PD from `pd_limit_mm`; `partial` draws the pointer hollow.
    """

    sum_mm: Decimal
    baseline_mm: Decimal
    nadir_mm: Decimal
    pr_limit_mm: Decimal
    pd_limit_mm: Decimal
    prior_mm: Decimal | None = None
    partial: bool = False
    pr_text: str = ""  # "PR ≤ 84.3"
    pd_text: str = ""  # "PD ≥ 100.4"
    to_pr_text: str = ""  # "12.0 to PR"; empty: no way to show
    to_pd_text: str = ""


@dataclass(frozen=True)
class ChangeView:
    """One change line; a percentage never stands without its reference."""

    label: str
    percent: str
    mm: str
    reference: str


@dataclass(frozen=True)
class CategoryView:
    """One of the four categories: code, word, and what it rests on."""

    title: str
    response: Response | None
    text: str  # "SD", or "open", "none"
    under: str = ""
    open: bool = False


class Outcome(Enum):
    MET = "met"
    NOT_MET = "not met"
    OPEN = "open"


@dataclass(frozen=True)
class WhyLine:
    """One rule in the order evaluated; `rule_text` opens in place (FB-1)."""

    rule: str
    outcome: Outcome
    text: str
    rule_text: str = ""
    lesions: tuple[str, ...] = ()


@dataclass(frozen=True)
class NextItem:
    """Something missing before the lock; `link` is given back when it is clicked."""

    link: str
    text: str
    code: str = ""
    tone: Tone = Tone.OPEN
    key: str = ""


@dataclass(frozen=True)
class NoticeLine:
    """A warning or check that needs no click (GD)."""

    code: str
    text: str
    tone: Tone = Tone.WARNING


@dataclass(frozen=True)
class ResponseView:
    """All of the response panel; what is hidden by FB-5 is None or empty and `hidden` says why."""

    title: str
    chip: str = ""
    sum_text: str = ""
    gauge: GaugeView | None = None
    changes: tuple[ChangeView, ...] = ()
    categories: tuple[CategoryView, ...] = ()
    why: tuple[WhyLine, ...] = ()
    next_title: str = tr("Next, to lock")
    next_items: tuple[NextItem, ...] = ()
    what_if: tuple[NoticeLine, ...] = ()
    warnings: tuple[NoticeLine, ...] = ()
    banner: str = ""  # first overall PD (FB-6)
    banner_brief: str = ""  # the same on one line, for small windows
    hidden: str = ""  # "shown after lock"
