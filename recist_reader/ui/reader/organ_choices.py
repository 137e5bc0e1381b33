"""What the creation panel offers and objects to: organs by two letters, limits, measurability (LS-2)."""

from recist_reader.reading.read_session import ReadView
from recist_reader.recist.organs import Organ, counted_organ, find
from recist_reader.recist.vocabulary import NewLesionState, Role
from recist_reader.trial.checks.limits import limit_reached, never_measurable, organ_counts
from recist_reader.trial.commands import Site
from recist_reader.ui.reader.panels.views.creation import CreationView, DraftCheck, LesionDraft, OrganChoice
from recist_reader.ui.reader.panels.views.marks import Tone


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
    rule = "never measurable (GD-4)" if organ.never_measurable else "limit reached (GD-1)"
    return OrganChoice(
        name=organ.name,
        letters=organ.name[:2],
        limit_text=f"{used} of {limit} targets used" if is_target else "",
        full=full,
        rule=rule if full else "",
        subsite_title="Segment" if organ.name == "liver" else "Part",
        subsites=organ.subsites,
        has_sides=organ.paired,
        nodal=organ.nodal,
        asks_text=organ.name == "other",
    )


def site_of(draft: LesionDraft) -> Site:
    """The site of an accepted draft; the free text of "other" is the organ (LS-3)."""
    organ = draft.text.strip() if draft.organ == "other" and draft.text.strip() else draft.organ
    return Site(organ, draft.nodal, draft.subsite, draft.side)


def draft_check(view: ReadView, draft: LesionDraft) -> DraftCheck:
    """What the rules say to a draft; what they refuse dims Enter."""
    if not draft.organ:
        return DraftCheck("Type two letters of the organ", Tone.OPEN, blocks=True)
    if draft.organ == "other" and not draft.text.strip():
        return DraftCheck("Say which organ", Tone.OPEN, blocks=True)
    if draft.role is Role.NEW:
        if draft.status is None:
            return DraftCheck("Choose the status", Tone.OPEN, blocks=True)
        return DraftCheck("Recorded as a new lesion")
    if draft.role is Role.TARGET:
        charter = view.facts.options.charter
        refusal = never_measurable(view.label, site_of(draft)) or limit_reached(
            view.state, charter, view.label, site_of(draft)
        )
        if refusal is not None:
            text = f"{refusal.problem.what} ({refusal.rule}). {refusal.problem.remedy}"
            return DraftCheck(text, Tone.REFUSED, blocks=True)
    return DraftCheck("Nothing against it")


def creation_view(lesion_id: str, role: Role, number: int, at_baseline: bool) -> CreationView:
    """How the panel opens for a role."""
    words = {Role.TARGET: "Target", Role.NON_TARGET: "Non-target", Role.NEW: "New lesion"}
    statuses = ()
    if role is Role.NEW:
        statuses = ((NewLesionState.UNEQUIVOCAL, "unequivocal"), (NewLesionState.EQUIVOCAL, "equivocal"))
    roles = (("T", "target"), ("N", "non-target")) if at_baseline else (("Y", "new lesion"),)
    return CreationView(lesion_id, role, words[role], max(number, 1), "accept mark and site", statuses, roles)
