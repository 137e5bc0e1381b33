"""What an adjudicator has chosen and written of a decision that is not signed yet outlives a crash.

A place of the workspace, which is no record (WL-4): one for each case and adjudicator, shown to nobody else.
"""

from dataclasses import asdict, dataclass, field, replace
from typing import Any

from recist_reader.storage.canonical import JsonObject, canonical, sha256_hex
from recist_reader.storage.study_file import Kept, StudyFile
from recist_reader.trial.adjudication.pairing import ByHand
from recist_reader.trial.adjudication.records import CaseRecord
from recist_reader.trial.codec import to_row


@dataclass(frozen=True)
class DecisionDraft:
    """Of one case; what was looked at is no part of it, so that it is looked at again before signing."""

    endorsed: str | None = None
    cause: str | None = None
    text: str = ""
    by_hand: ByHand = field(default_factory=ByHand)


NOTHING = DecisionDraft()
"""Of a case that was not worked on yet."""


def kept_draft(file: StudyFile, stream: str, case: CaseRecord, account: str) -> DecisionDraft:
    """Return what was kept for a case; an empty one where nothing was, or its reads have changed since."""
    body = file.get_workspace(stream, _key(account))
    if body is None or body.get("case") != _fingerprint(case):
        return NOTHING
    try:
        return _draft(body["draft"])
    except (KeyError, TypeError, ValueError):  # another version kept it
        return NOTHING


def draft_place(stream: str, case: CaseRecord, account: str, draft: DecisionDraft | None) -> Kept:
    """Return the place of the workspace that holds a draft; None: nothing any more."""
    body: JsonObject = {} if draft is None else {"case": _fingerprint(case), "draft": asdict(draft)}
    return Kept(stream, _key(account), body)


def _key(account: str) -> str:
    return f"draft/{account}"


def _fingerprint(case: CaseRecord) -> str:
    """Of what is compared: the reads with their locked versions, not who has the case open."""
    return sha256_hex(canonical(to_row(replace(case, held_by=None))))


def _draft(row: dict[str, Any]) -> DecisionDraft:
    paired, cut = (tuple((str(a), str(b)) for a, b in row["by_hand"][name]) for name in ("paired", "cut"))
    endorsed, cause = (None if row[name] is None else str(row[name]) for name in ("endorsed", "cause"))
    return DecisionDraft(endorsed, cause, str(row["text"]), ByHand(paired, cut))
