"""An amendment of the charter is signed by the manager who makes it (ST-101, SE-8)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from recist_reader.problem import Refusal
from recist_reader.reading.people.signed_edits import Content, signed_edit, store_signed
from recist_reader.reading.people.signing import Credentials
from recist_reader.reading.study_options import has_lock
from recist_reader.reading.study_session import STUDY_STREAM, StudySession
from recist_reader.storage.canonical import canonical, sha256_hex
from recist_reader.trial.codec import to_row
from recist_reader.trial.option_changes import decide_options
from recist_reader.trial.patch import Edit, Recorded
from recist_reader.trial.people.acts import Act

MEANING, TABLE = "amendment", "charter"


@dataclass(frozen=True)
class Amendment:
    """Options by their keys, and why they change."""

    changes: Mapping[str, Any]
    reason: str


def amend_charter(study: StudySession, wish: Amendment, given: Credentials | None) -> Recorded | Refusal:
    """Amend options on which no result hangs, signed with what is `given`; without accounts unsigned (RO-10).

    Both are stored, or neither. Before the first lock options are set, not amended
    (`study_options.change_options`). Raises StudyFault, Fault.
    """
    refusal = study.refusal(Act.SET_OPTIONS)
    if refusal is not None:
        return refusal
    edit = decide_options(study.state, wish.changes, wish.reason, has_lock=has_lock(study), amends=True)
    if isinstance(edit, Refusal):
        study.note_refusal(edit, str(Act.SET_OPTIONS))
        return edit
    by = study.workplace.actor()
    content = charter_content(edit)
    signed = signed_edit(edit, STUDY_STREAM, (study.file, study.seat), content, given, by)
    if isinstance(signed, Refusal):
        study.note_refusal(signed, str(Act.SET_OPTIONS))
        return signed
    recorded = store_signed(study, signed, STUDY_STREAM, study.file.study_id, by)
    study.read_again()
    return recorded


def charter_content(edit: Edit) -> Content:
    """Return what of a charter's new version is signed: its canonical row."""
    ((number, row),) = edit.new[TABLE].items()
    return Content(f"{TABLE}/{number}", MEANING, sha256_hex(canonical(to_row(row))))
