"""What the creation panel offers and objects to: organs by two letters, limits, measurability (LS-2)."""

from recist_reader.reading.read_session import ReadView
from recist_reader.recist.organs import USUAL_PARTS, Organ, counted_organ, find
from recist_reader.recist.vocabulary import NewLesionState, Role
from recist_reader.trial.checks.limits import limit_reached, never_measurable, organ_counts
from recist_reader.trial.commands import Site
from recist_reader.ui.reader.keymap import printed
from recist_reader.ui.reader.models.words import with_rule
from recist_reader.ui.reader.panels.views.creation import CreationView, DraftCheck, LesionDraft, OrganChoice
from recist_reader.ui.reader.panels.views.marks import Tone
from recist_reader.ui.texts import shown_problem, tr


def organ_choices(view: ReadView, prefix: str, role: Role) -> tuple[OrganChoice, ...]:
    """Organs that begin with what was typed; how many targets each holds (T-1 to T-3)."""
    counts = organ_counts(view.state)
    limit = view.facts.options.charter.max_targets_per_organ
    found = find(prefix) if prefix else find("")
    return tuple(
        _choice(organ, counts[counted_organ(organ.name, organ.nodal)], limit, role) for organ in found
    )


def _choice(organ: Organ, used: int, limit: int, role: Role) -> OrganChoice:
    is_target = role is Role.TARGET
    full = is_target and (used >= limit or organ.never_measurable)
    used_text = tr("{used} of {limit} targets used", used=used, limit=limit)
    is_never = organ.never_measurable
    rule = tr("never measurable (GD-4)") if is_never else tr("{used}, the limit (GD-1)", used=used_text)
    return OrganChoice(
        name=organ.name,
        letters=organ.name[:2],
        limit_text=used_text if is_target else "",
        full=full,
        rule=rule if full else "",
        subsite_title=tr("Segment") if organ.name == "liver" else tr("Part"),
        subsites=() if organ.paired else organ.subsites,  # those of a pair are its sides
        has_sides=organ.paired,
        nodal=organ.nodal,
        asks_text=organ.name == "other",
        usual_first=USUAL_PARTS.get(organ.name, ()),
    )


def site_of(draft: LesionDraft) -> Site:
    """The site of an accepted draft; the free text of "other" is the organ (LS-3)."""
    organ = draft.text.strip() if draft.organ == "other" and draft.text.strip() else draft.organ
    return Site(organ, draft.nodal, draft.subsite, draft.side)


def draft_check(view: ReadView, draft: LesionDraft) -> DraftCheck:
    """What the rules say to a draft; what they refuse dims Enter."""
    if not draft.organ:
        return DraftCheck(tr("Type two letters of the organ"), Tone.OPEN, blocks=True)
    if draft.organ == "other" and not draft.text.strip():
        return DraftCheck(tr("Say which organ"), Tone.OPEN, blocks=True)
    if draft.role is Role.NEW:
        if draft.status is None:
            return DraftCheck(tr("Choose the status"), Tone.OPEN, blocks=True)
        return DraftCheck(tr("Recorded as a new lesion"))
    if draft.role is Role.TARGET:
        charter = view.facts.options.charter
        refusal = never_measurable(view.label, site_of(draft)) or limit_reached(
            view.state, charter, view.label, site_of(draft)
        )
        if refusal is not None:
            told = shown_problem(refusal.problem)
            text = f"{with_rule(told.what, refusal.rule)}. {told.remedy}"
            return DraftCheck(text, Tone.REFUSED, blocks=True)
    return DraftCheck(tr("Nothing against it"))


def creation_view(
    lesion_id: str, role: Role, number: int, at_baseline: bool, status_keys: tuple[str, str]
) -> CreationView:
    """How the panel opens for a role; `status_keys` are those of unequivocal and equivocal."""
    words = {Role.TARGET: tr("Target"), Role.NON_TARGET: tr("Non-target"), Role.NEW: tr("New lesion")}
    statuses = ()
    if role is Role.NEW:
        statuses = (
            (NewLesionState.UNEQUIVOCAL, f"{tr('unequivocal')}  {printed(status_keys[0])}"),
            (NewLesionState.EQUIVOCAL, f"{tr('equivocal')}  {printed(status_keys[1])}"),
        )
    roles = (("T", tr("target")), ("N", tr("non-target"))) if at_baseline else (("Y", tr("new lesion")),)
    return CreationView(
        lesion_id,
        role,
        words[role],
        max(number, 1),
        tr("accept mark and site"),
        statuses,
        status_keys if statuses else (),
        roles,
    )
