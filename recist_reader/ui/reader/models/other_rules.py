"""What the window says of a read with timepoints locked under another version of the rules (ER)."""

from dataclasses import dataclass
from decimal import Decimal

from recist_reader.problem import Problem
from recist_reader.reading.read_session import ReadView
from recist_reader.recist.version import RULES_VERSION
from recist_reader.trial.other_rules import Difference, LockedOtherwise
from recist_reader.ui.reader.models.comparison import hides_prior
from recist_reader.ui.reader.models.keys import Keys
from recist_reader.ui.reader.models.words import mm_text, timepoint_name
from recist_reader.ui.texts import tr

FIELD_WORDS = {
    "sum_mm": tr("sum"),
    "partial_sum_mm": tr("partial sum"),
    "nadir_mm": tr("nadir"),
    "target": tr("target"),
    "non_target": tr("non-target"),
    "overall": tr("overall"),
    "rules": tr("rules met"),
}


@dataclass(frozen=True)
class RulesNoticeView:
    """`lines`: one a timepoint. `way_out`: what leads to a read that can be edited again."""

    title: str
    lines: tuple[str, ...]
    way_out: str


def why_read_only(view: ReadView) -> Problem | None:
    """What an edit is refused with in the window; None where all locks stand under today's rules."""
    if not view.other_rules:
        return None
    first = view.other_rules[0]
    name = timepoint_name(first.timepoint)
    what = tr("read only: {name} is locked under rules {rules}", name=name, rules=first.rules)
    return Problem(what, "", tr("To go on, reopen {name}", name=name))


def rules_notice(view: ReadView, keys: Keys) -> RulesNoticeView | None:
    """The notice with the differences of each timepoint; None where none is locked under other rules.

    Earlier numbers that the study hides while a lesion is read are hidden here too (LS-8).
    """
    if not view.other_rules:
        return None
    hides = any(hides_prior(view, lesion.id) for lesion in view.state.lesions.values())
    name = timepoint_name(view.other_rules[0].timepoint)
    return RulesNoticeView(
        tr("Read only: locked under other rules than these ({rules})", rules=RULES_VERSION),
        tuple(_line(locked, hides) for locked in view.other_rules),
        tr(
            "As locked → as rules {rules} give, which the panels show. Nothing locked is rewritten. "
            "{key} reopens {name}; what follows is confirmed and locked again.",
            rules=RULES_VERSION,
            key=keys("reopen"),
            name=name,
        ),
    )


def _line(locked: LockedOtherwise, hides: bool) -> str:
    """ "TP1, rules 1, program 0.0.9: sum 25.0 → 26.0; overall SD → PD"."""
    if not locked.differences:
        found = tr("the result is the same")
    elif hides:
        found = tr("the result differs; figures are hidden while lesions are to be read")
    else:
        found = "; ".join(_difference(difference) for difference in locked.differences)
    return tr(
        "{name}, rules {rules}, program {software}: {found}",
        name=timepoint_name(locked.timepoint),
        rules=locked.rules,
        software=locked.software or tr("unknown"),
        found=found,
    )


def _difference(difference: Difference) -> str:
    return tr(
        "{field} {locked} → {now}",
        field=FIELD_WORDS[difference.field],
        locked=_value(difference.locked),
        now=_value(difference.now),
    )


def _value(value: object) -> str:
    if isinstance(value, Decimal):
        return mm_text(value)
    return str(value) if value else tr("none")
