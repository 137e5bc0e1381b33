"""The keys of the reading window (7.3): one table, shown by `?`, bound by the page."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from recist_reader.ui.reader.panels.views.lines import KeyLine
from recist_reader.ui.texts import tr


@dataclass(frozen=True)
class KeyAction:
    """An action with its keys as Qt names them; `held` acts while the key is down."""

    name: str
    keys: tuple[str, ...]
    text: str
    group: str
    held: bool = False


ACTIONS: tuple[KeyAction, ...] = (
    KeyAction("next_lesion", ("Space",), tr("next lesion to read, in all viewports"), tr("Lesions")),
    KeyAction("previous_lesion", ("Shift+Space",), tr("previous lesion to read"), tr("Lesions")),
    KeyAction("target_1", ("Ctrl+1",), tr("go to T1"), tr("Lesions")),
    KeyAction("target_2", ("Ctrl+2",), tr("go to T2"), tr("Lesions")),
    KeyAction("target_3", ("Ctrl+3",), tr("go to T3"), tr("Lesions")),
    KeyAction("target_4", ("Ctrl+4",), tr("go to T4"), tr("Lesions")),
    KeyAction("target_5", ("Ctrl+5",), tr("go to T5"), tr("Lesions")),
    KeyAction("new_target", ("T",), tr("new target (baseline)"), tr("Lesions")),
    KeyAction("new_non_target", ("N",), tr("new non-target (baseline)"), tr("Lesions")),
    KeyAction("new_lesion", ("Y",), tr("new lesion (follow-up)"), tr("Lesions")),
    KeyAction("split", ("Shift+F",), tr("split: next fragment of the selected target"), tr("Lesions")),
    KeyAction("delete", ("Delete",), tr("remove the value of the selected lesion"), tr("Lesions")),
    KeyAction(
        "target_earlier", ("Alt+Up",), tr("selected target one number earlier (baseline)"), tr("Lesions")
    ),
    KeyAction(
        "target_later", ("Alt+Down",), tr("selected target one number later (baseline)"), tr("Lesions")
    ),
    KeyAction("site", ("Alt+S",), tr("correct the site of the selected lesion"), tr("Lesions")),
    KeyAction("treated_field", ("Alt+T",), tr("site: in a treated field, or not"), tr("Lesions")),
    KeyAction("lesion_kind", ("Alt+K",), tr("site: cystic, blastic and the like, in turn"), tr("Lesions")),
    KeyAction("bookmark", ("J",), tr("jump to the measured slice"), tr("Lesions")),
    KeyAction("too_small", ("Shift+S",), tr("too small to measure"), tr("States")),
    KeyAction("absent", ("Shift+A",), tr("absent"), tr("States")),
    KeyAction("not_evaluable", ("Shift+E",), tr("not evaluable"), tr("States")),
    KeyAction("merged", ("Shift+G",), tr("merged into another target"), tr("States")),
    KeyAction("present", ("Shift+P",), tr("non-target: present"), tr("States")),
    KeyAction("unequivocal", ("Shift+U",), tr("progression, or unequivocal new lesion"), tr("States")),
    KeyAction("equivocal", ("Shift+Q",), tr("equivocal"), tr("States")),
    KeyAction("not_lesion", ("Shift+N",), tr("new lesion: no lesion"), tr("States")),
    KeyAction("select", ("V",), tr("select"), tr("Tools")),
    KeyAction("bidirectional", ("B",), tr("bidirectional"), tr("Tools")),
    KeyAction("line", ("L",), tr("line"), tr("Tools")),
    KeyAction("ellipse", ("E",), tr("ellipse"), tr("Tools")),
    KeyAction("freehand", ("F",), tr("freehand"), tr("Tools")),
    KeyAction("probe", ("P",), tr("probe"), tr("Tools")),
    KeyAction("window", ("W",), tr("window"), tr("Tools")),
    KeyAction("zoom", ("Z",), tr("zoom"), tr("Tools")),
    KeyAction("pan", ("H",), tr("pan"), tr("Tools")),
    KeyAction("escape", ("Esc",), tr("cancel, back to select"), tr("Tools")),
    KeyAction("undo", ("Ctrl+Z",), tr("undo"), tr("Tools")),
    KeyAction("redo", ("Ctrl+Shift+Z", "Ctrl+Y"), tr("redo"), tr("Tools")),
    KeyAction("slice_up", ("Up",), tr("one slice up"), tr("Images")),
    KeyAction("slice_down", ("Down",), tr("one slice down"), tr("Images")),
    KeyAction("ten_up", ("PgUp",), tr("ten slices up"), tr("Images")),
    KeyAction("ten_down", ("PgDown",), tr("ten slices down"), tr("Images")),
    KeyAction("first_slice", ("Home",), tr("first slice"), tr("Images")),
    KeyAction("last_slice", ("End",), tr("last slice"), tr("Images")),
    KeyAction("previous_series", ("Left",), tr("previous series of the timepoint"), tr("Images")),
    KeyAction("next_series", ("Right",), tr("next series of the timepoint"), tr("Images")),
    KeyAction("next_viewport", ("Tab",), tr("next viewport"), tr("Images")),
    KeyAction("preset_1", ("1",), tr("abdomen, soft tissue"), tr("Images")),
    KeyAction("preset_2", ("2",), tr("lung"), tr("Images")),
    KeyAction("preset_3", ("3",), tr("liver, portal venous"), tr("Images")),
    KeyAction("preset_4", ("4",), tr("bone"), tr("Images")),
    KeyAction("preset_5", ("5",), tr("mediastinum"), tr("Images")),
    KeyAction("preset_6", ("6",), tr("brain"), tr("Images")),
    KeyAction("preset_7", ("7",), tr("liver, unenhanced"), tr("Images")),
    KeyAction("preset_8", ("8",), tr("vessels, late arterial"), tr("Images")),
    KeyAction("preset_9", ("9",), tr("automatic window"), tr("Images")),
    KeyAction("preset_0", ("0",), tr("window as stored"), tr("Images")),
    KeyAction("windows", ("Alt+P",), tr("change the windows of these keys"), tr("Images")),
    KeyAction("key_image", ("K",), tr("key image on or off"), tr("Images")),
    KeyAction("earlier_compared", ("[",), tr("earlier timepoint in the comparison"), tr("Images")),
    KeyAction("later_compared", ("]",), tr("later timepoint in the comparison"), tr("Images")),
    KeyAction("link", ("X",), tr("link scrolling on or off"), tr("Images")),
    KeyAction("anchor", ("Shift+X",), tr("these slices match: manual anchor"), tr("Images")),
    KeyAction("link_zoom", ("Alt+Z",), tr("pan and zoom linked, or each image its own"), tr("Images")),
    KeyAction("link_window", ("Alt+W",), tr("window linked, or each image its own"), tr("Images")),
    KeyAction("interpolation", ("Alt+N",), tr("pixels smoothed, or each as it is"), tr("Images")),
    KeyAction("reset", ("R",), tr("whole image"), tr("Images")),
    KeyAction("invert", ("I",), tr("invert"), tr("Images")),
    KeyAction("overlay", ("O",), tr("overlay full, minimal, none"), tr("Images")),
    KeyAction("corner_top_left", ("Shift+F1",), tr("texts in the upper left corner on or off"), tr("Images")),
    KeyAction(
        "corner_top_right", ("Shift+F2",), tr("texts in the upper right corner on or off"), tr("Images")
    ),
    KeyAction(
        "corner_bottom_left", ("Shift+F3",), tr("texts in the lower left corner on or off"), tr("Images")
    ),
    KeyAction(
        "corner_bottom_right", ("Shift+F4",), tr("texts in the lower right corner on or off"), tr("Images")
    ),
    KeyAction("details", ("D",), tr("details of the shown series"), tr("Images")),
    KeyAction("hide", ("Q",), tr("hold: hide all graphics"), tr("Images"), held=True),
    KeyAction("magnify", ("M",), tr("hold: magnifier"), tr("Images"), held=True),
    KeyAction("layout_1", ("Alt+1",), tr("current alone"), tr("Window")),
    KeyAction("layout_2", ("Alt+2",), tr("prior and current"), tr("Window")),
    KeyAction("layout_3", ("Alt+3",), tr("baseline, prior, current"), tr("Window")),
    KeyAction("layout_4", ("Alt+4",), tr("baseline, nadir, current"), tr("Window")),
    KeyAction("grid", ("Alt+G",), tr("grid of viewports, up to 4 × 4"), tr("Window")),
    KeyAction("own_layout", ("Alt+O",), tr("own layouts"), tr("Window")),
    KeyAction("keep_own_layout", ("Alt+Shift+O",), tr("keep what hangs as an own layout"), tr("Window")),
    KeyAction("left_strip", ("Ctrl+B",), tr("left strip on or off"), tr("Window")),
    KeyAction("lesion_strip", ("Ctrl+J",), tr("lesion strip on or off"), tr("Window")),
    KeyAction("edge_up", ("Ctrl+Shift+Up",), tr("edge between table and response up"), tr("Window")),
    KeyAction("edge_down", ("Ctrl+Shift+Down",), tr("edge between table and response down"), tr("Window")),
    KeyAction("panel_wider", ("Ctrl+Shift+Left",), tr("right panel wider"), tr("Window")),
    KeyAction("panel_narrower", ("Ctrl+Shift+Right",), tr("right panel narrower"), tr("Window")),
    KeyAction("strip_wider", ("Alt+Shift+Right",), tr("left strip wider"), tr("Window")),
    KeyAction("strip_narrower", ("Alt+Shift+Left",), tr("left strip narrower"), tr("Window")),
    KeyAction("edge_back", ("Ctrl+Shift+Home",), tr("give all these edges back to the window"), tr("Window")),
    KeyAction("second_window", ("Ctrl+Shift+W",), tr("panels into a second window, or back"), tr("Window")),
    KeyAction("history", ("Ctrl+H",), tr("what was recorded and refused last"), tr("Window")),
    KeyAction("queries", ("Alt+Q",), tr("queries: read, answer, ask the study manager"), tr("Window")),
    KeyAction("lock", ("Ctrl+L",), tr("check and lock the timepoint"), tr("Window")),
    KeyAction(
        "reopen",
        ("Ctrl+Shift+L",),
        tr("reopen the timepoint before, or the locked one shown, or ask for it"),
        tr("Window"),
    ),
    KeyAction("back", ("Ctrl+W",), tr("back to the worklist"), tr("Window")),
    KeyAction("next_task", ("Ctrl+N",), tr("next task"), tr("Window")),
    KeyAction("full_screen", ("F11",), tr("full screen"), tr("Window")),
    KeyAction("keys", ("?",), tr("all keys"), tr("Window")),
)

STUDY_ACTIONS: tuple[KeyAction, ...] = (
    KeyAction("export", ("Ctrl+E",), tr("export, from every page"), tr("Window")),
    KeyAction("first_steps", ("F1",), tr("first steps on or off, in the sample study"), tr("Window")),
    KeyAction("cover", ("Ctrl+Alt+L",), tr("cover the window; your password opens it"), tr("Window")),
)
"""What acts on every page of an open study, not in the reading window only."""

AWAY_ACTIONS: tuple[KeyAction, ...] = (
    KeyAction(
        "go_on_there",
        ("Ctrl+Shift+G",),
        tr("while the study file is moved away: go on at its new place"),
        tr("Window"),
    ),
    KeyAction(
        "save_elsewhere",
        ("Ctrl+Shift+S",),
        tr("while the study file is away: save the study elsewhere"),
        tr("Window"),
    ),
)
"""What acts on every page while the file of the open study is not at its place."""

WINDOW_ACTIONS: tuple[KeyAction, ...] = (
    KeyAction("larger_text", ("Ctrl++", "Ctrl+="), tr("larger text, on every page"), tr("Window")),
    KeyAction("smaller_text", ("Ctrl+-",), tr("smaller text, on every page"), tr("Window")),
    KeyAction("close_notice", ("Ctrl+D",), tr("close the notice, on every page"), tr("Window")),
)
"""What acts on every page, also where no study is open."""

FIXED = STUDY_ACTIONS + AWAY_ACTIONS + WINDOW_ACTIONS
"""Keys that act beside those of the reading window: they stay as they are, none of its actions gets one."""

PAGE_ACTIONS: tuple[KeyAction, ...] = (
    KeyAction("open", ("Enter",), tr("opens the subject, or asks for its images"), tr("Worklist")),
    KeyAction("next", ("Ctrl+N",), tr("next task"), tr("Worklist")),
    KeyAction("import", ("Ctrl+I",), tr("import images"), tr("Worklist")),
    KeyAction("series", ("Ctrl+J",), tr("series, their labels and quarantine"), tr("Worklist")),
    KeyAction("mask", ("Ctrl+M",), tr("mask text on the picture of a series in quarantine"), tr("Worklist")),
    KeyAction("release", ("Ctrl+Shift+R",), tr("release a series in quarantine"), tr("Worklist")),
    KeyAction("keep_out", ("Ctrl+Shift+K",), tr("keep a series in quarantine out"), tr("Worklist")),
    KeyAction("add_subject", ("Ctrl+Shift+N",), tr("add a subject"), tr("Worklist")),
    KeyAction("subject_dates", ("F2",), tr("dates of the subject"), tr("Worklist")),
    KeyAction("not_done", ("Ctrl+Shift+D",), tr("a visit was not done"), tr("Worklist")),
    KeyAction("backups", ("Ctrl+Shift+B",), tr("where the backups are kept"), tr("Worklist")),
    KeyAction("filter", ("Ctrl+F",), tr("filter the list"), tr("Worklist")),
    KeyAction("refresh", ("F5",), tr("look again"), tr("Worklist")),
    KeyAction("close_study", ("Ctrl+W",), tr("close the study"), tr("Worklist")),
    KeyAction(
        "close_panel", ("Esc",), tr("closes the panel on the right, or shows all subjects"), tr("Worklist")
    ),
    KeyAction("open_study", ("Ctrl+O",), tr("open a study file, from every page"), tr("First page")),
    KeyAction(
        "read_refused",
        ("Ctrl+R",),
        tr("open a study that was refused, for reading only"),
        tr("First page"),
    ),
    KeyAction(
        "copy_refused",
        ("Ctrl+Shift+C",),
        tr("copy a study that cannot be written at its place to this computer"),
        tr("First page"),
    ),
    KeyAction(
        "restore",
        ("Ctrl+B",),
        tr("restore the newest backup of a damaged study"),
        tr("First page"),
    ),
)
"""Keys of the other pages, which never act where images are read."""

RESERVED = {
    "Return": tr("accepts"),
    "Enter": tr("accepts"),
    "Esc": tr("cancels"),
    "Ctrl+O": tr("opens a study"),
    "Ctrl+I": tr("imports"),
}
"""Keys that mean the same on every page."""


def key_of(name: str) -> str:
    """The first key of an action that keeps its key."""
    return next(action.keys[0] for action in FIXED + PAGE_ACTIONS if action.name == name)


def conflicts(actions: tuple[KeyAction, ...] = ACTIONS + FIXED) -> list[str]:
    """Keys that two actions claim; a binding with conflicts is refused."""
    seen: dict[str, str] = {}
    found = []
    for action in actions:
        for key in action.keys:
            if key in seen:
                found.append(tr("{key}: {seen} and {name}", key=key, seen=seen[key], name=action.name))
            seen[key] = action.name
    return found


def bound(own: Mapping[str, str]) -> tuple[KeyAction, ...]:
    """The actions with a reader's own keys (action name -> key), which take the place of the shipped ones."""
    return tuple(replace(a, keys=(own[a.name],)) if a.name in own else a for a in ACTIONS)


def refusal(name: str, key: str, own: Mapping[str, str]) -> str:
    """Why a key cannot be given to an action: another has it, or the window needs it; empty: it can."""
    if key in RESERVED:
        return tr("{key} {reserved} everywhere; press another key", key=key, reserved=RESERVED[key])
    for action in (*bound(own), *FIXED):
        if action.name != name and key in action.keys:
            return tr(
                "{key} is taken: {text}. Press another key, or change that one first",
                key=key,
                text=action.text,
            )
    return ""


def key_lines(actions: tuple[KeyAction, ...] = ACTIONS) -> tuple[KeyLine, ...]:
    """The lines of the key overlay; those that keep their keys have no name."""
    own = tuple(_line(action, action.name) for action in actions)
    return own + tuple(_line(action, "") for action in FIXED + PAGE_ACTIONS)


def _line(action: KeyAction, name: str) -> KeyLine:
    words = (action.name.replace("_", " "),)
    return KeyLine(tuple(map(printed, action.keys)), action.text, action.group, words, name)


def printed(key: str) -> str:
    """A key as chips and menus print it."""
    return key.replace("Shift+", "⇧").replace("PgDown", "PgDn")
