"""GD-1, GD-4, T-1: how many targets, what can never be one, and organs that no list has.

Limits are refused at once, and again at lock.
"""

from collections import Counter
from collections.abc import Iterator

from recist_reader.problem import Refusal, refuse
from recist_reader.recist.options import CharterOptions
from recist_reader.recist.organs import counted_organ, organ_of
from recist_reader.recist.vocabulary import Role
from recist_reader.said import Said, phrase
from recist_reader.trial.checks.result import CheckResult, CheckScene, Level
from recist_reader.trial.commands import Site
from recist_reader.trial.records import LesionRecord
from recist_reader.trial.state import ReadState

NEVER_MEASURABLE_KINDS = {
    "effusion": phrase("an effusion"),
    "ascites": phrase("ascites"),
    "lymphangitic": phrase("lymphangitic spread"),
    "leptomeningeal": phrase("leptomeningeal disease"),
    "simple_cyst": phrase("a simple cyst"),
    "blastic": phrase("a blastic bone lesion without soft tissue"),
    "diffuse": phrase("diffuse disease"),
}


CYSTIC = "cystic_metastasis"
"""May be measured; a solid lesion is preferred as target (M-7)."""


def organ_counts(state: ReadState, leaving_out: str | None = None) -> Counter[str]:
    """How many targets stand in each organ as the rules count them (T-2, T-3)."""
    return Counter(
        counted_organ(lesion.organ, lesion.nodal)
        for uuid, lesion in state.lesions.items()
        if lesion.role is Role.TARGET and lesion.parent is None and uuid != leaving_out
    )


def limit_reached(
    state: ReadState, charter: CharterOptions, label: str, site: Site, leaving_out: str | None = None
) -> Refusal | None:
    """GD-1: the refusal of one target more at this site (T-1, T-2)."""
    counts = organ_counts(state, leaving_out)
    remedy = phrase("Record it as a non-target (N)")
    if counts.total() >= charter.max_targets:
        return refuse(
            "GD-1",
            phrase("there are {limit} targets already", limit=charter.max_targets),
            label,
            remedy,
        )
    organ = counted_organ(site.organ, site.nodal)
    if counts[organ] >= charter.max_targets_per_organ:
        what = phrase(
            "{organ} has {limit} targets already",
            organ=organ,
            limit=charter.max_targets_per_organ,
        )
        return refuse("GD-1", what, label, remedy)
    return None


def never_measurable(label: str, site: Site) -> Refusal | None:
    """GD-4: the refusal of a target of a kind that is never measurable (M-5 to M-7)."""
    kind: str | None = NEVER_MEASURABLE_KINDS.get(site.kind or "")
    organ = organ_of(site.organ)
    if kind is None and organ is not None and organ.never_measurable:
        kind = organ.name
    part = (site.subsite or "").partition(",")[0]  # what stands after a comma is free text (LS-2)
    if kind is None and part.strip().lower() == "diffuse":
        kind = NEVER_MEASURABLE_KINDS["diffuse"]
    if kind is None:
        return None
    remedy = (
        phrase("Record it as a non-target (N)")
        if kind != NEVER_MEASURABLE_KINDS["simple_cyst"]
        else phrase("A simple cyst is not recorded")
    )
    return refuse("GD-4", phrase("{kind} is never measurable", kind=kind), label, remedy)


def gd_1(scene: CheckScene) -> Iterator[CheckResult]:
    """More than 5 targets, or more than 2 in an organ."""
    if not scene.is_baseline:
        return
    charter = scene.facts.options.charter
    counts = organ_counts(scene.state)
    if counts.total() > charter.max_targets:
        text = phrase("{count} targets, at most {limit}", count=counts.total(), limit=charter.max_targets)
        yield scene.result("GD-1", Level.BLOCK, text, phrase("Delete targets or record them as non-targets"))
    for organ, count in sorted(counts.items()):
        if count > charter.max_targets_per_organ:
            text = phrase(
                "{count} targets in {organ}, at most {limit}",
                count=count,
                organ=organ,
                limit=charter.max_targets_per_organ,
            )
            yield scene.result("GD-1", Level.BLOCK, text, phrase("Delete one or record it as a non-target"))


def gd_4(scene: CheckScene) -> Iterator[CheckResult]:
    """A target of a never-measurable kind; one in bone or gut wall, or cystic beside solid ones, warns."""
    if not scene.is_baseline:
        return
    for uuid, lesion in scene.lesions(Role.TARGET):
        doubt = _seldom_measurable(lesion) or _cystic_beside_solid(scene, lesion)
        if doubt is not None:
            yield scene.result(
                "GD-4", Level.WARN, doubt, phrase("Check it, or record it as a non-target"), uuid
            )
        site = Site(lesion.organ, lesion.nodal, lesion.subsite, lesion.side, lesion.irradiated, lesion.kind)
        refusal = never_measurable(lesion.id, site)
        if refusal is not None:
            yield scene.result("GD-4", Level.BLOCK, refusal.problem.what, refusal.problem.remedy, uuid)


def _seldom_measurable(lesion: LesionRecord) -> Said | None:
    """What the rules ask of a target in bone (M-6) or in the gut wall (T-9); None elsewhere and of a node."""
    organ = organ_of(lesion.organ)
    if organ is None or lesion.nodal:
        return None
    if organ.name == "bone":
        return phrase("a bone lesion is measured by its soft-tissue component alone (M-6)")
    if organ.gut_wall:
        return phrase("a lesion in the gut wall is seldom measured repeatably (T-9)")
    return None


def _cystic_beside_solid(scene: CheckScene, target: LesionRecord) -> Said | None:
    """A cystic target while a solid lesion that might be one is recorded as non-target (M-7)."""
    if target.kind != CYSTIC:
        return None
    solid = [lesion.id for _, lesion in scene.lesions(Role.NON_TARGET) if _may_be_solid_target(lesion)]
    if not solid:
        return None
    return phrase("cystic, while {lesion} may be solid: solid targets are preferred (M-7)", lesion=solid[0])


def _may_be_solid_target(lesion: LesionRecord) -> bool:
    """Of a non-target its site alone is known, not its size."""
    site = Site(lesion.organ, lesion.nodal, lesion.subsite, lesion.side, lesion.irradiated, lesion.kind)
    is_bone = (organ := organ_of(lesion.organ)) is not None and organ.name == "bone"
    return lesion.kind != CYSTIC and not is_bone and never_measurable(lesion.id, site) is None


def t_1(scene: CheckScene) -> Iterator[CheckResult]:
    """A lesion first recorded here in an organ that is not of the list (LS-3): a query, never a refusal."""
    for uuid, lesion in scene.state.lesions_in_order():
        is_first = lesion.created_at_timepoint == scene.label and lesion.parent is None
        if is_first and organ_of(lesion.organ) is None:
            text = phrase(
                "{organ} is not of the list: it counts as an organ of its own (T-1)", organ=lesion.organ
            )
            yield scene.result(
                "T-1", Level.WARN, text, phrase("Check whether an organ of the list holds it"), uuid
            )
