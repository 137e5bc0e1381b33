"""The checks of the lock page: what blocks, what asks a reason, what warns, what passed (GD-30)."""

from recist_reader.reading.read_session import ReadView
from recist_reader.trial.checks.result import CheckResult, Level
from recist_reader.trial.facts import BASELINE
from recist_reader.ui.reader.models.keys import Keys, shipped, with_own_keys
from recist_reader.ui.reader.models.lock_views import CheckLine, CountChip
from recist_reader.ui.reader.models.to_read import lesions_to_read
from recist_reader.ui.reader.panels.views.marks import Tone
from recist_reader.ui.texts import plural, shown, tr

EVERYWHERE: dict[str, str] = {
    "SQ-1": tr("there are images to read"),
    "GD-6": tr("every lesion has a value or a state"),
    "GD-20": tr("the required regions are covered by the scans"),
    "GD-24": tr("every edit is saved"),
    "GD-9": tr("slices are thin enough, and as at baseline"),
    "GD-11": tr("measured in the plane of the baseline"),
    "GD-12": tr("measured on calibrated images without loss"),
    "GD-13": tr("no value stands out against the prior one"),
    "GD-14": tr("each lesion was measured at its earlier place"),
    "GD-15": tr("no two lesions lie in one place"),
    "GD-16": tr("each not evaluable lesion has its reason"),
    "GD-21": tr("the scans were made within 28 days"),
    "GD-22": tr("the images were looked through"),
    "GD-23": tr("each node has its short axis"),
    "T-1": tr("each organ is one of the list"),
    "ER": tr("no image came in twice with other content"),
    "FT-30": tr("the images under the marks are there, as they were stored"),
}
AT_BASELINE: dict[str, str] = {
    "GD-1": tr("the number of targets is within the limits"),
    "GD-2": tr("each target reaches the minimum size"),
    "GD-3": tr("no normal node is recorded as disease"),
    "GD-4": tr("no target of a kind that is never measurable"),
    "GD-5": tr("no target in a treated field"),
    "GD-7": tr("disease is recorded at baseline"),
    "OR-6": tr("disease is recorded at baseline, or its absence confirmed twice"),
    "GD-8": tr("the baseline scan is recent enough"),
}
LATER: dict[str, str] = {
    "GD-10": tr("phase, kernel and window are those of the baseline"),
    "GD-17": tr("no non-target progression against the targets"),
    "GD-18": tr("new lesions lie in regions imaged at baseline"),
    "GD-19": tr("nothing is back after a complete response"),
    "SG-9": tr("the images of earlier timepoints are as they were locked"),
    "NL-8": tr("no new lesion was visible at baseline in retrospect"),
    "NL-10": tr("no proved new lesion is taken back"),
    "S-7": tr("no target is merged across organs"),
}
ALWAYS_LISTED = ("GD-6", "GD-20", "GD-24")


def passed_words(label: str) -> dict[str, str]:
    """Check id -> what it means that it passed, for the checks that apply at a timepoint."""
    return {**EVERYWHERE, **(AT_BASELINE if label == BASELINE else LATER)}


def check_lines(view: ReadView, keys: Keys = shipped) -> tuple[CheckLine, ...]:
    """Findings, those that block first, then the passed checks that a reader looks for."""
    findings = sorted((_finding_line(result, keys) for result in view.checks), key=_urgency)
    found = {result.id for result in view.checks}
    words = passed_words(view.label)
    passed = [
        CheckLine(check, words[check], Tone.DONE, _passed_note(view, check))
        for check in ALWAYS_LISTED
        if check not in found
    ]
    return (*findings, *passed)


def also_passed(view: ReadView) -> str:
    """The other checks that passed, by id: "Also passed: GD-9, GD-12"."""
    found = {result.id for result in view.checks}
    rest = [i for i in passed_words(view.label) if i not in found and i not in ALWAYS_LISTED]
    rest.sort(key=_place_of)
    return tr("Also passed: {rest}", rest=", ".join(rest)) if rest else ""


def _place_of(check: str) -> tuple[bool, str, int]:
    """The table of edit checks first, by number."""
    letters, _, number = check.partition("-")
    return letters != "GD", letters, int(number or 0)


def count_chips(view: ReadView) -> tuple[CountChip, ...]:
    """Passed checks, warnings and blocks in numbers."""
    found = {result.id for result in view.checks}
    passed = sum(check not in found for check in passed_words(view.label))
    blocks = sum(result.blocks_lock for result in view.checks)
    warnings = len(view.checks) - blocks
    return (
        CountChip(plural(passed, tr("1 check passed"), tr("{number} checks passed")), "done-circle", "ok"),
        CountChip(
            plural(warnings, tr("1 warning"), tr("{number} warnings")), "warning", "warn" if warnings else ""
        ),
        blocks_chip(blocks),
    )


def blocks_chip(blocks: int) -> CountChip:
    """How many things forbid the lock."""
    words = plural(blocks, tr("1 block"), tr("{number} blocks"))
    return CountChip(words, "blocked", "bad" if blocks else "")


def _finding_line(result: CheckResult, keys: Keys) -> CheckLine:
    name = f"{result.lesion_id}: " if result.lesion_id else ""
    if result.answered is not None:
        text = tr(
            "{name}{text}. Reason: {answered}", name=name, text=shown(result.text), answered=result.answered
        )
        return CheckLine(result.id, text, Tone.INFORMATION, tr("reason given"), lesion_id=result.lesion_id)
    if result.level is Level.REASON:
        note, asks, tone = tr("reason needed"), True, Tone.REFUSED
    elif result.level is Level.BLOCK:
        note, asks, tone = tr("blocks"), False, Tone.REFUSED
    else:
        note, asks, tone = tr("recorded"), False, Tone.WARNING
    return CheckLine(
        result.id,
        f"{name}{shown(result.text)}",
        tone,
        note,
        with_own_keys(shown(result.remedy), keys),
        result.lesion_id,
        asks,
        result.blocks_lock,
    )


def _urgency(line: CheckLine) -> int:
    if line.blocks:
        return int(line.asks_reason)
    return 2 if line.tone is Tone.WARNING else 3


def _passed_note(view: ReadView, check: str) -> str:
    if check != "GD-6":
        return ""
    total = len(lesions_to_read(view))
    return tr("{total} of {total}", total=total)
