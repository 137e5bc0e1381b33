"""Plain English for every rule that answers: one line with its figures, and what the rule says.

`sentence(reason)` tells one outcome, `told(reason)` its figures alone, `RULE_TEXTS` what the rule says in
general. Each is said: English here and in every answer, translated where the window shows it.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal

from recist_reader.recist.assessment import Figure, Finding, Reason
from recist_reader.said import Said, joined, phrase

RULE_TEXTS: Mapping[str, Said] = {
    "BOR-3": phrase(
        "Without confirmation the best response is the best category reached, a stable one only "
        "if it lasted long enough."
    ),
    "BOR-5": phrase("A stable category seen only too early does not count: what remains is PD, or NE."),
    "BOR-6": phrase("CR is confirmed by a second CR at least 28 days later, with at most one NE between."),
    "BOR-7": phrase(
        "PR is confirmed by a second PR or CR at least 28 days later, with at most one NE and one SD between."
    ),
    "BOR-8": phrase(
        "An unconfirmed CR or PR falls to the stable category if that lasted long enough, else to PD or NE."
    ),
    "BOR-10": phrase("Without a baseline or without a later timepoint nothing can be evaluated: NE."),
    "D-6": phrase(
        "A date of death without its day leaves survival without progression open where it would be the "
        "event."
    ),
    "NL-2": phrase("An unequivocal new lesion is PD, whatever the rest."),
    "NL-3": phrase(
        "An equivocal new lesion that proves true later dates PD back to the scan that first showed it."
    ),
    "NT-1": phrase("No non-target lesion was recorded at baseline."),
    "NT-2": phrase("One non-target lesion with unequivocal progression makes non-target PD."),
    "NT-3": phrase(
        "With a non-target lesion that cannot be evaluated, and none progressing, non-target is NE."
    ),
    "NT-4": phrase("All non-target lesions are gone, nodes below 10 mm short axis: non-target CR."),
    "NT-5": phrase("A non-target lesion is still there and none progresses: NON-CR/NON-PD."),
    "NT-11": phrase(
        "A non-target marked as equivocal progression and proved at the next timepoint dates PD back "
        "to the mark."
    ),
    "OR-1": phrase("PD of the targets or of the non-targets is overall PD."),
    "OR-2": phrase("With targets at baseline, Table 1 gives the overall response."),
    "OR-3": phrase("With non-target disease only, Table 2 gives the overall response."),
    "OR-5": phrase("After an earlier CR any lesion that is back is PD, whatever the sum."),
    "OR-6": phrase("Without disease at baseline the response is NED until a new lesion makes PD."),
    "OR-9": phrase("A scheduled visit without images is NE."),
    "PFS-1": phrase(
        "Time runs from randomisation to the first of PD and death; the event stands at its own date."
    ),
    "PFS-2": phrase("Without an event observation ends at the last evaluable assessment."),
    "PFS-3": phrase(
        "An event after two or more missed visits in a row does not count: observation ends before the gap."
    ),
    "PFS-4": phrase(
        "A new anticancer therapy before the event ends observation at the last evaluable assessment "
        "up to its start."
    ),
    "PFS-5": phrase(
        "Without an evaluable assessment after baseline observation ends at randomisation, but for an "
        "early death."
    ),
    "PFS-6": phrase("Without a baseline assessment observation ends at randomisation."),
    "PFS-11": phrase("In this variant an event after a gap is dated at the first missed visit."),
    "TR-1": phrase("No target lesion was recorded at baseline."),
    "TR-2": phrase("All targets are gone, and every target node is below 10 mm short axis: CR."),
    "TR-3": phrase("PD of the targets needs at least 20 % and at least 5 mm above the smallest earlier sum."),
    "TR-4": phrase("With a target missing, what is left may already prove PD: missing parts can only add."),
    "TR-5": phrase("With a target missing and PD not proved, the target response is NE."),
    "TR-6": phrase("PR needs a sum at least 30 % below the baseline sum."),
    "TR-7": phrase("Neither enough shrinkage from baseline nor enough growth from the nadir: SD."),
    "TR-10": phrase("Without target scans, or with no target evaluable, the target response is NE."),
    "TR-13": phrase("By charter a PR once reached is carried on until PD or CR."),
    "new_lesion_region_not_scanned": phrase(
        "By charter CR needs all regions of the baseline: with one not imaged it is NE."
    ),
}


def sentence(reason: Reason) -> Said:
    """Return one line: the rule, whether it was met, and the figures that decided."""
    words = told(reason)
    if reason.met:
        said = phrase("{rule} met: {words}", rule=reason.rule, words=words)
        return said if words else phrase("{rule} met", rule=reason.rule)
    said = phrase("{rule} not met: {words}", rule=reason.rule, words=words)
    return said if words else phrase("{rule} not met", rule=reason.rule)


def told(reason: Reason) -> Said:
    """Return the figures of one outcome in words, without rule and outcome; empty for an unknown rule."""
    tell = _SENTENCES.get(reason.rule)
    return tell(reason) if tell else RULE_TEXTS.get(reason.rule, _NOTHING)


def figure_text(figure: Figure, *, signed: bool = False) -> str:
    """Return a figure as people read it: `-29.8`, `+12.7`, `-` for none. A true minus is for the window."""
    if figure is None:
        return "-"
    if isinstance(figure, Decimal):
        return f"{figure:+f}" if signed else f"{figure:f}"
    return str(figure)


_NOTHING = joined("", ())


def _growth(reason: Reason) -> Said:
    figures = reason.figures
    percent = figures.get("pct_from_nadir")
    return phrase(
        "{relative} ({relative_need}), {absolute} ({absolute_need})",
        relative=phrase("nadir 0") if percent is None else f"{figure_text(percent, signed=True)} %",
        relative_need=_half("20", figures.get("relative_met")),
        absolute=f"{figure_text(figures.get('abs_from_nadir_mm'), signed=True)} mm",
        absolute_need=_half("5", figures.get("absolute_met")),
    )


def _half(threshold: str, met: Figure) -> Said:
    return (
        phrase("{threshold}: met", threshold=threshold)
        if met
        else phrase("needs {threshold}", threshold=threshold)
    )


def _shrinkage(reason: Reason) -> Said:
    figures = reason.figures
    return phrase(
        "{sum} {sign} {limit} (0.7 x {baseline})",
        sum=figure_text(figures.get("sum_mm")),
        sign="<=" if reason.met else ">",
        limit=figure_text(figures.get("pr_at_or_below_mm")),
        baseline=figure_text(figures.get("baseline_mm")),
    )


def _complete(reason: Reason) -> Said:
    if reason.met:
        sum_mm = figure_text(reason.figures.get("sum_mm"))
        return phrase("all targets gone, nodes below 10 mm; sum {sum}", sum=sum_mm)
    return phrase("still there: {lesions}", lesions=_lesions(reason))


def _partial(reason: Reason) -> Said:
    partial = figure_text(reason.figures.get("partial_sum_mm"))
    return phrase("partial {sum} ({lesions} not evaluable)", sum=partial, lesions=_lesions(reason))


def _row(reason: Reason) -> Said:
    figures = reason.figures
    return phrase(
        "row {target} x {non_target}", target=figures.get("target"), non_target=figures.get("non_target")
    )


def _non_target_row(reason: Reason) -> Said:
    return phrase("row {non_target}", non_target=reason.figures.get("non_target"))


def _progressing(reason: Reason) -> Said:
    return phrase("unequivocal progression of {lesions}", lesions=_lesions(reason))


def _not_evaluable(reason: Reason) -> Said:
    return phrase("not evaluable {lesions}", lesions=_lesions(reason))


def _present(reason: Reason) -> Said:
    return phrase("present {lesions}", lesions=_lesions(reason))


def _back(reason: Reason) -> Said:
    return phrase("back after CR: {lesions}", lesions=_lesions(reason))


def _unequivocal(reason: Reason) -> Said:
    return phrase("unequivocal {lesions}", lesions=_lesions(reason))


def _proved(reason: Reason) -> Said:
    proved_at = reason.figures.get("proved_at")
    return phrase(
        "{lesions} proved at {timepoint}, PD dated back", lesions=_lesions(reason), timepoint=proved_at
    )


def _regions(reason: Reason) -> Said:
    return phrase("not imaged: {regions}", regions=reason.figures.get("regions"))


def _lesions(reason: Reason | Finding) -> str:
    return ", ".join(reason.lesions) or phrase("none")


_SENTENCES: Mapping[str, Callable[[Reason], Said]] = {
    "TR-2": _complete,
    "TR-3": _growth,
    "TR-4": _growth,
    "TR-5": _partial,
    "TR-6": _shrinkage,
    "NT-2": _progressing,
    "NT-3": _not_evaluable,
    "NT-5": _present,
    "OR-1": _row,
    "OR-2": _row,
    "OR-3": _non_target_row,
    "OR-5": _back,
    "NL-2": _unequivocal,
    "NL-3": _proved,
    "NT-11": _proved,
    "new_lesion_region_not_scanned": _regions,
}

FINDING_TEXTS: Mapping[str, Said] = {
    "NO_RANDOMISATION": phrase(
        "there is no randomisation date: PFS is not computed, and the minimum duration of a "
        "stable response counts from the baseline scan"
    ),
    "DEATH_DATE_PARTIAL": phrase("the date of death has no day"),
    "TIMEPOINT_DATES_OUT_OF_ORDER": phrase("the timepoint is dated before the one that precedes it"),
    "SCAN_AFTER_DEATH": phrase("the scan is dated after death"),
    "SCAN_BEFORE_RANDOMISATION": phrase("the scan after baseline is dated before randomisation"),
    "DEATH_BEFORE_RANDOMISATION": phrase("death is dated before randomisation"),
    "ORGAN_NOT_LISTED": phrase("the organ is not in the list and counts as one of its own"),
    "TARGET_LIMIT": phrase("the target list goes beyond the limits"),
    "TARGET_IN_TREATED_FIELD": phrase("a target lies in a treated field: was progression shown there since"),
    "TARGET_IN_GUT_WALL": phrase("a target in the gut wall is seldom measured repeatably"),
    "NODE_MEASURED_AS_NON_NODAL": phrase("a lymph node is not marked as nodal: its longest diameter counts"),
    "NO_BASELINE": phrase("there is no baseline: nothing can be evaluated"),
    "TARGET_BELOW_MINIMUM": phrase("a target is below the minimum size at baseline"),
    "BASELINE_OLD": phrase("the baseline scan is more than 28 days old"),
    "BASELINE_LATE": phrase("the baseline scan is dated after its reference day"),
    "SCANS_FAR_APART": phrase("the scans of one timepoint are more than 28 days apart"),
    "LESION_DATE_BEFORE_TIMEPOINT": phrase("a lesion's scan is dated before the timepoint's first scan"),
    "NON_TARGET_PD_ALONE": phrase("PD rests on non-target disease alone: what is the reason"),
    "EFFUSION_NEEDS_CYTOLOGY": phrase("an effusion that grows needs cytology to count as malignant"),
    "WAS_THE_CR_REAL": phrase("a lesion is back after CR: was the CR real"),
    "REGION_NOT_SCANNED": phrase("a region of the baseline was not imaged: a new lesion there stays unseen"),
    "REGION_NOT_IMAGED_AT_BASELINE": phrase("the new lesion lies where baseline was not imaged"),
    "PROVED_LESION_NOT_UNDONE": phrase("a new lesion once unequivocal stays so"),
}


def finding_sentence(finding: Finding) -> Said:
    """Return a query in one line: what it is about, with lesions and figures."""
    words = FINDING_TEXTS[finding.code]
    about = [*finding.lesions, *(figure_text(f) for f in finding.figures.values() if f is not None)]
    return joined("", (words, " (", joined(", ", about), ")")) if about else words
