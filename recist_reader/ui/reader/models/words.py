"""Numbers and names as they are printed."""

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from math import floor

from recist_reader.recist.vocabulary import Response
from recist_reader.trial.facts import BASELINE, SeriesFacts, SubjectFacts, TimepointFacts
from recist_reader.trial.records import LesionRecord
from recist_reader.ui.texts import tr

MINUS = "−"
ONE_DECIMAL = Decimal("0.1")
_ENDS_IN_RULES = re.compile(r"\([A-Z]{1,4}-\d+(, [A-Z]{1,4}-\d+)*\)$")
_NEGATIVE = re.compile(r"(?<![\w-])-(?=\d)")

RESPONSE_WORDS = {
    Response.CR: tr("complete response"),
    Response.PR: tr("partial response"),
    Response.SD: tr("stable disease"),
    Response.NON_CR_NON_PD: tr("no progression"),
    Response.PD: tr("progressive disease"),
    Response.NE: tr("not evaluable"),
    Response.NED: tr("no disease"),
    Response.NA: tr("none at baseline"),
}

STATE_WORDS = {
    "too_small": tr("too small"),
    "absent": tr("absent"),
    "not_evaluable": tr("NE"),
    "merged": tr("merged"),
    "present": tr("present"),
    "unequivocal_pd": tr("progression"),
    "equivocal_pd": tr("equivocal"),
    "unequivocal": tr("unequivocal"),
    "equivocal": tr("equivocal"),
    "not_lesion": tr("no lesion"),
}


def with_rule(text: str, rule: str) -> str:
    """A text and the rule behind it in one pair of brackets: "has no mark (LS-9, GD-6)"."""
    return f"{text[:-1]}, {rule})" if _ENDS_IN_RULES.search(text) else f"{text} ({rule})"


def minus(text: str) -> str:
    """The true minus sign before numbers; the hyphens of NON-CR/NON-PD and TR-3 stay."""
    return _NEGATIVE.sub(MINUS, text)


def mm_text(value: Decimal | None) -> str:
    """A length to one decimal at least; nothing for None."""
    if value is None:
        return ""
    return minus(format(with_decimal(value), "f"))


def with_decimal(value: Decimal) -> Decimal:
    """The same length, written to one decimal at least."""
    exponent = value.as_tuple().exponent
    return value if isinstance(exponent, int) and exponent <= -1 else value.quantize(ONE_DECIMAL)


def signed(value: Decimal) -> str:
    """A change with its sign, one decimal, half away from zero (N-3: shown, never compared)."""
    rounded = value.quantize(ONE_DECIMAL, ROUND_HALF_UP)
    return minus(f"{rounded:+f}") if rounded else "0.0"


def percent(now: Decimal | None, reference: Decimal | None) -> str:
    """Change in percent with its sign, a dash where it is undefined (N-4)."""
    if now is None or reference is None or reference == 0:
        return "-"
    return signed(100 * (now - reference) / reference)


def seen_percent(share: float) -> str:
    """A share of slices in whole percent, rounded down: 100 % means all of them (GD-22)."""
    return f"{floor(100 * share + 1e-9)} %"


def timepoint_name(label: str) -> str:
    return tr("Baseline") if label == BASELINE else label


def day_text(facts: SubjectFacts, at: TimepointFacts) -> str:
    """When a timepoint was scanned, as `scan_day` tells it; nothing without a date."""
    return "" if at.date is None else scan_day(facts, at.date)


def shown_day_text(facts: SubjectFacts, at: TimepointFacts | None, series: SeriesFacts | None) -> str:
    """When the series shown was scanned (ST-5), as `scan_day` tells it; without a series its timepoint."""
    if series is None:
        return "" if at is None else day_text(facts, at)
    return "" if series.scan_date is None else scan_day(facts, series.scan_date)


def scan_day(facts: SubjectFacts, scanned: date) -> str:
    """ "Day 84" from the first baseline scan (ST-5), nothing where there is none yet.

    Under `visit_only` nothing, under `absolute` the date itself, "2024-03-10" (BN, BL-34).
    """
    rule = facts.options.workflow.date_display
    if rule == "visit_only":
        return ""
    if rule == "absolute":
        return f"{scanned:%Y-%m-%d}"
    day = facts.day(scanned)
    return "" if day is None else tr("Day {day}", day=minus(str(day)))


def short_day_text(facts: SubjectFacts, at: TimepointFacts) -> str:
    """ "d84" for a place too narrow for a date; nothing where `day_text` tells no day."""
    if facts.options.workflow.date_display != "relative_days" or at.date is None:
        return ""
    day = facts.day(at.date)
    return "" if day is None else tr("d{day}", day=minus(str(day)))


KIND_WORDS = {
    "effusion": tr("effusion"),
    "ascites": tr("ascites"),
    "lymphangitic": tr("lymphangitic"),
    "leptomeningeal": tr("leptomeningeal"),
    "simple_cyst": tr("simple cyst"),
    "cystic_metastasis": tr("cystic"),
    "lytic": tr("lytic"),
    "mixed": tr("mixed"),
    "blastic": tr("blastic"),
    "diffuse": tr("diffuse"),
}
"""Kind of a lesion that the rules treat apart (M-5 to M-7) -> its word."""


def organ_text(lesion: LesionRecord) -> str:
    """ "Liver, segment 7", "Node, mesenteric", "Lung, right", "Bone, rib, blastic, treated field"."""
    organ = tr("node") if lesion.organ.lower() == "lymph node" else lesion.organ
    parts = [organ[:1].upper() + organ[1:]]
    if lesion.subsite:
        is_segment = lesion.organ.lower() == "liver" and lesion.subsite[:1].isdigit()
        parts.append(tr("segment {subsite}", subsite=lesion.subsite) if is_segment else lesion.subsite)
    if lesion.side:
        parts.append(lesion.side)
    if lesion.kind:
        parts.append(KIND_WORDS.get(lesion.kind, lesion.kind))
    if lesion.irradiated:
        parts.append(tr("treated field"))
    return ", ".join(parts)


SHORT_REGIONS = {"abdomen": "abd."}


def region_text(regions: tuple[str, ...]) -> str:
    """ "abdomen", "chest-abd."; words of the closed list only (BN-1)."""
    if not regions:
        return tr("region unknown")
    if len(regions) == 1:
        return regions[0]
    return "-".join(SHORT_REGIONS.get(r, r) for r in (regions[0], regions[-1]))


def series_title(series: SeriesFacts) -> str:
    """ "CT abdomen"; a single image says so."""
    return f"{series.label.modality} {region_text(series.label.region)}"


def series_under(series: SeriesFacts) -> str:
    """ "portal venous 2.5": phase, else kernel, and thickness in mm."""
    label = series.label
    word = label.phase if label.phase != "unknown" else (label.kernel if label.kernel != "unknown" else "")
    if label.kernel == "lung":
        word = "lung"
    return f"{word} {thickness_text(series)}".strip()


def thickness_text(series: SeriesFacts) -> str:
    """Empty where the files say no thickness (M-11): the gap between slices is none."""
    value = series.thickness_mm
    return "" if value is None else mm_text(value.quantize(ONE_DECIMAL))
