"""The response panel's lines (FB): sum, changes, distance, categories, why, next, warnings."""

from collections.abc import Iterator
from decimal import Decimal

from recist_reader.reading.read_session import ReadView
from recist_reader.recist.assessment import TimepointAssessment
from recist_reader.recist.vocabulary import Response, Role, TargetState
from recist_reader.recist.wording import RULE_TEXTS, sentence
from recist_reader.trial.checks.limits import organ_counts
from recist_reader.trial.checks.result import CheckResult, Level
from recist_reader.trial.facts import BASELINE
from recist_reader.trial.rules_input import target_finding
from recist_reader.ui.reader.models.comparison import comparison
from recist_reader.ui.reader.models.words import (
    RESPONSE_WORDS,
    day_text,
    minus,
    mm_text,
    percent,
    seen_percent,
    series_title,
    series_under,
    signed,
    timepoint_name,
)
from recist_reader.ui.reader.panels.views.baseline import BaselineView, LimitView, SeenView
from recist_reader.ui.reader.panels.views.marks import Tone
from recist_reader.ui.reader.panels.views.response import (
    CategoryView,
    ChangeView,
    GaugeView,
    NextItem,
    NoticeLine,
    Outcome,
    ResponseView,
    WhyLine,
)

ENOUGH_SEEN = 0.95
AFTER_PD = (
    "First overall PD. Reading goes on (OR-8): later timepoints are computed and flagged, "
    "they change no date."
)


def response_view(view: ReadView) -> ResponseView:
    """Return the panel of a follow-up. Raises ValueError at baseline, which has `baseline_view`."""
    if view.assessment is None:
        raise ValueError("baseline has no response")
    at = view.assessment.at(view.label)
    hidden = not view.facts.options.workflow.show_response_to_reader and not view.state.is_locked(view.label)
    title = f"Response at {timepoint_name(view.label)}"
    chip = f"provisional, {len(view.missing)} to read" if view.is_provisional else ""
    common = {
        "sum_text": _sum_text(view, at),
        "changes": _changes(view, at),
        "next_items": tuple(next_items(view)),
        "warnings": tuple(warnings(view)),
    }
    if hidden:
        return ResponseView(title, chip, **common, hidden="shown after lock")
    return ResponseView(
        title,
        chip,
        **common,
        gauge=_gauge(view, at),
        categories=_categories(view, at),
        why=tuple(_why(view, at)),
        banner=_banner(view, at),
    )


def _known_sum(at: TimepointAssessment) -> Decimal | None:
    return at.sum_mm if at.sum_mm is not None else at.partial_sum_mm


def _sum_text(view: ReadView, at: TimepointAssessment) -> str:
    if at.sum_mm is not None:
        return mm_text(at.sum_mm)
    if at.partial_sum_mm is None:
        return ""
    missing = [i for i in view.missing if _is_target(i)]
    if missing and not at.partial_sum_mm:
        return f"{len(missing)} to read"
    lacking = ", ".join(_not_evaluable(view))
    why = f"{', '.join(missing)} to read" if missing else f"{lacking} not evaluable"
    return f"partial {mm_text(at.partial_sum_mm)} ({why})"


def _not_evaluable(view: ReadView) -> Iterator[str]:
    """Targets that the sum lacks (S-8); a split one lacks a fragment."""
    for uuid, lesion in view.state.lesions_in_order():
        if lesion.role is Role.TARGET and lesion.parent is None:
            found = target_finding(view.state, view.label, uuid, lesion, view.facts.options)
            if found.state is TargetState.NOT_EVALUABLE:
                yield lesion.id


def _gauge(view: ReadView, at: TimepointAssessment) -> GaugeView | None:
    baseline = view.assessment.baseline_sum_mm if view.assessment else None
    now, distance = _known_sum(at), at.distance
    pr, pd = distance.pr_at_or_below_mm, distance.pd_at_or_above_mm
    nothing_read = at.sum_mm is None and not at.partial_sum_mm
    if baseline is None or now is None or nothing_read or at.nadir_mm is None or pr is None or pd is None:
        return None
    return GaugeView(
        sum_mm=now,
        baseline_mm=baseline,
        nadir_mm=at.nadir_mm,
        pr_limit_mm=pr,
        pd_limit_mm=pd,
        prior_mm=_prior_sum(view),
        partial=at.sum_mm is None,
        pr_text=f"PR ≤ {_exact(pr)}",
        pd_text=f"PD ≥ {_exact(pd)}",
        to_pr_text=f"{_exact(now - pr)} to PR" if now > pr else "",
        to_pd_text=f"{_exact(pd - now)} mm to PD" if now < pd else "",
    )


def _exact(value: Decimal) -> str:
    """An exact length without needless zeros, one decimal at least: 84.35, 72.0."""
    return mm_text(
        value.normalize() if value.normalize().as_tuple().exponent < -1 else value.quantize(Decimal("0.1"))
    )


def _prior_sum(view: ReadView) -> Decimal | None:
    prior = comparison(view).prior
    if prior is None or view.assessment is None:
        return None
    return view.assessment.baseline_sum_mm if prior == BASELINE else view.assessment.at(prior).sum_mm


def _changes(view: ReadView, at: TimepointAssessment) -> tuple[ChangeView, ...]:
    baseline = view.assessment.baseline_sum_mm if view.assessment else None
    now = at.sum_mm
    baseline_at = view.facts.at(BASELINE)
    day = day_text(view.facts, baseline_at) if baseline_at else ""
    lines = []
    for label, reference, where in (
        ("Change from baseline", baseline, f"B {mm_text(baseline)}, {day}"),
        (
            "Change from nadir",
            at.nadir_mm,
            f"N {mm_text(at.nadir_mm)}, {timepoint_name(at.nadir_timepoint or BASELINE)}",
        ),
    ):
        if reference is None:
            continue
        change = percent(now, reference)
        mm = f"{signed(now - reference)} mm" if now is not None else ""
        lines.append(ChangeView(label, f"{change} %" if change != "-" else "-", mm, where))
    return tuple(lines)


def _categories(view: ReadView, at: TimepointAssessment) -> tuple[CategoryView, ...]:
    missing_targets = [i for i in view.missing if i.startswith("T")]
    missing_other = [i for i in view.missing if i.startswith("NT")]
    open_new = [i for i in view.missing if i.startswith("NL")]
    target = (
        CategoryView("Target", None, "open", f"{len(missing_targets)} to read", open=True)
        if missing_targets and at.target is not Response.PD
        else _category("Target", at.target)
    )
    non_target = (
        CategoryView("Non-target", None, "open", f"{len(missing_other)} to read", open=True)
        if missing_other and at.non_target is not Response.PD
        else _category("Non-target", at.non_target)
    )
    new_under = (
        f"{len(open_new)} to read" if open_new else {"none": "none marked"}.get(at.new_lesion, "marked")
    )
    new = CategoryView(
        "New lesion", Response.PD if at.new_lesion == "unequivocal" else None, at.new_lesion, new_under
    )
    overall = (
        CategoryView("Overall", None, "open", "provisional", open=True)
        if waits(view)
        else CategoryView(
            "Overall",
            at.overall,
            str(at.overall),
            "provisional" if view.is_provisional else RESPONSE_WORDS[at.overall],
        )
    )
    return target, non_target, new, overall


def _category(title: str, response: Response) -> CategoryView:
    return CategoryView(title, response, str(response), RESPONSE_WORDS[response])


def waits(view: ReadView) -> bool:
    """Targets are still to be read and nothing proves progression: no category can be told yet."""
    if view.assessment is None:
        return False
    is_pd = view.assessment.at(view.label).overall is Response.PD
    return not is_pd and any(_is_target(i) for i in view.missing)


def _is_target(lesion_id: str) -> bool:
    return lesion_id.startswith("T")


def _open_lines(view: ReadView) -> Iterator[tuple[str, WhyLine]]:
    """What an answer still waits for, by the family of rules that gives it."""
    for family, prefix, word in (("TR", "T", "target response"), ("NT", "NT", "non-target response")):
        ids = [i for i in view.missing if i.startswith(prefix)]
        if ids:
            text = f"{word} waits for {', '.join(ids)}"
            yield family, WhyLine(family, Outcome.OPEN, text, "", tuple(ids))


def _why(view: ReadView, at: TimepointAssessment) -> Iterator[WhyLine]:
    is_pd = at.overall is Response.PD
    open_lines = {} if is_pd else dict(_open_lines(view))
    yield from open_lines.values()
    for reason in at.reasons:
        family = reason.rule.split("-")[0]
        if family in open_lines or (open_lines and family == "OR"):
            continue
        outcome = Outcome.MET if reason.met else Outcome.NOT_MET
        yield WhyLine(
            reason.rule,
            outcome,
            _without_id(reason.rule, sentence(reason)),
            RULE_TEXTS.get(reason.rule, ""),
            reason.lesions,
        )


def _without_id(rule: str, text: str) -> str:
    """The sentence without its rule id, which stands before it in a column of its own."""
    plain = text.removeprefix(rule).lstrip().removeprefix("met: ")
    return minus(plain.replace("<=", "≤").replace(">=", "≥"))


def _banner(view: ReadView, at: TimepointAssessment) -> str:
    if at.overall is Response.PD and not at.post_pd and not view.is_provisional:
        return AFTER_PD
    return "After the first PD (OR-8): computed and flagged, no date changes." if at.post_pd else ""


def next_items(view: ReadView) -> Iterator[NextItem]:
    """What is missing to lock, each with the lesion it jumps to."""
    for check in view.checks:
        if check.blocks_lock:
            yield _next_item(check)


def _next_item(check: CheckResult) -> NextItem:
    name = f"{check.lesion_id}: " if check.lesion_id else ""
    needs_reason = check.level is Level.REASON
    tone = Tone.WARNING if needs_reason else Tone.OPEN
    link = f"reason:{check.id}:{check.lesion_id or ''}" if needs_reason else f"lesion:{check.lesion_id or ''}"
    text = f"{name}{check.text}. {check.remedy}" if needs_reason else f"{name}{check.text}"
    return NextItem(link, text, check.id, tone)


def warnings(view: ReadView) -> Iterator[NoticeLine]:
    """Warnings, prompts and answered reasons: they need no click and stay visible (GD-30)."""
    for check in view.checks:
        name = f"{check.lesion_id}: " if check.lesion_id else ""
        if check.answered is not None:
            yield NoticeLine(check.id, f"{name}{check.text}; reason: {check.answered}", Tone.DONE)
        elif check.level in (Level.WARN, Level.PROMPT):
            yield NoticeLine(check.id, f"{name}{check.text}")


def baseline_view(view: ReadView, seen: dict[str, float]) -> BaselineView:
    """Return the panel of the baseline: limits used, slices shown, what is missing to lock."""
    charter = view.facts.options.charter
    counts = organ_counts(view.state)
    limits = [LimitView("All targets", counts.total(), charter.max_targets)]
    limits += [
        LimitView(organ.capitalize(), n, charter.max_targets_per_organ) for organ, n in sorted(counts.items())
    ]
    items = [*next_items(view)]
    items += [
        NextItem(f"notice:{line.code}", line.text, line.code, line.tone)
        for line in warnings(view)
        if line.code != "GD-22"
    ]
    return BaselineView(
        limits=tuple(limits),
        seen=tuple(_seen(view, seen)),
        next_items=tuple(items),
        note="The target list is frozen when the baseline is locked. Order can be changed until then.",
    )


def _seen(view: ReadView, seen: dict[str, float]) -> Iterator[SeenView]:
    for series in view.at.series:
        if not series.is_stack:
            continue
        share = seen.get(series.uid, 0.0)
        name = f"{series_title(series)}, {series_under(series)}"
        yield SeenView(name, share, seen_percent(share), share >= ENOUGH_SEEN)
