"""The response panel's lines (FB): sum, changes, distance, categories, why, next, warnings."""

from collections.abc import Iterator

from recist_reader.reading.read_session import ReadView
from recist_reader.recist.assessment import TimepointAssessment
from recist_reader.recist.vocabulary import Response
from recist_reader.trial.checks.result import CheckResult, Level
from recist_reader.trial.facts import BASELINE
from recist_reader.ui.reader.models.comparison import hides_prior_sums
from recist_reader.ui.reader.models.distance import gauge_view
from recist_reader.ui.reader.models.keys import Keys, shipped, with_own_keys
from recist_reader.ui.reader.models.table import not_evaluable, waits
from recist_reader.ui.reader.models.to_read import following_lesion
from recist_reader.ui.reader.models.why import why_lines
from recist_reader.ui.reader.models.words import (
    RESPONSE_WORDS,
    day_text,
    mm_text,
    percent,
    short_day_text,
    signed,
    timepoint_name,
)
from recist_reader.ui.reader.panels.views.marks import Tone
from recist_reader.ui.reader.panels.views.response import (
    CategoryView,
    ChangeView,
    NextItem,
    NoticeLine,
    ResponseView,
)
from recist_reader.ui.texts import shown, tr

AFTER_PD = tr(
    "First overall PD. Reading goes on (OR-8): later timepoints are computed and flagged, "
    "they change no date."
)
LATER_PD = tr("After the first PD (OR-8): computed and flagged, no date changes.")
BRIEF = {
    AFTER_PD: tr("First overall PD; reading goes on (OR-8)"),
    LATER_PD: tr("After the first PD: no date changes (OR-8)"),
}


def response_view(view: ReadView, selected: str | None = None, keys: Keys = shipped) -> ResponseView:
    """Return the panel of a follow-up, with the keys that do what its lines say.

    `selected` is where Space goes on from. Raises ValueError at baseline, which has `baseline_view`.
    """
    if view.assessment is None:
        raise ValueError("baseline has no response")
    at = view.assessment.at(view.label)
    hidden = not view.facts.options.workflow.show_response_to_reader and not view.state.is_locked(view.label)
    title = tr("Response at {timepoint_name}", timepoint_name=timepoint_name(view.label))
    chip = tr("provisional, {count} to read", count=len(view.missing)) if view.is_provisional else ""
    common = {
        "sum_text": _sum_text(view, at),
        "changes": _changes(view, at),
        "next_items": tuple(next_items(view, selected, keys)),
        "warnings": tuple(warnings(view)),
    }
    if hidden:
        return ResponseView(title, chip, **common, hidden=tr("shown after lock"))
    banner = _banner(view, at)
    return ResponseView(
        title,
        chip,
        **common,
        gauge=gauge_view(view, at),
        categories=_categories(view, at),
        why=tuple(why_lines(view, at)),
        banner=banner,
        banner_brief=BRIEF.get(banner, ""),
    )


def _sum_text(view: ReadView, at: TimepointAssessment) -> str:
    if at.sum_mm is not None:
        return mm_text(at.sum_mm)
    if at.partial_sum_mm is None:
        return ""
    missing = [i for i in view.missing if _is_target(i)]
    if missing and not at.partial_sum_mm:
        return tr("{count} to read", count=len(missing))
    lacking = ", ".join(not_evaluable(view, view.label))
    why = (
        tr("{missing} to read", missing=", ".join(missing))
        if missing
        else tr("{lacking} not evaluable", lacking=lacking)
    )
    return tr("partial {mm} ({why})", mm=mm_text(at.partial_sum_mm), why=why)


def _changes(view: ReadView, at: TimepointAssessment) -> tuple[ChangeView, ...]:
    baseline = view.assessment.baseline_sum_mm if view.assessment else None
    now = at.sum_mm
    baseline_at = view.facts.at(BASELINE)
    has_day = baseline_at is not None and short_day_text(view.facts, baseline_at)  # a date has no room
    day = day_text(view.facts, baseline_at) if has_day else timepoint_name(BASELINE)
    nadir_at = timepoint_name(at.nadir_timepoint or BASELINE)
    lines = []
    for label, reference, letter, where in (
        (tr("Change from baseline"), baseline, "B", day),
        (tr("Change from nadir"), at.nadir_mm, "N", nadir_at),
    ):
        if reference is None:
            continue
        if hides_prior_sums(view):
            lines.append(
                ChangeView(label, "-", "", tr("{letter} hidden until all targets are read", letter=letter))
            )
            continue
        change = percent(now, reference)
        mm = tr("{now} mm", now=signed(now - reference)) if now is not None else ""
        from_what = ", ".join(part for part in (f"{letter} {mm_text(reference)}", where) if part)
        lines.append(ChangeView(label, f"{change} %" if change != "-" else "-", mm, from_what))
    return tuple(lines)


def _categories(view: ReadView, at: TimepointAssessment) -> tuple[CategoryView, ...]:
    missing_targets = [i for i in view.missing if i.startswith("T")]
    missing_other = [i for i in view.missing if i.startswith("NT")]
    open_new = [i for i in view.missing if i.startswith("NL")]
    target = (
        CategoryView(
            tr("Target"), None, tr("open"), tr("{count} to read", count=len(missing_targets)), open=True
        )
        if missing_targets and at.target is not Response.PD
        else _category(tr("Target"), at.target)
    )
    non_target = (
        CategoryView(
            tr("Non-target"), None, tr("open"), tr("{count} to read", count=len(missing_other)), open=True
        )
        if missing_other and at.non_target is not Response.PD
        else _category(tr("Non-target"), at.non_target)
    )
    new_under = (
        tr("{count} to read", count=len(open_new))
        if open_new
        else {"none": tr("none marked")}.get(at.new_lesion, tr("marked"))
    )
    new = CategoryView(
        tr("New lesion"), Response.PD if at.new_lesion == "unequivocal" else None, at.new_lesion, new_under
    )
    overall = (
        CategoryView(tr("Overall"), None, tr("open"), tr("provisional"), open=True)
        if waits(view)
        else CategoryView(
            tr("Overall"),
            at.overall,
            str(at.overall),
            tr("provisional") if view.is_provisional else RESPONSE_WORDS[at.overall],
        )
    )
    return target, non_target, new, overall


def _category(title: str, response: Response) -> CategoryView:
    return CategoryView(title, response, str(response), RESPONSE_WORDS[response])


def _is_target(lesion_id: str) -> bool:
    return lesion_id.startswith("T")


def _banner(view: ReadView, at: TimepointAssessment) -> str:
    if at.overall is Response.PD and not at.post_pd and not view.is_provisional:
        return AFTER_PD
    return LATER_PD if at.post_pd else ""


def next_items(view: ReadView, selected: str | None = None, keys: Keys = shipped) -> Iterator[NextItem]:
    """What is missing to lock, each with the lesion it jumps to; where nothing is, the way to the lock.

    The key of the next lesion stands beside that lesion; reasons are given on the lock page, so the first
    that lacks has the key of that page.
    """
    missing = [check for check in view.checks if check.blocks_lock]
    key_of = {following_lesion(view, selected): keys("next_lesion")} if view.missing else {}
    lock = keys("lock")
    for check in missing:
        if check.level is Level.REASON:
            yield _reason_item(check, lock, keys)
            lock = ""
        else:
            yield _lesion_item(check, key_of.pop(check.lesion_id, "") if check.lesion_id else "")
    if not missing and view.state.open_timepoint == view.label:
        yield NextItem("lock", tr("nothing is missing: check and lock"), tone=Tone.DONE, key=lock)


def _reason_item(check: CheckResult, key: str, keys: Keys) -> NextItem:
    link = f"reason:{check.id}:{check.lesion_id or ''}"
    remedy = with_own_keys(shown(check.remedy), keys)
    return NextItem(link, f"{_name(check)}{shown(check.text)}. {remedy}", check.id, Tone.WARNING, key)


def _lesion_item(check: CheckResult, key: str) -> NextItem:
    """What leads to no lesion is no link."""
    link = f"lesion:{check.lesion_id}" if check.lesion_id else ""
    return NextItem(link, f"{_name(check)}{shown(check.text)}", check.id, Tone.OPEN, key)


def _name(check: CheckResult) -> str:
    return f"{check.lesion_id}: " if check.lesion_id else ""


def warnings(view: ReadView) -> Iterator[NoticeLine]:
    """Warnings, prompts and answered reasons: they need no click and stay visible (GD-30)."""
    for check in view.checks:
        name = _name(check)
        if check.answered is not None:
            yield NoticeLine(
                check.id,
                tr(
                    "{name}{text}; reason: {answered}",
                    name=name,
                    text=shown(check.text),
                    answered=check.answered,
                ),
                Tone.DONE,
            )
        elif check.level in (Level.WARN, Level.PROMPT):
            yield NoticeLine(check.id, f"{name}{shown(check.text)}")
