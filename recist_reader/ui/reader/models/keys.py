"""The keys that stand beside what they do: the reader's own, as chips and menus print them (7.3)."""

import re
from collections.abc import Callable

from recist_reader.ui.reader.keymap import ACTIONS, printed

Keys = Callable[[str], str]
"""(name of an action of the key map) -> its key as printed."""

_SHIPPED = {action.name: printed(min(action.keys, key=len)) for action in ACTIONS}
_ACTION_OF_KEY = {key: action.name for action in ACTIONS for key in action.keys}
_NAMED = re.compile(r"Shift\+[A-Z]\b|(?<=\()[A-Z](?=\))")


def shipped(name: str) -> str:
    """The key with which an action is shipped."""
    return _SHIPPED[name]


def with_own_keys(text: str, keys: Keys) -> str:
    """The words of a rule or a check, which name shipped keys, with the reader's own in their place."""

    def own(match: re.Match[str]) -> str:
        name = _ACTION_OF_KEY.get(match[0], "")
        return match[0] if not name or keys(name) == _SHIPPED[name] else keys(name)

    return _NAMED.sub(own, text)
