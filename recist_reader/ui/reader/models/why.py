"""Why the category is what it is: every rule that was asked, in the order evaluated (FB-1)."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from recist_reader.reading.read_session import ReadView
from recist_reader.recist.assessment import Reason, TimepointAssessment
from recist_reader.recist.vocabulary import Response
from recist_reader.recist.wording import RULE_TEXTS
from recist_reader.recist.wording import told as words_of
from recist_reader.ui.reader.models.comparison import hides_prior_sums
from recist_reader.ui.reader.models.words import minus, with_decimal
from recist_reader.ui.reader.panels.views.response import Outcome, WhyLine
from recist_reader.ui.texts import shown, tr

HIDDEN_FIGURES = tr("figures are shown once every target is read (LS-8)")
BEFORE = {
    "TR-3": tr("from N {words}"),
    "TR-4": tr("from N {words}"),
    "TR-6": tr("sum {words}"),
    "OR-1": tr("table {words}"),
    "OR-2": tr("table {words}"),
    "OR-3": tr("table {words}"),
}
"""What the figures of a rule are about; they are put in."""

SHORT = {
    "TR-1": tr("no target lesion at baseline"),
    "TR-7": tr("neither enough shrinkage nor enough growth"),
    "TR-10": tr("no target could be evaluated"),
    "TR-13": tr("PR once reached is carried on (charter)"),
    "NT-1": tr("no non-target lesion at baseline"),
    "NT-4": tr("all non-targets gone, nodes below 10 mm"),
    "OR-6": tr("no disease at baseline"),
    "OR-9": tr("the visit has no images"),
}
"""Rules that decide without figures."""

PROVED_BY = {
    True: tr("PD of the targets, whatever is still to be read"),
    False: tr("PD of the non-targets, whatever is still to be read"),
}

SAYS_WHAT_IT_NEEDS = ("TR-3", "TR-4")
"""Their figures tell that they are not met, "(needs 20)", and fill the line (window.md 8, item 10)."""


def _open_lines(view: ReadView, at: TimepointAssessment) -> Iterator[tuple[str, WhyLine]]:
    """What an answer still waits for, by the family of rules that gives it; proved PD waits for none."""
    families = (
        ("TR", "T", tr("target response"), at.target),
        ("NT", "NT", tr("non-target response"), at.non_target),
    )
    for family, prefix, word, response in families:
        ids = [i for i in view.missing if i.startswith(prefix)]
        if ids and response is not Response.PD:
            text = tr("{word} waits for {ids}", word=word, ids=", ".join(ids))
            yield family, WhyLine(family, Outcome.OPEN, text, "", tuple(ids))


def why_lines(view: ReadView, at: TimepointAssessment) -> Iterator[WhyLine]:
    """Return the rules in the order evaluated; an answer that waits for lesions is one open line.

    Progression is told with the rule that proves it, whatever else is still to be read.
    """
    is_pd = at.overall is Response.PD
    open_lines = dict(_open_lines(view, at))
    yield from open_lines.values()
    hides_figures = hides_prior_sums(view)
    for reason in at.reasons:
        family = reason.rule.split("-")[0]
        if family in open_lines or (open_lines and family == "OR" and not is_pd):
            continue
        text = HIDDEN_FIGURES if hides_figures and family == "TR" else told(reason)
        if open_lines and reason.rule == "OR-1":  # its row would name what is not read yet
            text = PROVED_BY[at.target is Response.PD]
        outcome = Outcome.MET if reason.met else Outcome.NOT_MET
        rule_text = shown(RULE_TEXTS.get(reason.rule, ""))
        yield WhyLine(reason.rule, outcome, text, rule_text, reason.lesions)


def told(reason: Reason) -> str:
    """One whole sentence that fits its line; the rule's full text opens under it."""
    if reason.rule in SHORT:
        words = SHORT[reason.rule]
        return words if reason.met else tr("not met: {words}", words=words)
    figures = shown(words_of(_with_decimals(reason)))
    words = BEFORE.get(reason.rule, "{words}").format(words=figures)
    words = words.replace("<=", "≤").replace(">=", "≥").replace(" x ", " × ")
    is_told = reason.met or reason.rule in SAYS_WHAT_IT_NEEDS
    return minus(words if is_told else tr("not met: {words}", words=words))


def _with_decimals(reason: Reason) -> Reason:
    """Millimetres as the rest of the window prints them, also where a charter records whole ones."""
    figures = {
        name: with_decimal(figure) if name.endswith("_mm") and isinstance(figure, Decimal) else figure
        for name, figure in reason.figures.items()
    }
    return replace(reason, figures=figures)
