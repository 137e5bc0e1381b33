"""The menu of the right click: what can be done with what lies under the cursor (7.2)."""

from recist_reader.recist.vocabulary import Role
from recist_reader.trial.records import LesionRecord

MenuEntry = tuple[str, str, str]
"""(action of the key map, words, key)"""

_VIEWING: tuple[MenuEntry, ...] = (
    ("preset_1", "Soft tissue window", "1"),
    ("preset_2", "Lung window", "2"),
    ("preset_3", "Liver window", "3"),
    ("preset_4", "Bone window", "4"),
    ("reset", "Whole image", "R"),
    ("invert", "Invert", "I"),
    ("link", "Link scrolling on or off", "X"),
    ("anchor", "These slices match", "Shift+X"),
)
_KEY_IMAGE: MenuEntry = ("key_image", "Key image on or off", "K")
_STATES: dict[Role, tuple[MenuEntry, ...]] = {
    Role.TARGET: (
        ("too_small", "Too small to measure", "Shift+S"),
        ("absent", "Absent", "Shift+A"),
        ("not_evaluable", "Not evaluable", "Shift+E"),
        ("merged", "Merged into another target", "Shift+G"),
        ("split", "Split: next fragment", "Shift+F"),
    ),
    Role.NON_TARGET: (
        ("present", "Present", "Shift+P"),
        ("absent", "Absent", "Shift+A"),
        ("not_evaluable", "Not evaluable", "Shift+E"),
        ("unequivocal", "Unequivocal progression", "Shift+U"),
    ),
    Role.NEW: (
        ("unequivocal", "Unequivocal", "Shift+U"),
        ("equivocal", "Equivocal", "Shift+Q"),
        ("not_lesion", "No lesion", "Shift+N"),
    ),
}
_REMOVE: MenuEntry = ("delete", "Remove", "Delete")


def menu_entries(lesion: LesionRecord | None, is_annotation: bool, may_change: bool) -> tuple[MenuEntry, ...]:
    """Return the entries over a lesion's mark, a free mark, or the image; what is locked offers viewing."""
    if not may_change or (lesion is None and not is_annotation):
        return (*_VIEWING, _KEY_IMAGE) if may_change else _VIEWING
    if lesion is None:
        return (_REMOVE,)
    jump = ("bookmark", f"Go to {lesion.id} in all images", "J")
    return (jump, *_STATES[lesion.role], _REMOVE)
