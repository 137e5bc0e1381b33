"""Plain English for every rule that answers: one line with its figures, and what the rule says.

`sentence(reason)` tells one outcome, `RULE_TEXTS` what the rule says in general.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal

from recist_reader.recist.assessment import Figure, Finding, Reason

RULE_TEXTS: Mapping[str, str] = {
    "BOR-3": "Without confirmation the best response is the best category reached, a stable one only "
    "if it lasted long enough.",
    "BOR-5": "A stable category seen only too early does not count: what remains is PD, or NE.",
    "BOR-6": "CR is confirmed by a second CR at least 28 days later, with at most one NE between.",
    "BOR-7": "PR is confirmed by a second PR or CR at least 28 days later, with at most one NE and one SD "
    "between.",
    "BOR-8": "An unconfirmed CR or PR falls to the stable category if that lasted long enough, else to PD "
    "or NE.",
    "BOR-10": "Without a baseline or without a later timepoint nothing can be evaluated: NE.",
    "D-6": "A date of death without its day leaves survival without progression open where it would be the "
    "event.",
    "NL-2": "An unequivocal new lesion is PD, whatever the rest.",
    "NL-3": "An equivocal new lesion that proves true later dates PD back to the scan that first showed it.",
    "NT-1": "No non-target lesion was recorded at baseline.",
    "NT-2": "One non-target lesion with unequivocal progression makes non-target PD.",
    "NT-3": "With a non-target lesion that cannot be evaluated, and none progressing, non-target is NE.",
    "NT-4": "All non-target lesions are gone, nodes below 10 mm short axis: non-target CR.",
    "NT-5": "A non-target lesion is still there and none progresses: NON-CR/NON-PD.",
    "NT-11": "A non-target marked as equivocal progression and proved at the next timepoint dates PD back "
    "to the mark.",
    "OR-1": "PD of the targets or of the non-targets is overall PD.",
    "OR-2": "With targets at baseline, Table 1 gives the overall response.",
    "OR-3": "With non-target disease only, Table 2 gives the overall response.",
    "OR-5": "After an earlier CR any lesion that is back is PD, whatever the sum.",
    "OR-6": "Without disease at baseline the response is NED until a new lesion makes PD.",
    "OR-9": "A scheduled visit without images is NE.",
    "PFS-1": "Time runs from randomisation to the first of PD and death; the event stands at its own date.",
    "PFS-2": "Without an event observation ends at the last evaluable assessment.",
    "PFS-3": "An event after two or more missed visits in a row does not count: observation ends before "
    "the gap.",
    "PFS-4": "A new anticancer therapy before the event ends observation at the last evaluable assessment "
    "up to its start.",
    "PFS-5": "Without an evaluable assessment after baseline observation ends at randomisation, but for an "
    "early death.",
    "PFS-6": "Without a baseline assessment observation ends at randomisation.",
    "PFS-11": "In this variant an event after a gap is dated at the first missed visit.",
    "TR-1": "No target lesion was recorded at baseline.",
    "TR-2": "All targets are gone, and every target node is below 10 mm short axis: CR.",
    "TR-3": "PD of the targets needs at least 20 % and at least 5 mm above the smallest earlier sum.",
    "TR-4": "With a target missing, what is left may already prove PD: missing parts can only add.",
    "TR-5": "With a target missing and PD not proved, the target response is NE.",
    "TR-6": "PR needs a sum at least 30 % below the baseline sum.",
    "TR-7": "Neither enough shrinkage from baseline nor enough growth from the nadir: SD.",
    "TR-10": "Without target scans, or with no target evaluable, the target response is NE.",
    "TR-13": "By charter a PR once reached is carried on until PD or CR.",
    "new_lesion_region_not_scanned": "By charter CR needs all regions of the baseline: with one not imaged "
    "it is NE.",
}


def sentence(reason: Reason) -> str:
    """Return one line: the rule, whether it was met, and the figures that decided."""
    tell = _SENTENCES.get(reason.rule)
    told = tell(reason) if tell else RULE_TEXTS.get(reason.rule, "")
    return f"{reason.rule} {'met' if reason.met else 'not met'}{': ' if told else ''}{told}"


def figure_text(figure: Figure, *, signed: bool = False) -> str:
    """Return a figure as people read it: `-29.8`, `+12.7`, `-` for none. A true minus is for the window."""
    if figure is None:
        return "-"
    if isinstance(figure, Decimal):
        return f"{figure:+f}" if signed else f"{figure:f}"
    return str(figure)


def _growth(reason: Reason) -> str:
    figures = reason.figures
    percent = figures.get("pct_from_nadir")
    relative = "nadir 0" if percent is None else f"{figure_text(percent, signed=True)} %"
    absolute = f"{figure_text(figures.get('abs_from_nadir_mm'), signed=True)} mm"
    return (
        f"{relative} ({_half('20', figures.get('relative_met'))}), "
        f"{absolute} ({_half('5', figures.get('absolute_met'))})"
    )


def _half(threshold: str, met: Figure) -> str:
    return f"{threshold}: met" if met else f"needs {threshold}"


def _shrinkage(reason: Reason) -> str:
    figures = reason.figures
    sign = "<=" if reason.met else ">"
    return (
        f"{figure_text(figures.get('sum_mm'))} {sign} {figure_text(figures.get('pr_at_or_below_mm'))} "
        f"(0.7 x {figure_text(figures.get('baseline_mm'))})"
    )


def _complete(reason: Reason) -> str:
    if reason.met:
        return f"all targets gone, nodes below 10 mm; sum {figure_text(reason.figures.get('sum_mm'))}"
    return f"still there: {_lesions(reason)}"


def _partial(reason: Reason) -> str:
    partial = figure_text(reason.figures.get("partial_sum_mm"))
    return f"partial {partial} ({_lesions(reason)} not evaluable)"


def _row(reason: Reason) -> str:
    figures = reason.figures
    return f"row {figures.get('target')} x {figures.get('non_target')}"


def _non_target_row(reason: Reason) -> str:
    return f"row {reason.figures.get('non_target')}"


def _which(words: str) -> Callable[[Reason], str]:
    return lambda reason: f"{words} {_lesions(reason)}"


def _proved(reason: Reason) -> str:
    return f"{_lesions(reason)} proved at {reason.figures.get('proved_at')}, PD dated back"


def _regions(reason: Reason) -> str:
    return f"not imaged: {reason.figures.get('regions')}"


def _lesions(reason: Reason | Finding) -> str:
    return ", ".join(reason.lesions) or "none"


_SENTENCES: Mapping[str, Callable[[Reason], str]] = {
    "TR-2": _complete,
    "TR-3": _growth,
    "TR-4": _growth,
    "TR-5": _partial,
    "TR-6": _shrinkage,
    "NT-2": _which("unequivocal progression of"),
    "NT-3": _which("not evaluable"),
    "NT-5": _which("present"),
    "OR-1": _row,
    "OR-2": _row,
    "OR-3": _non_target_row,
    "OR-5": _which("back after CR:"),
    "NL-2": _which("unequivocal"),
    "NL-3": _proved,
    "NT-11": _proved,
    "new_lesion_region_not_scanned": _regions,
}

FINDING_TEXTS: Mapping[str, str] = {
    "NO_RANDOMISATION": "there is no randomisation date: PFS is not computed, and the minimum duration of a "
    "stable response counts from the baseline scan",
    "DEATH_DATE_PARTIAL": "the date of death has no day",
    "TIMEPOINT_DATES_OUT_OF_ORDER": "the timepoint is dated before the one that precedes it",
    "SCAN_AFTER_DEATH": "the scan is dated after death",
    "SCAN_BEFORE_RANDOMISATION": "the scan after baseline is dated before randomisation",
    "DEATH_BEFORE_RANDOMISATION": "death is dated before randomisation",
    "ORGAN_NOT_LISTED": "the organ is not in the list and counts as one of its own",
    "TARGET_LIMIT": "the target list goes beyond the limits",
    "TARGET_IN_TREATED_FIELD": "a target lies in a treated field: was progression shown there since",
    "TARGET_IN_GUT_WALL": "a target in the gut wall is seldom measured repeatably",
    "NODE_MEASURED_AS_NON_NODAL": "a lymph node is not marked as nodal: its longest diameter counts",
    "NO_BASELINE": "there is no baseline: nothing can be evaluated",
    "TARGET_BELOW_MINIMUM": "a target is below the minimum size at baseline",
    "BASELINE_OLD": "the baseline scan is more than 28 days old",
    "BASELINE_LATE": "the baseline scan is dated after its reference day",
    "SCANS_FAR_APART": "the scans of one timepoint are more than 28 days apart",
    "LESION_DATE_BEFORE_TIMEPOINT": "a lesion's scan is dated before the timepoint's first scan",
    "NON_TARGET_PD_ALONE": "PD rests on non-target disease alone: what is the reason",
    "EFFUSION_NEEDS_CYTOLOGY": "an effusion that grows needs cytology to count as malignant",
    "WAS_THE_CR_REAL": "a lesion is back after CR: was the CR real",
    "REGION_NOT_SCANNED": "a region of the baseline was not imaged: a new lesion there stays unseen",
    "REGION_NOT_IMAGED_AT_BASELINE": "the new lesion lies where baseline was not imaged",
    "PROVED_LESION_NOT_UNDONE": "a new lesion once unequivocal stays so",
}


def finding_sentence(finding: Finding) -> str:
    """Return a query in one line: what it is about, with lesions and figures."""
    told = FINDING_TEXTS[finding.code]
    about = [*finding.lesions, *(figure_text(f) for f in finding.figures.values() if f is not None)]
    return f"{told} ({', '.join(about)})" if about else told
