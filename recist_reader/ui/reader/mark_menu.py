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
    ("link_zoom", tr("Link pan and zoom on or off")),
    ("link_window", tr("Link windows on or off")),
    ("interpolation", tr("Smooth pixels or show each")),
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
_AT_BASELINE = {Role.NON_TARGET: _STATES[Role.NON_TARGET][:1]}
"""A target has a value there and no state (S-10), a non-target is present (T-6)."""
_REMOVE: MenuEntry = ("delete", tr("Remove"))
_SITE: MenuEntry = ("site", tr("Correct the site"))
_ORDER: tuple[MenuEntry, ...] = (
    ("target_earlier", tr("One number earlier")),
    ("target_later", tr("One number later")),
)


def menu_entries(
    lesion: LesionRecord | None,
    is_annotation: bool,
    may_change: bool,
    is_bound: bool = True,
    is_baseline: bool = False,
) -> tuple[MenuEntry, ...]:
    """Return the entries over a lesion's mark, a free mark, or the image; what is locked offers viewing.

    Site and number of a lesion that a lock has bound stay (GD-23, LS-1); a fragment has its target's.
    States that no lesion has at baseline are not offered there.
    """
    if not may_change or (lesion is None and not is_annotation):
        return (*_VIEWING, _KEY_IMAGE) if may_change else _VIEWING
    if lesion is None:
        return (_REMOVE,)
    jump = ("bookmark", tr("Go to {lesion} in all images", lesion=lesion.id))
    is_settled = is_bound or lesion.parent is not None
    order = _ORDER if lesion.role is Role.TARGET else ()
    states = _AT_BASELINE.get(lesion.role, ()) if is_baseline else _STATES[lesion.role]
    return (jump, *states, *(() if is_settled else (_SITE, *order)), _REMOVE)
