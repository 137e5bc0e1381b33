"""The organ list: what counts as one organ, its subsites, what is a node (LS-3, T-1 to T-3).

Names are in small letters, as the interchange format writes them. Where a name has two sides
(`peritoneum/omentum`) either side means the same organ.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

PARTS_OF_THE_SPINE = ("cervical spine", "thoracic spine", "lumbar spine")


@dataclass(frozen=True)
class Organ:
    """One entry of the list; it counts once whatever its parts (T-3)."""

    name: str
    subsites: tuple[str, ...] = ()
    paired: bool = False  # right and left are one organ
    nodal: bool = False  # preset of the nodal mark (T-2)
    never_measurable: bool = False  # non-target only (M-5)
    gut_wall: bool = False  # a primary here is usually non-target (T-9)

    @property
    def sides(self) -> tuple[str, ...]:
        """The spellings that mean this organ: the whole name and each side of a slash."""
        parts = tuple(self.name.split("/"))
        return parts if len(parts) == 1 else (self.name, *parts)


_SIDES = ("right", "left")

ORGANS: tuple[Organ, ...] = (
    Organ("liver", ("1", "2", "3", "4a", "4b", "5", "6", "7", "8", "caudate", "diffuse")),
    Organ("lung", ("RUL", "RML", "RLL", "LUL", "lingula", "LLL")),
    Organ(
        "lymph node",
        (
            "cervical",
            "supraclavicular",
            "axillary",
            "internal mammary",
            "mediastinal",
            "hilar",
            "retrocrural",
            "coeliac/porta hepatis",
            "mesenteric",
            "para-aortic/retroperitoneal",
            "iliac",
            "inguinal",
            "other",
        ),
        nodal=True,
    ),
    Organ("pancreas", ("head", "uncinate", "neck", "body", "tail")),
    Organ("small bowel", ("duodenum", "jejunum", "ileum"), gut_wall=True),
    Organ("stomach", ("cardia", "fundus", "body", "antrum", "pylorus"), gut_wall=True),
    Organ("colon", ("caecum", "ascending", "transverse", "descending", "sigmoid"), gut_wall=True),
    Organ("rectum", ("upper", "middle", "lower"), gut_wall=True),
    Organ("appendix", ("base", "body", "tip"), gut_wall=True),
    Organ("oesophagus", ("upper", "middle", "lower"), gut_wall=True),
    Organ("mesentery"),
    Organ("peritoneum/omentum"),
    Organ("pleura"),
    Organ("pericardium"),
    Organ("adrenal", _SIDES, paired=True),
    Organ("kidney", _SIDES, paired=True),
    Organ("ovary", _SIDES, paired=True),
    Organ("breast", _SIDES, paired=True),
    Organ("spleen"),
    Organ("gallbladder/bile duct"),
    Organ("bladder"),
    Organ("uterus"),
    Organ("prostate"),
    Organ("thyroid"),
    Organ("heart"),
    Organ(
        "bone",
        (
            "skull",
            *PARTS_OF_THE_SPINE,
            "sacrum",
            "pelvis",
            "rib",
            "sternum",
            "scapula",
            "clavicle",
            "humerus",
            "femur",
            "other",
        ),
    ),
    Organ("brain/cns"),
    Organ("skin"),
    Organ("soft tissue/muscle"),
    Organ("ascites", never_measurable=True),
    Organ("pleural effusion", never_measurable=True),
    Organ("pericardial effusion", never_measurable=True),
    Organ("leptomeningeal", never_measurable=True),
    Organ("lymphangitic", never_measurable=True),
    Organ("diffuse marrow", never_measurable=True),
    Organ("other"),
)

USUAL_PARTS: Mapping[str, tuple[str, ...]] = {
    "lymph node": (
        "mediastinal",
        "para-aortic/retroperitoneal",
        "mesenteric",
        "hilar",
        "iliac",
        "axillary",
        "coeliac/porta hepatis",
        "supraclavicular",
        "inguinal",
        "cervical",
    ),
    "bone": ("thoracic spine", "lumbar spine", "pelvis", "rib", "sacrum", "femur", "sternum"),
}
"""Where measured nodes and bone lesions usually lie, most often first: unclear letters mean these."""

LYMPH_NODE = "lymph node"
EFFUSIONS = ("ascites", "pleural effusion", "pericardial effusion")  # NT-8


@cache
def _by_spelling() -> Mapping[str, Organ]:
    return {side: organ for organ in ORGANS for side in organ.sides}


def organ_of(text: str) -> Organ | None:
    """Return the organ that a text names, whole or by one side of its slash; None if not listed."""
    return _by_spelling().get(text.strip().lower())


def counted_organ(text: str, nodal: bool = False) -> str:
    """Return the name under which a lesion is counted for the two-per-organ limit.

    A node is a node whatever organ it lies in (T-2); a text that is not listed is its own organ.
    """
    if nodal:
        return LYMPH_NODE
    organ = organ_of(text)
    return organ.name if organ else text.strip().lower()


def is_nodal_by_default(text: str) -> bool:
    """Return the preset of the nodal mark for an organ (LS-2)."""
    organ = organ_of(text)
    return organ is not None and organ.nodal


def find(prefix: str) -> tuple[Organ, ...]:
    """Return the organs that typed letters may mean, the likeliest first (LS-2).

    First those whose name or side begins so, then those with a later word that does, then those
    with such a subsite (`du` finds the small bowel); `ln` is the customary short form of a node.
    """
    typed = prefix.strip().lower()
    if not typed:
        return ORGANS
    ranked = [(_rank(organ, typed), place, organ) for place, organ in enumerate(ORGANS)]
    return tuple(organ for rank, _, organ in sorted(ranked, key=lambda r: r[:2]) if rank < _NO_MATCH)


_NO_MATCH = 3


def _rank(organ: Organ, typed: str) -> int:
    if any(side.startswith(typed) for side in organ.sides) or (organ.nodal and typed == "ln"):
        return 0
    if any(word.startswith(typed) for word in organ.name.replace("/", " ").split()):
        return 1
    if any(word.startswith(typed) for subsite in organ.subsites for word in subsite.lower().split()):
        return 2
    return _NO_MATCH
