"""Events and their page: the list is closed, the manual says what the code does (AU-3)."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from recist_reader.reading.edit_events import note_payload, recorded_of
from recist_reader.storage.canonical import canonical
from recist_reader.storage.chain import link
from recist_reader.storage.schema import ROW_TABLES
from recist_reader.trial.changes import CHANGES
from tests.reading.events_page import PAGE, page
from tests.storage.made import STUDY, new_event

NOTES = [name for name, change in CHANGES.items() if change.is_note]


def test_au3_the_page_of_events_is_what_the_code_does() -> None:
    assert PAGE.read_text("utf-8") == page(), "write it anew: python -m tests.reading.events_page"


def test_au3_every_table_of_a_change_is_one_of_the_file() -> None:
    assert {table for change in CHANGES.values() for table in change.tables} <= set(ROW_TABLES)


def test_au3_every_change_that_the_code_names_is_listed() -> None:
    """Names in the code of what is stored; a name that is not listed would be refused at run time."""
    source = Path(__file__).resolve().parents[2] / "recist_reader"
    named = set()
    for path in source.rglob("*.py"):
        for found in re.findall(
            r'(?:\.edit\(|\.note\(|_new_note\(|note_payload\(|Edit\(|"change": )\s*"([a-z_.]+)"',
            path.read_text("utf-8"),
        ):
            named.add(found)
    assert len(named) > 20
    assert named <= CHANGES.keys()


@pytest.mark.parametrize("change", NOTES)
def test_a_note_builds_no_state_and_is_canonical(change: str) -> None:
    fields = dict.fromkeys(CHANGES[change].fields, 1)
    payload = note_payload(change, "a reason", **fields)
    assert json.loads(canonical(payload))["reason"]["text"] == "a reason"
    event = link(STUDY, None, replace(new_event("study", {}, {}), payload=payload), bytes(32))
    assert recorded_of(event) is None


def test_a_note_with_other_fields_or_another_name_is_a_defect() -> None:
    with pytest.raises(ValueError, match="fields"):
        note_payload("backup.made", kind="timed", path="/somewhere")
    with pytest.raises(ValueError, match="note"):
        note_payload("timepoint.locked")
    with pytest.raises(KeyError):
        note_payload("something.else")
