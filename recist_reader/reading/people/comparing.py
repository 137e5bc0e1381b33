"""Two complete reads of a subject are compared: do they agree, or does an adjudicator decide (AD-2, AJ-1)?

It runs in the manager's or an adjudicator's process when that person comes in (SE-33); what is stored names
the triggers alone. Readers learn nothing of it (ST-4, BL-10).
"""

import secrets
from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from recist_reader.problem import Refusal
from recist_reader.reading.people.assigning import new_code
from recist_reader.reading.people.own_cases import case_read, stored_cases, subject_of
from recist_reader.reading.people.read_states import read_facts
from recist_reader.reading.study_session import StudySession, new_event, stored_study
from recist_reader.recist.adjudication import final_without_trigger
from recist_reader.said import phrase
from recist_reader.trial.adjudication.read_pair import ReadPair
from recist_reader.trial.adjudication.records import (
    CaseRecord,
    CaseState,
    decide_compared,
    decide_invalid,
)
from recist_reader.trial.adjudication.triggers import triggers_of
from recist_reader.trial.patch import Edit
from recist_reader.trial.people.acts import Act
from recist_reader.trial.people.read_stage import TOLD_AS_COMPLETE, is_complete, stage_of
from recist_reader.trial.records import TimepointState
from recist_reader.trial.study_state import StudyState, subject_facts

Reads = tuple[str, str]
"""UUIDs of a subject's reads in the order of their places, R1 first."""


def compare_complete(study: StudySession) -> int | Refusal:
    """Compare every pair that is complete and was not compared; return how many. Raises StudyFault.

    What was compared or decided on reads that are in work again is taken back first (SG-7).
    """
    refusal = study.refusal(Act.COMPARE)
    return refusal if refusal is not None else _Comparing(study, stored_study(study.file)).run()


def case_counts(study: StudySession) -> dict[str, int] | Refusal:
    """Return how many pairs agree, wait, are decided or in work again; no subject, no category."""
    refusal = study.refusal(Act.COMPARE)
    if refusal is not None:
        return refusal
    counts = Counter(str(case.state) for case in stored_cases(study.file).values())
    return {str(state): counts[str(state)] for state in CaseState}


def is_case_open(study: StudySession, subject: str) -> bool:
    """Whether an adjudicator has a case of the subject open: no reopening overtakes the decision."""
    found = stored_cases(study.file).values()
    return any(c.held_by is not None and subject_of(study.file, c) == subject for c in found)


class _Comparing:
    """One run over a study. Reads are looked into only where both of a subject are complete."""

    def __init__(self, study: StudySession, whole: StudyState) -> None:
        self._study = study
        self._file = study.file
        self._whole = whole
        self._timepoints: Mapping[str, Mapping[str, Any]] = study.file.all_rows("timepoint")
        self._facts = read_facts(study.file, whole)
        self._cases = stored_cases(study.file)

    def run(self) -> int:
        self._take_back()
        known = {frozenset((c.read_a, c.read_b)): (stream, c) for stream, c in self._cases.items()}
        waiting = []
        for subject, reads in self._pairs().items():
            stream, before = known.get(frozenset(reads), (None, None))
            is_new = before is None or before.state is CaseState.INVALID
            if is_new and all(self._is_complete(read) for read in reads):
                waiting.append((subject, reads, stream, before))
        for subject, reads, stream, before in waiting:
            self._compare((subject, reads), stream, before)
        return len(waiting)

    def _take_back(self) -> None:
        """Found by what is locked, not by who asked: nothing is missed where a session ended in between."""
        for stream, case in self._cases.items():
            if case.state is CaseState.INVALID:
                continue
            if all(self._stands(case, read) for read in case.reads.values()):
                continue
            edit = decide_invalid(case, phrase("a read of the pair was opened again"))
            assert isinstance(edit, Edit)
            self._store(stream, edit)
        self._cases = stored_cases(self._file)

    def _compare(self, about: tuple[str, Reads], stream: str | None, before: CaseRecord | None) -> None:
        subject, reads = about
        code = before.code if before is not None else new_code(self._used)
        self._used.add(code)
        edit = decide_compared(before, self._compared(subject, reads, code))
        assert isinstance(edit, Edit)
        self._store(stream or f"adj:{self._study.workplace.make_uuid()}", edit)

    def _compared(self, subject: str, reads: Reads, code: str) -> CaseRecord:
        """What two complete reads come to; A and B are drawn (BN-7)."""
        facts = subject_facts(self._whole, subject)
        first, second = (case_read(self._file, read, subject, "") for read in reads)
        fired = triggers_of(ReadPair(facts, first, second), both_complete=True)
        a, b = reads if secrets.randbelow(2) else reads[::-1]
        final = None
        if not fired:
            final = reads[final_without_trigger(subject, self._file.study_id, facts.options.charter) - 1]
        return CaseRecord(
            code=code,
            read_a=a,
            read_b=b,
            state=CaseState.PENDING if fired else CaseState.AGREED,
            triggers=tuple(one.id for one in fired),
            locks={read: self._lock_hashes(read) for read in reads},
            final_read=final,
        )

    @cached_property
    def _used(self) -> set[str]:
        """Codes that somebody knows a subject by."""
        return {case.code for case in self._cases.values()} | {r.code for r in self._whole.codes.values()}

    def _pairs(self) -> dict[str, Reads]:
        """Subject -> its two reads, where both places are assigned."""
        places: dict[str, dict[str, str]] = {}
        for uuid, assignment in self._whole.assignments.items():
            if not assignment.void:
                places.setdefault(assignment.subject, {})[assignment.slot] = uuid
        return {s: (at["R1"], at["R2"]) for s, at in places.items() if {"R1", "R2"} <= at.keys()}

    def _is_complete(self, read: str) -> bool:
        """Whether all of a read is locked and nothing holds it up."""
        return stage_of(self._facts[read]) in TOLD_AS_COMPLETE

    def _stands(self, case: CaseRecord, read: str) -> bool:
        """Whether a read still is what was compared; a query alone takes nothing back."""
        facts = self._facts[read]
        return (
            is_complete(facts)
            and not facts.awaits_reopening
            and self._locked(read) == case.locks[read].keys()
        )

    def _locked(self, read: str) -> set[str]:
        """Keys of the locked versions in force."""
        rows = self._timepoints.get(f"read:{read}", {})
        return {
            f"{label}/v{row['version']}"
            for label, row in rows.items()
            if row["state"] == TimepointState.LOCKED
        }

    def _lock_hashes(self, read: str) -> dict[str, str]:
        """Key of each locked version in force to the SHA-256 of its content (SG-4)."""
        found = {key: self._file.row("lock_version", f"read:{read}", key) for key in self._locked(read)}
        return {key: str(row["content_sha256"]) for key, row in found.items() if row is not None}

    def _store(self, stream: str, edit: Edit) -> None:
        self._study.store(new_event(edit, stream, stream.removeprefix("adj:"), self._study.workplace))
