"""The menu of the right click: what can be done with what lies under the cursor (7.2)."""

from recist_reader.recist.vocabulary import Role
from recist_reader.trial.records import LesionRecord

MenuEntry = tuple[str, str]
"""(action of the key map, words); its key comes from the reader's bindings"""

_VIEWING: tuple[MenuEntry, ...] = (
    ("preset_1", "Soft tissue window"),
    ("preset_2", "Lung window"),
    ("preset_3", "Liver window"),
    ("preset_4", "Bone window"),
    ("reset", "Whole image"),
    ("invert", "Invert"),
    ("link", "Link scrolling on or off"),
    ("anchor", "These slices match"),
)
_KEY_IMAGE: MenuEntry = ("key_image", "Key image on or off")
_STATES: dict[Role, tuple[MenuEntry, ...]] = {
    Role.TARGET: (
        ("too_small", "Too small to measure"),
        ("absent", "Absent"),
        ("not_evaluable", "Not evaluable"),
        ("merged", "Merged into another target"),
        ("split", "Split: next fragment"),
    ),
    Role.NON_TARGET: (
        ("present", "Present"),
        ("absent", "Absent"),
        ("not_evaluable", "Not evaluable"),
        ("unequivocal", "Unequivocal progression"),
    ),
    Role.NEW: (
        ("unequivocal", "Unequivocal"),
        ("equivocal", "Equivocal"),
        ("not_lesion", "No lesion"),
    ),
}
_REMOVE: MenuEntry = ("delete", "Remove")


def menu_entries(lesion: LesionRecord | None, is_annotation: bool, may_change: bool) -> tuple[MenuEntry, ...]:
    """Return the entries over a lesion's mark, a free mark, or the image; what is locked offers viewing."""
    if not may_change or (lesion is None and not is_annotation):
        return (*_VIEWING, _KEY_IMAGE) if may_change else _VIEWING
    if lesion is None:
        return (_REMOVE,)
    jump = ("bookmark", f"Go to {lesion.id} in all images")
    return (jump, *_STATES[lesion.role], _REMOVE)
