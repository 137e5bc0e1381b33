"""The keys of the reading window (7.3): one table, shown by `?`, bound by the page."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from recist_reader.ui.reader.panels.views.lines import KeyLine


@dataclass(frozen=True)
class KeyAction:
    """An action with its keys as Qt names them; `held` acts while the key is down."""

    name: str
    keys: tuple[str, ...]
    text: str
    group: str
    held: bool = False


ACTIONS: tuple[KeyAction, ...] = (
    KeyAction("next_lesion", ("Space",), "next lesion to read, in all viewports", "Lesions"),
    KeyAction("previous_lesion", ("Shift+Space",), "previous lesion to read", "Lesions"),
    KeyAction("target_1", ("Ctrl+1",), "go to T1", "Lesions"),
    KeyAction("target_2", ("Ctrl+2",), "go to T2", "Lesions"),
    KeyAction("target_3", ("Ctrl+3",), "go to T3", "Lesions"),
    KeyAction("target_4", ("Ctrl+4",), "go to T4", "Lesions"),
    KeyAction("target_5", ("Ctrl+5",), "go to T5", "Lesions"),
    KeyAction("new_target", ("T",), "new target (baseline)", "Lesions"),
    KeyAction("new_non_target", ("N",), "new non-target (baseline)", "Lesions"),
    KeyAction("new_lesion", ("Y",), "new lesion (follow-up)", "Lesions"),
    KeyAction("split", ("Shift+F",), "split: next fragment of the selected target", "Lesions"),
    KeyAction("delete", ("Delete",), "remove the value of the selected lesion", "Lesions"),
    KeyAction("bookmark", ("J",), "jump to the measured slice", "Lesions"),
    KeyAction("too_small", ("Shift+S",), "too small to measure", "States"),
    KeyAction("absent", ("Shift+A",), "absent", "States"),
    KeyAction("not_evaluable", ("Shift+E",), "not evaluable", "States"),
    KeyAction("merged", ("Shift+G",), "merged into another target", "States"),
    KeyAction("present", ("Shift+P",), "non-target: present", "States"),
    KeyAction("unequivocal", ("Shift+U",), "progression, or unequivocal new lesion", "States"),
    KeyAction("equivocal", ("Shift+Q",), "equivocal", "States"),
    KeyAction("not_lesion", ("Shift+N",), "new lesion: no lesion", "States"),
    KeyAction("select", ("V",), "select", "Tools"),
    KeyAction("bidirectional", ("B",), "bidirectional", "Tools"),
    KeyAction("line", ("L",), "line", "Tools"),
    KeyAction("ellipse", ("E",), "ellipse", "Tools"),
    KeyAction("freehand", ("F",), "freehand", "Tools"),
    KeyAction("probe", ("P",), "probe", "Tools"),
    KeyAction("window", ("W",), "window", "Tools"),
    KeyAction("zoom", ("Z",), "zoom", "Tools"),
    KeyAction("pan", ("H",), "pan", "Tools"),
    KeyAction("escape", ("Esc",), "cancel, back to select", "Tools"),
    KeyAction("undo", ("Ctrl+Z",), "undo", "Tools"),
    KeyAction("redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", "Tools"),
    KeyAction("slice_up", ("Up",), "one slice up", "Images"),
    KeyAction("slice_down", ("Down",), "one slice down", "Images"),
    KeyAction("ten_up", ("PgUp",), "ten slices up", "Images"),
    KeyAction("ten_down", ("PgDown",), "ten slices down", "Images"),
    KeyAction("first_slice", ("Home",), "first slice", "Images"),
    KeyAction("last_slice", ("End",), "last slice", "Images"),
    KeyAction("previous_series", ("Left",), "previous series of the timepoint", "Images"),
    KeyAction("next_series", ("Right",), "next series of the timepoint", "Images"),
    KeyAction("next_viewport", ("Tab",), "next viewport", "Images"),
    KeyAction("preset_1", ("1",), "abdomen, soft tissue", "Images"),
    KeyAction("preset_2", ("2",), "lung", "Images"),
    KeyAction("preset_3", ("3",), "liver, portal venous", "Images"),
    KeyAction("preset_4", ("4",), "bone", "Images"),
    KeyAction("preset_5", ("5",), "mediastinum", "Images"),
    KeyAction("preset_6", ("6",), "brain", "Images"),
    KeyAction("preset_7", ("7",), "liver, unenhanced", "Images"),
    KeyAction("preset_8", ("8",), "vessels, late arterial", "Images"),
    KeyAction("preset_9", ("9",), "automatic window", "Images"),
    KeyAction("preset_0", ("0",), "window as stored", "Images"),
    KeyAction("key_image", ("K",), "key image on or off", "Images"),
    KeyAction("earlier_compared", ("[",), "earlier timepoint in the comparison", "Images"),
    KeyAction("later_compared", ("]",), "later timepoint in the comparison", "Images"),
    KeyAction("link", ("X",), "link scrolling on or off", "Images"),
    KeyAction("anchor", ("Shift+X",), "these slices match: manual anchor", "Images"),
    KeyAction("reset", ("R",), "whole image", "Images"),
    KeyAction("invert", ("I",), "invert", "Images"),
    KeyAction("overlay", ("O",), "overlay full, minimal, none", "Images"),
    KeyAction("details", ("D",), "details of the shown series", "Images"),
    KeyAction("hide", ("Q",), "hold: hide all graphics", "Images", held=True),
    KeyAction("magnify", ("M",), "hold: magnifier", "Images", held=True),
    KeyAction("layout_1", ("Alt+1",), "current alone", "Window"),
    KeyAction("layout_2", ("Alt+2",), "prior and current", "Window"),
    KeyAction("layout_3", ("Alt+3",), "baseline, prior, current", "Window"),
    KeyAction("layout_4", ("Alt+4",), "baseline, nadir, current", "Window"),
    KeyAction("left_strip", ("Ctrl+B",), "left strip on or off", "Window"),
    KeyAction("lesion_strip", ("Ctrl+J",), "lesion strip on or off", "Window"),
    KeyAction("lock", ("Ctrl+L",), "check and lock the timepoint", "Window"),
    KeyAction("reopen", ("Ctrl+Shift+L",), "reopen the timepoint before, or the locked one shown", "Window"),
    KeyAction("back", ("Ctrl+W",), "back to the worklist", "Window"),
    KeyAction("next_task", ("Ctrl+N",), "next task", "Window"),
    KeyAction("full_screen", ("F11",), "full screen", "Window"),
    KeyAction("keys", ("?",), "all keys", "Window"),
)

STUDY_ACTIONS: tuple[KeyAction, ...] = (
    KeyAction("export", ("Ctrl+E",), "export", "Window"),
    KeyAction("first_steps", ("F1",), "first steps on or off, in the sample study", "Window"),
)
"""What acts on every page of an open study, not in the reading window only."""


RESERVED = {
    "Return": "accepts",
    "Enter": "accepts",
    "Esc": "cancels",
    "Ctrl+O": "opens a study",
    "Ctrl+I": "imports",
}
"""Keys that mean the same on every page."""


def conflicts(actions: tuple[KeyAction, ...] = ACTIONS + STUDY_ACTIONS) -> list[str]:
    """Keys that two actions claim; a binding with conflicts is refused."""
    seen: dict[str, str] = {}
    found = []
    for action in actions:
        for key in action.keys:
            if key in seen:
                found.append(f"{key}: {seen[key]} and {action.name}")
            seen[key] = action.name
    return found


def bound(own: Mapping[str, str]) -> tuple[KeyAction, ...]:
    """The actions with a reader's own keys (action name -> key), which take the place of the shipped ones."""
    return tuple(replace(a, keys=(own[a.name],)) if a.name in own else a for a in ACTIONS)


def refusal(name: str, key: str, own: Mapping[str, str]) -> str:
    """Why a key cannot be given to an action: another has it, or the window needs it; empty: it can."""
    if key in RESERVED:
        return f"{key} {RESERVED[key]} everywhere; press another key"
    for action in (*bound(own), *STUDY_ACTIONS):
        if action.name != name and key in action.keys:
            return f"{key} is taken: {action.text}. Press another key, or change that one first"
    return ""


def key_lines(actions: tuple[KeyAction, ...] = ACTIONS) -> tuple[KeyLine, ...]:
    """The lines of the key overlay; those of every page have no name, since their keys are fixed."""
    own = tuple(_line(action, action.name) for action in actions)
    return own + tuple(_line(action, "") for action in STUDY_ACTIONS)


def _line(action: KeyAction, name: str) -> KeyLine:
    words = (action.name.replace("_", " "),)
    return KeyLine(tuple(map(printed, action.keys)), action.text, action.group, words, name)


def printed(key: str) -> str:
    """A key as chips and menus print it."""
    return key.replace("Shift+", "⇧").replace("PgDown", "PgDn")
