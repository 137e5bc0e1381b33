"""The menu of the right click: what can be done with what lies under the cursor (7.2)."""

from recist_reader.recist.vocabulary import Role
from recist_reader.trial.records import LesionRecord
from recist_reader.ui.texts import tr

MenuEntry = tuple[str, str]
"""(action of the key map, words); its key comes from the reader's bindings"""

_VIEWING: tuple[MenuEntry, ...] = (
    ("preset_1", tr("Soft tissue window")),
    ("preset_2", tr("Lung window")),
    ("preset_3", tr("Liver window")),
    ("preset_4", tr("Bone window")),
    ("reset", tr("Whole image")),
    ("invert", tr("Invert")),
    ("link", tr("Link scrolling on or off")),
    ("anchor", tr("These slices match")),
)
_KEY_IMAGE: MenuEntry = ("key_image", tr("Key image on or off"))
_STATES: dict[Role, tuple[MenuEntry, ...]] = {
    Role.TARGET: (
        ("too_small", tr("Too small to measure")),
        ("absent", tr("Absent")),
        ("not_evaluable", tr("Not evaluable")),
        ("merged", tr("Merged into another target")),
        ("split", tr("Split: next fragment")),
    ),
    Role.NON_TARGET: (
        ("present", tr("Present")),
        ("absent", tr("Absent")),
        ("not_evaluable", tr("Not evaluable")),
        ("unequivocal", tr("Unequivocal progression")),
    ),
    Role.NEW: (
        ("unequivocal", tr("Unequivocal")),
        ("equivocal", tr("Equivocal")),
        ("not_lesion", tr("No lesion")),
    ),
}
_REMOVE: MenuEntry = ("delete", tr("Remove"))


def menu_entries(lesion: LesionRecord | None, is_annotation: bool, may_change: bool) -> tuple[MenuEntry, ...]:
    """Return the entries over a lesion's mark, a free mark, or the image; what is locked offers viewing."""
    if not may_change or (lesion is None and not is_annotation):
        return (*_VIEWING, _KEY_IMAGE) if may_change else _VIEWING
    if lesion is None:
        return (_REMOVE,)
    jump = ("bookmark", tr("Go to {lesion} in all images", lesion=lesion.id))
    return (jump, *_STATES[lesion.role], _REMOVE)
