"""The lesion table's rows (LS-4, LS-7): values of the compared timepoints, what is to do, proposals."""

from dataclasses import replace
from decimal import Decimal

from recist_reader.reading.read_session import ReadView
from recist_reader.recist.read import Lesion
from recist_reader.recist.sums import contribution_mm
from recist_reader.recist.vocabulary import NonTargetState, Response, Role, TargetState
from recist_reader.trial.evidence import Measurement, ToolKind
from recist_reader.trial.facts import BASELINE
from recist_reader.trial.records import FindingRecord, LesionRecord
from recist_reader.trial.rules_input import target_finding
from recist_reader.trial.state import ReadState, existed
from recist_reader.ui.reader.models.comparison import Comparison, comparison, hides_prior
from recist_reader.ui.reader.models.keys import Keys, shipped
from recist_reader.ui.reader.models.unsaved import unsaved_lesions, with_unsaved
from recist_reader.ui.reader.models.words import (
    STATE_WORDS,
    day_text,
    mm_text,
    organ_text,
    percent,
    timepoint_name,
)
from recist_reader.ui.reader.panels.views.table import (
    CellStyle,
    CellView,
    ColumnView,
    LesionRow,
    LesionTableView,
    NewLesionLine,
    OverallRow,
    RowState,
    SumRow,
    TableRow,
)
from recist_reader.ui.texts import plural, tr

PROPOSED = {TargetState.TOO_SMALL, TargetState.ABSENT, NonTargetState.PRESENT}
"""States that are proposed from the last timepoint and need one key each (LS-7)."""
CHANGES_FROM = tr("from B / own N")  # a percentage never stands without its reference
NAMED_AT_MOST = 2  # lesions named under a partial sum; more are counted


def table_view(
    view: ReadView, selected: str | None = None, keys: Keys = shipped, *, is_open: bool = True
) -> LesionTableView:
    """Return the table at the shown timepoint; `keys` gives the key printed beside what it does.

    Where nothing can be changed (not `is_open`, or locked) no state is proposed and no key offered.
    """
    asked = keys if is_open and not view.state.is_locked(view.label) else None
    stored = _table(view, selected, asked)
    if view.pending is None:
        return stored
    unsaved = unsaved_lesions(view.state, view.pending, view.label)
    return with_unsaved(stored, _table(replace(view, state=view.pending), selected, asked), unsaved)


def _table(view: ReadView, selected: str | None, keys: Keys | None) -> LesionTableView:
    """The rows; `keys` is None where nothing can be changed."""
    if view.label == BASELINE:
        return _baseline_table(view, selected, keys)
    roles = comparison(view)
    columns = tuple(_column(view, roles, label) for label in roles.labels())

    def row(uuid: str, lesion: LesionRecord) -> LesionRow:
        return _row(view, roles, uuid, lesion, keys)

    rows: list[TableRow] = [row(u, r) for u, r in _of_role(view, Role.TARGET)]
    if rows:
        rows.append(_sum_row(view, roles))
    rows += [row(u, r) for u, r in _of_role(view, Role.NON_TARGET)]
    new = [row(u, r) for u, r in _of_role(view, Role.NEW)]
    rows += new or [_no_new_lesion(keys)]
    rows.append(_overall_row(view, roles))
    return LesionTableView(tr("Lesion, mm"), columns, tuple(rows), selected)


def _no_new_lesion(keys: Keys | None) -> NewLesionLine:
    text = tr("New lesions: none marked")
    return (
        NewLesionLine(text, action="", key="")
        if keys is None
        else NewLesionLine(text, key=keys("new_lesion"))
    )


def _of_role(view: ReadView, role: Role) -> list[tuple[str, LesionRecord]]:
    """Lesions of a role that existed at the shown timepoint (SQ-1, SG-7)."""
    ordered = view.state.lesions_in_order()
    return [(uuid, lesion) for uuid, lesion in ordered if lesion.role is role and existed(lesion, view.label)]


def _column(view: ReadView, roles: Comparison, label: str) -> ColumnView:
    at = view.facts.at(label)
    day = day_text(view.facts, at) if at else ""
    title = day if label == BASELINE else label
    is_current = label == roles.current
    changes_from = CHANGES_FROM if is_current else ""
    return ColumnView(label, title or label, roles.shapes(label), is_current, changes_from)


def counted(mark: Measurement | None, nodal: bool) -> Decimal | None:
    """The counted axis of a mark, None where it has none (MT-5)."""
    if mark is None or mark.tool is not ToolKind.BIDIRECTIONAL:
        return None
    return mark.counted_mm(nodal)


def colour_of(state: ReadState, lesion: LesionRecord) -> int:
    """Number of the target colour; a fragment has its parent's."""
    parent = state.lesions.get(lesion.parent) if lesion.parent else None
    return max((parent or lesion).number, 1)


def lesion_value(view: ReadView, label: str, uuid: str, lesion: LesionRecord) -> Decimal | None:
    """What a target counts at a timepoint, its fragments added up; None where it has no value."""
    if lesion.role is not Role.TARGET:
        return counted(view.state.measurement(label, uuid), lesion.nodal)
    if lesion.parent is None and view.state.fragments_of(uuid, label):
        return target_finding(view.state, label, uuid, lesion, view.facts.options).mm
    return counted(view.state.measurement(label, uuid), lesion.nodal)


def counted_in_sum(view: ReadView, label: str, uuid: str, lesion: LesionRecord) -> Decimal | None:
    """What a target adds to the sum of a timepoint: too small and absent count too (S-3, S-4).

    None where it is not evaluable or not read, and where it is merged: then its size is its carrier's.
    """
    found = target_finding(view.state, label, uuid, lesion, view.facts.options)
    if found.state is TargetState.MERGED:
        return None
    return contribution_mm(Lesion(lesion.id, lesion.organ, lesion.nodal), found, view.facts.options.charter)


def _row(view: ReadView, roles: Comparison, uuid: str, lesion: LesionRecord, keys: Keys | None) -> LesionRow:
    cells = [_cell(view, roles, label, uuid, lesion) for label in roles.labels()]
    proposal = proposed_state(view, roles, uuid) if keys is not None and not cells[-1].text else None
    if keys is not None and proposal is not None:
        cells[-1] = _proposed_cell(_spoken(lesion, roles.current), proposal, keys)
    waiting = RowState.TO_DO if is_open(view, uuid, lesion) else RowState.DONE
    has_proposal = cells[-1].style is CellStyle.PROPOSED
    row_state = RowState.PROPOSAL if has_proposal else waiting
    return LesionRow(
        id=lesion.id,
        role=lesion.role,
        place=organ_text(lesion),
        cells=tuple(cells),
        colour=colour_of(view.state, lesion),
        counted=tr("short") if lesion.nodal and lesion.role is Role.TARGET else "",
        state=row_state,
    )


def is_open(view: ReadView, uuid: str, lesion: LesionRecord) -> bool:
    """A lesion, or a fragment of it, has no value or state yet."""
    parts = [part.id for _, part in view.state.fragments_of(uuid, view.label)]
    return any(i in view.missing for i in (lesion.id, *parts))


def counted_lesions(view: ReadView, role: Role) -> tuple[int, int]:
    """How many lesions of a role are read, and how many there are; a split one is one (LS-4)."""
    lesions = [(u, r) for u, r in view.state.lesions_in_order() if r.role is role and r.parent is None]
    return sum(not is_open(view, uuid, lesion) for uuid, lesion in lesions), len(lesions)


def _cell(view: ReadView, roles: Comparison, label: str, uuid: str, lesion: LesionRecord) -> CellView:
    is_current = label == roles.current
    style = CellStyle.CURRENT if is_current else CellStyle.EARLIER
    value = lesion_value(view, label, uuid, lesion)
    spoken = _spoken(lesion, label)
    is_hidden = not is_current and hides_prior(view, lesion.id)
    if value is not None and is_hidden:
        return CellView(
            tr("hidden"),
            style=style,
            spoken=tr("{spoken}, shown once the new value is recorded", spoken=spoken),
        )
    if lesion.role is Role.TARGET and value is not None:
        under = _change(view, label, uuid, lesion, value) if is_current else ""
        return CellView(
            mm_text(value),
            under,
            style=style,
            spoken=tr("{spoken}, {mm} millimetres", spoken=spoken, mm=mm_text(value)),
        )
    finding = view.state.finding(label, uuid)
    if finding is not None:
        carrier = view.state.lesions.get(finding.into or "")
        word = state_word(finding) if is_hidden else state_text(view, label, uuid, lesion)
        text = tr("in {lesion}", lesion=carrier.id) if carrier else word
        said = f"{word} {text}" if carrier else word
        return CellView(
            text, _state_note(view, label, uuid, is_current), style=style, spoken=f"{spoken}, {said}"
        )
    if word := state_text(view, label, uuid, lesion):
        return CellView(word, style=style, spoken=f"{spoken}, {word}")
    return CellView("", style=style, spoken=tr("{spoken}, not read", spoken=spoken))


def split_state(view: ReadView, label: str, uuid: str, lesion: LesionRecord) -> TargetState | None:
    """What the fragments make of a split target (S-6); None where it is not split, or one is to be read."""
    parts = view.state.fragments_of(uuid, label)
    if not parts or view.state.finding(label, uuid) is not None:
        return None
    if any(view.state.finding(label, part) is None for part, _ in parts):
        return None
    return target_finding(view.state, label, uuid, lesion, view.facts.options).state


def state_text(view: ReadView, label: str, uuid: str, lesion: LesionRecord) -> str:
    """The state of a lesion in a word; "too small 5.0" where it counts all the same (S-3)."""
    finding = view.state.finding(label, uuid)
    if finding is None:
        state = split_state(view, label, uuid, lesion)
        return STATE_WORDS[state] if state in (TargetState.NOT_EVALUABLE, TargetState.ABSENT) else ""
    word = state_word(finding)
    if finding.state != TargetState.TOO_SMALL:
        return word
    return f"{word} {mm_text(counted_in_sum(view, label, uuid, lesion))}".rstrip()


def state_word(finding: FindingRecord) -> str:
    """The state without what it counts."""
    return STATE_WORDS.get(finding.state, finding.state)


def _spoken(lesion: LesionRecord, label: str) -> str:
    return f"{lesion.id}, {organ_text(lesion)}, {timepoint_name(label)}"


def _proposed_cell(spoken: str, state: str, keys: Keys) -> CellView:
    """A state that waits for its key (LS-7)."""
    word = STATE_WORDS[state]
    said = tr("{spoken}, {word} proposed, not counted", spoken=spoken, word=word)
    return CellView(f"{word}?", tr("confirm"), keys(state), CellStyle.PROPOSED, said)


def _state_note(view: ReadView, label: str, uuid: str, is_current: bool) -> str:
    finding = view.state.finding(label, uuid)
    if not is_current or finding is None or finding.state != TargetState.NOT_EVALUABLE:
        return ""
    return finding.reason or tr("reason missing")


def _change(view: ReadView, label: str, uuid: str, lesion: LesionRecord, value: Decimal) -> str:
    """Change from the lesion's own baseline and nadir: information, never a rule (LS-4)."""
    owner = lesion.parent or uuid
    record = view.state.lesions[owner]
    order = view.facts.order_of(label)
    before = [t.label for t in view.facts.timepoints[:order] if t.done]
    earlier = [counted_in_sum(view, at, owner, record) for at in before]
    known = [v for v in earlier if v is not None]
    if lesion.parent or not known:
        return ""
    baseline = earlier[0] if earlier else None
    return f"{percent(value, baseline)} / {percent(value, min(known))} %"


def proposed_state(view: ReadView, roles: Comparison, uuid: str) -> str | None:
    """The state of the prior timepoint where it is one that may be proposed (LS-7)."""
    before = view.state.finding(roles.prior, uuid) if roles.prior else None
    if before is None or before.state not in PROPOSED or view.state.is_locked(roles.current):
        return None
    return before.state


def _sum_row(view: ReadView, roles: Comparison) -> SumRow:
    targets = [(u, r) for u, r in _of_role(view, Role.TARGET) if r.parent is None]
    read = [r for u, r in targets if not is_open(view, u, r)]
    cells = []
    for label in roles.labels():
        style = CellStyle.CURRENT if label == roles.current else CellStyle.EARLIER
        is_hidden = label != roles.current and any(hides_prior(view, r.id) for _, r in targets)
        text = _sum_text(view, label) if read or label != roles.current else ""
        text = tr("hidden") if is_hidden else text
        note = "" if is_hidden or not text else _sum_note(view, label)
        spoken = ", ".join(part for part in (tr("Sum"), timepoint_name(label), text, note) if part)
        cells.append(CellView(text, note, style=style, spoken=spoken))
    return SumRow(tr("Sum, {count} of {count_2}", count=len(read), count_2=len(targets)), tuple(cells))


def _sum_text(view: ReadView, label: str) -> str:
    if view.assessment is None:
        return ""
    if label == BASELINE:
        return mm_text(view.assessment.baseline_sum_mm)
    at = view.assessment.at(label)
    return mm_text(at.sum_mm) if at.sum_mm is not None else mm_text(at.partial_sum_mm)


def _sum_note(view: ReadView, label: str) -> str:
    """ "partial, T3 NE" where a target is missing: what is printed is no sum (S-8)."""
    if view.assessment is None or label == BASELINE:
        return ""
    at = view.assessment.at(label)
    if at.sum_mm is not None or at.partial_sum_mm is None:
        return ""
    to_read = [i for i in view.missing if i.startswith("T")] if label == view.label else []
    lacking, word = (to_read, tr("to read")) if to_read else (not_evaluable(view, label), "NE")
    names = ", ".join(lacking) if len(lacking) <= NAMED_AT_MOST else str(len(lacking))
    return tr("partial, {names} {word}", names=names, word=word) if names else tr("partial")


def not_evaluable(view: ReadView, label: str) -> list[str]:
    """Targets that the sum of a timepoint lacks (S-8); a split one lacks a fragment."""
    found = []
    for uuid, lesion in view.state.lesions_in_order():
        if lesion.role is Role.TARGET and lesion.parent is None:
            finding = target_finding(view.state, label, uuid, lesion, view.facts.options)
            if finding.state is TargetState.NOT_EVALUABLE:
                found.append(lesion.id)
    return found


def _overall_row(view: ReadView, roles: Comparison) -> OverallRow:
    hidden = not view.facts.options.workflow.show_response_to_reader and not view.state.is_locked(view.label)
    is_open = waits(view)
    responses: list[Response | None] = []
    for label in roles.labels():
        is_hidden = (
            label == BASELINE
            or (label == roles.current and is_open)
            or view.assessment is None
            or (hidden and label == roles.current)
        )
        responses.append(None if is_hidden else view.assessment.at(label).overall)  # type: ignore[union-attr]
    return OverallRow(tr("Overall"), tuple(responses), tr("provisional") if view.is_provisional else "")


def waits(view: ReadView) -> bool:
    """No category can be told yet: the lesions that decide it are to be read, and nothing proves progression.

    These are the targets; without targets at baseline the non-targets (OR-3).
    """
    if view.assessment is None:
        return any(i.startswith("T") for i in view.missing)
    at = view.assessment.at(view.label)
    deciding = "NT" if at.target is Response.NA else "T"
    return at.overall is not Response.PD and any(i.startswith(deciding) for i in view.missing)


def _baseline_table(view: ReadView, selected: str | None, keys: Keys | None) -> LesionTableView:
    columns = (ColumnView(BASELINE, tr("value, mm"), current=True), ColumnView("other", tr("other axis")))
    rows: list[TableRow] = []
    total = Decimal(0)
    for uuid, lesion in _of_role(view, Role.TARGET):
        row, value = _baseline_row(view, uuid, lesion)
        rows.append(row)
        total += value or 0
    if rows:
        rows.append(
            SumRow(
                _baseline_sum_title(len(rows), view.state.is_locked(BASELINE)),
                (CellView(mm_text(total), style=CellStyle.CURRENT), CellView("")),
            )
        )
    rows += [_baseline_row(view, u, r)[0] for u, r in _of_role(view, Role.NON_TARGET)]
    first: tuple[tuple[str, str], ...] = ()
    if keys is not None:
        first = ((keys("new_target"), tr("target")), (keys("new_non_target"), tr("non-target")))
    return LesionTableView(tr("Lesion"), columns, tuple(rows), selected, empty_keys=first)


def _baseline_sum_title(count: int, is_locked: bool) -> str:
    if is_locked:
        return plural(count, tr("Sum, 1 target"), tr("Sum, {number} targets"))
    return plural(count, tr("Sum so far, 1 target"), tr("Sum so far, {number} targets"))


def _baseline_row(view: ReadView, uuid: str, lesion: LesionRecord) -> tuple[LesionRow, Decimal | None]:
    mark = view.state.measurement(BASELINE, uuid)
    value = counted(mark, lesion.nodal) if lesion.role is Role.TARGET else None
    other = None
    if mark is not None and lesion.role is Role.TARGET:
        other = mark.long_mm if lesion.nodal else mark.short_mm
    finding = view.state.finding(BASELINE, uuid)
    text = mm_text(value) or (STATE_WORDS.get(finding.state, "") if finding else "")
    slice_text = (
        tr("slice {slice_number}", slice_number=mark.place.slice_number) if mark else tr("no mark yet")
    )
    how = (
        (tr("short axis") if lesion.nodal else tr("longest"))
        if lesion.role is Role.TARGET
        else tr("reference mark")
    )
    row = LesionRow(
        id=lesion.id,
        role=lesion.role,
        place=organ_text(lesion),
        cells=(
            CellView(text, style=CellStyle.CURRENT, spoken=f"{lesion.id}, {text}"),
            CellView(mm_text(other)),
        ),
        colour=colour_of(view.state, lesion),
        under=f"{how}, {slice_text}",
        state=RowState.TO_DO if lesion.id in view.missing else RowState.DONE,
    )
    return row, value
