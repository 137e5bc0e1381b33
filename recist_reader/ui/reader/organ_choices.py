"""What the creation panel offers and objects to: organs by two letters, limits, measurability (LS-2)."""

from collections.abc import Callable
from dataclasses import replace

from recist_reader.problem import Refusal
from recist_reader.reading.read_session import ReadView
from recist_reader.recist.organs import USUAL_PARTS, Organ, counted_organ, find, organ_of
from recist_reader.recist.vocabulary import NewLesionState, Role
from recist_reader.trial.checks.limits import limit_reached, never_measurable, organ_counts
from recist_reader.trial.commands import Site
from recist_reader.trial.records import LesionRecord
from recist_reader.ui.reader.keymap import printed
from recist_reader.ui.reader.models.words import KIND_WORDS, with_rule
from recist_reader.ui.reader.panels.views.creation import (
    FREE_TEXT,
    CreationView,
    DraftCheck,
    LesionDraft,
    OrganChoice,
)
from recist_reader.ui.reader.panels.views.marks import Tone
from recist_reader.ui.texts import shown_problem, tr

_CYSTS = ("cystic_metastasis", "simple_cyst")
KINDS = {
    "bone": ("lytic", "mixed", "blastic"),
    "lung": ("lymphangitic", *_CYSTS),
    "skin": ("lymphangitic",),
    "pleura": ("effusion",),
    "pericardium": ("effusion",),
    "peritoneum/omentum": ("ascites", "diffuse"),
    "brain/cns": ("leptomeningeal", *_CYSTS),
}
"""Organ -> kinds that the rules treat apart there (M-5 to M-7); what is never measurable has none."""
_USUAL_KINDS = (*_CYSTS, "diffuse")


def organ_choices(
    view: ReadView, prefix: str, role: Role, leaving_out: str | None = None
) -> tuple[OrganChoice, ...]:
    """Organs that begin with what was typed; how many targets each holds (T-1 to T-3).

    `leaving_out` is the UUID of a lesion whose site is corrected: it does not count against itself.
    """
    counts = organ_counts(view.state, leaving_out)
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
        kinds=tuple((kind, KIND_WORDS[kind]) for kind in _kinds_of(organ)),
    )


def _kinds_of(organ: Organ) -> tuple[str, ...]:
    return () if organ.never_measurable else KINDS.get(organ.name, () if organ.nodal else _USUAL_KINDS)


def site_of(draft: LesionDraft) -> Site:
    """The site of an accepted draft; the free text of "other" is the organ (LS-3), another adds to it."""
    organ = draft.text.strip() if draft.organ == "other" and draft.text.strip() else draft.organ
    subsite = f"{FREE_TEXT} ".join(part for part in (draft.subsite, draft.note.strip()) if part)
    return Site(organ, draft.nodal, subsite or None, draft.side, draft.irradiated, draft.kind)


def draft_of(lesion: LesionRecord) -> LesionDraft:
    """The site of a lesion as the panel shows it, for its correction."""
    organ = organ_of(lesion.organ)
    part, _, note = (lesion.subsite or "").partition(FREE_TEXT)
    if organ is None or organ.paired or part not in organ.subsites:
        part, note = "", lesion.subsite or ""
    return LesionDraft(
        lesion.role,
        organ.name if organ else "other",
        part or None,
        lesion.side,
        lesion.nodal,
        text="" if organ else lesion.organ,
        note=note.strip(),
        irradiated=lesion.irradiated,
        kind=lesion.kind,
    )


def draft_check(view: ReadView, draft: LesionDraft, leaving_out: str | None = None) -> DraftCheck:
    """What the rules say to a draft; what they refuse dims Enter."""
    if not draft.organ:
        return DraftCheck(tr("Type two letters of the organ"), Tone.OPEN, blocks=True)
    if draft.organ == "other" and not draft.text.strip():
        return DraftCheck(tr("Say which organ"), Tone.OPEN, blocks=True)
    if draft.role is Role.NEW and leaving_out is None:
        if draft.status is None:
            return DraftCheck(tr("Choose the status"), Tone.OPEN, blocks=True)
        return DraftCheck(tr("Recorded as a new lesion"))
    refusal = _refusal(view, draft, leaving_out)
    if refusal is not None:
        told = shown_problem(refusal.problem)
        text = f"{with_rule(told.what, refusal.rule)}. {told.remedy}"
        return DraftCheck(text, Tone.REFUSED, blocks=True)
    if draft.role is Role.TARGET:
        if draft.irradiated:
            return DraftCheck(
                tr("The lock will ask how progression in the treated field was shown (M-8)"), Tone.WARNING
            )
        if draft.kind in ("lytic", "mixed"):
            return DraftCheck(tr("Measure its soft-tissue component alone (M-6)"), Tone.WARNING)
        if draft.kind == "cystic_metastasis":
            return DraftCheck(tr("A solid lesion is preferred where there is one (M-7)"), Tone.WARNING)
    return DraftCheck(tr("Nothing against it"))


def _refusal(view: ReadView, draft: LesionDraft, leaving_out: str | None) -> Refusal | None:
    """GD-1 and GD-4 of a target; a simple cyst is no disease in any role (M-7)."""
    site = site_of(draft)
    if draft.role is Role.TARGET:
        charter = view.facts.options.charter
        return never_measurable(view.label, site) or limit_reached(
            view.state, charter, view.label, site, leaving_out
        )
    return never_measurable(view.label, site) if draft.kind == "simple_cyst" else None


ROLE_WORDS = {Role.TARGET: tr("Target"), Role.NON_TARGET: tr("Non-target"), Role.NEW: tr("New lesion")}


def with_keys(view: CreationView, key: Callable[[str], str]) -> CreationView:
    """The keys of the fields, as the reader has bound them."""
    return replace(view, kind_key=printed(key("lesion_kind")), treated_key=printed(key("treated_field")))


def correction_view(
    draft: LesionDraft, lesion_id: str, number: int, key: Callable[[str], str]
) -> CreationView:
    """How the panel opens for the site of a lesion that is there; its role and status stay."""
    view = CreationView(
        lesion_id,
        draft.role,
        tr("{role}: site", role=ROLE_WORDS[draft.role]),
        max(number, 1),
        tr("keep this site"),
        roles=(),
        draft=draft,
    )
    return with_keys(view, key)


def creation_view(
    lesion_id: str, role: Role, number: int, at_baseline: bool, status_keys: tuple[str, str]
) -> CreationView:
    """How the panel opens for a role; `status_keys` are those of unequivocal and equivocal."""
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
        ROLE_WORDS[role],
        max(number, 1),
        tr("accept mark and site"),
        statuses,
        status_keys if statuses else (),
        roles,
    )
