"""The tables of `docs/keys.md`, made from the key map. Write them anew: `python -m tests.docs.keys_page`."""

from itertools import groupby
from pathlib import Path

from recist_reader.ui.reader.keymap import ACTIONS, FIXED, PAGE_ACTIONS, KeyAction

PAGE = Path(__file__).resolve().parents[2] / "docs" / "keys.md"
BEGIN, END = "<!-- from the key map -->\n", "<!-- end of the key map -->\n"
Actions = tuple[KeyAction, ...]


def tables(actions: Actions = ACTIONS + FIXED, heading: str = "###") -> str:
    """One table for each group of keys, in the order of the key overlay."""
    return "\n".join(
        "\n".join([f"{heading} {group}", "", "| key | does |", "|---|---|", *map(_row, members), ""])
        for group, members in groupby(actions, key=lambda action: action.group)
    )


def _row(action: KeyAction) -> str:
    return f"| {', '.join(f'`{key}`' for key in action.keys)} | {action.text} |"


def with_tables(page: str, reading: str, others: str = "") -> str:
    """The page with its tables replaced: of the reading window, then of the other pages.

    Raises ValueError where a mark is missing.
    """
    made = ""
    for tables_of in (reading, others):
        before, _, rest = page.partition(BEGIN)
        _, end, page = rest.partition(END)
        if not end:
            raise ValueError(f"{PAGE.name} has lost the lines between which the tables stand")
        made += f"{before}{BEGIN}\n{tables_of}\n{END}"
    return made + page


def written_anew(page: str) -> str:
    """The page as the key map has it now."""
    return with_tables(page, tables(), tables(PAGE_ACTIONS, "##"))


if __name__ == "__main__":
    PAGE.write_text(written_anew(PAGE.read_text("utf-8")), "utf-8")
