"""The guide points at what is there: its pictures, its own headings, pages, and keys that the program has."""

import re
from pathlib import Path

import pytest

from recist_reader.ui.reader.keymap import ACTIONS, FIXED, PAGE_ACTIONS

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "docs" / "guide" / "1-first-timepoint.md"
PICTURES = ROOT / "docs" / "pictures"
CHAPTERS = sorted((ROOT / "docs" / "guide").glob("*.md"))
PAGES = (ROOT / "README.md", *CHAPTERS, *sorted((ROOT / "docs").glob("*.md")))
OF_PAGES = {"Ctrl+Enter"}
"""Keys of single pages, which are in no table."""
KEY = re.compile(r"`((?:(?:Ctrl|Shift|Alt)\+)*(?:[A-Z0-9]|F\d+|Space|Enter|Esc|Tab|Delete))`")


def links(page):
    """Where the links of a page lead, those within it and to the network left out."""
    found = re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8"))
    return [one.partition("#")[0] for one in found if not one.startswith(("#", "http"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_to_a_file(page):
    assert [one for one in links(page) if not (page.parent / one).exists()] == []


def test_every_picture_is_shown_somewhere():
    shown = {(page.parent / one).resolve() for page in PAGES for one in links(page)}
    assert [picture.name for picture in PICTURES.iterdir() if picture.resolve() not in shown] == []


def test_the_contents_lead_to_headings_of_the_guide():
    text = GUIDE.read_text("utf-8")
    headings = {
        re.sub(r"[^a-z0-9 -]", "", line.lower()).replace(" ", "-")
        for line in re.findall(r"^## (.+)$", text, re.MULTILINE)
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= headings


def test_every_key_of_the_guide_is_a_key_of_the_program():
    known = {key for action in (*ACTIONS, *FIXED, *PAGE_ACTIONS) for key in action.keys} | OF_PAGES
    written = re.findall(
        r"`((?:(?:Ctrl|Shift|Alt)\+)*(?:[A-Z0-9]|F\d+|Space|Enter|Esc|Tab|Delete))`", GUIDE.read_text()
    )
    assert [key for key in written if key not in known] == []
