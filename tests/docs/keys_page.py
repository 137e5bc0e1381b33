"""The tables of `docs/keys.md`, made from the key map. Write them anew: `python -m tests.docs.keys_page`."""

from itertools import groupby
from pathlib import Path

from recist_reader.ui.reader.keymap import ACTIONS, STUDY_ACTIONS, KeyAction

PAGE = Path(__file__).resolve().parents[2] / "docs" / "keys.md"
BEGIN, END = "<!-- from the key map -->\n", "<!-- end of the key map -->\n"


def tables(actions: tuple[KeyAction, ...] = ACTIONS + STUDY_ACTIONS) -> str:
    """One table for each group of keys, in the order of the key overlay."""
    return "\n".join(
        "\n".join([f"### {group}", "", "| key | does |", "|---|---|", *map(_row, members), ""])
        for group, members in groupby(actions, key=lambda action: action.group)
    )


def _row(action: KeyAction) -> str:
    return f"| {', '.join(f'`{key}`' for key in action.keys)} | {action.text} |"


def with_tables(page: str, made: str) -> str:
    """The page with its tables replaced; raises ValueError where a mark is missing."""
    before, _, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not end:
        raise ValueError(f"{PAGE.name} has lost the lines between which the tables stand")
    return f"{before}{BEGIN}\n{made}\n{END}{after}"


if __name__ == "__main__":
    PAGE.write_text(with_tables(PAGE.read_text("utf-8"), tables()), "utf-8")
