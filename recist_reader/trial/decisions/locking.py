"""Locking: all checks, the content it binds, the result that is stored (SG-1, SG-4, SQ-2)."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from recist_reader.problem import Refusal, refuse
from recist_reader.recist.assess import assess
from recist_reader.recist.assessment import TimepointAssessment
from recist_reader.recist.vocabulary import Response
from recist_reader.said import phrase
from recist_reader.trial.checks.registry import run_checks
from recist_reader.trial.checks.result import CheckResult, Level
from recist_reader.trial.codec import to_row
from recist_reader.trial.commands import LockTimepoint
from recist_reader.trial.decisions.opening import locked_version
from recist_reader.trial.decisions.scene import Scene
from recist_reader.trial.facts import SeriesFacts
from recist_reader.trial.image_faults import FrameHashes
from recist_reader.trial.labels import label_order
from recist_reader.trial.patch import Edit
from recist_reader.trial.reasons import SHORTEST_REASON, says_enough
from recist_reader.trial.records import LockRecord, ReadRecord, ResultRecord, TimepointRecord, TimepointState
from recist_reader.trial.rules_input import rules_input

MEANINGS = ("authorship", "review", "responsibility")
"""What the lock of a timepoint may mean (SG-2); the others belong to adjudication and reopening."""

OVERALL = tuple(response for response in Response if response is not Response.NA)
"""What the overall response may be; NA is of targets or non-targets alone (rules, section 1)."""


def decide_lock(scene: Scene, command: LockTimepoint) -> Edit | Refusal:
    """Lock the open timepoint, or name the checks that forbid it."""
    if command.meaning not in MEANINGS:
        return refuse(
            "SG-2",
            phrase("{meaning!r} is no meaning of a lock", meaning=command.meaning),
            phrase("meaning"),
            phrase("Use {known}", known=", ".join(MEANINGS)),
        )
    if command.reader_overall is not None and scene.is_baseline:
        return refuse("OR-10", phrase("baseline has no response"), phrase("disagree"), phrase("Leave it out"))
    if command.reader_overall is not None and command.reader_overall not in OVERALL:
        what = phrase("{category!r} is no overall response", category=command.reader_overall)
        return refuse("OR-10", what, phrase("disagree"), phrase("Use {known}", known=", ".join(OVERALL)))
    facts_of_session = command.seen, command.unsaved, command.image_faults
    checks = run_checks(scene.state, scene.facts, scene.label, *facts_of_session)
    blocking = [check for check in checks if check.blocks_lock]
    if blocking:
        return _refused_by(blocking, scene.label)
    result = replace(timepoint_result(scene, command), warnings=_warnings(checks))
    differs = command.reader_overall is not None and command.reader_overall != result.overall
    if differs and not says_enough(command.reader_overall_reason or ""):
        return refuse(
            "OR-10",
            phrase("your category differs from the computed one"),
            scene.label,
            phrase("Say why, {count} characters", count=SHORTEST_REASON),
        )
    version = locked_version(scene.state, scene.label) + 1
    content = lock_content(scene, command.rules_version, version, command.decoded)
    digest = hashlib.sha256(content.encode()).hexdigest()
    return scene.state.edit(
        "timepoint.locked",
        {
            **_ended(scene, result),
            "timepoint": {scene.label: TimepointRecord(scene.label, TimepointState.LOCKED, version)},
            "timepoint_result": {scene.label: result},
            "lock_version": {
                f"{scene.label}/v{version}": LockRecord(
                    scene.label,
                    version,
                    content,
                    digest,
                    command.meaning,
                    command.active_seconds,
                    command.open_seconds,
                    _slices_seen(scene, command),
                )
            },
        },
    )


def _ended(scene: Scene, result: ResultRecord) -> dict[str, dict[str, ReadRecord]]:
    """The row of the read where this lock ends it, or lets it go on after all (ST 2.1, OR-8)."""
    record: ReadRecord | None = scene.state.tables.get("read", {}).get("read")
    if record is None or scene.facts.options.workflow.read_after_pd:
        return {}
    found = {label: at for label, at in scene.state.results.items() if scene.state.is_locked(label)}
    found[scene.label] = result
    progressed = (label for label, at in found.items() if at.overall == Response.PD)
    ended_at = min(progressed, key=label_order, default=None)
    return {} if ended_at == record.ended_at else {"read": {"read": replace(record, ended_at=ended_at)}}


def _refused_by(blocking: Sequence[CheckResult], label: str) -> Refusal:
    """Name the first check with its lesions and mending key, and how many more there are (GD-30)."""
    ids = " ".join(dict.fromkeys(check.id for check in blocking))
    first = blocking[0]
    what = (
        first.text
        if len(blocking) == 1
        else phrase("{text}; and {count} more", text=first.text, count=len(blocking) - 1)
    )
    lesions = [check.lesion_id for check in blocking if check.id == first.id and check.lesion_id]
    return refuse(ids, what, ", ".join((label, *dict.fromkeys(lesions))), first.remedy)


def _warnings(checks: Sequence[CheckResult]) -> tuple[str, ...]:
    """Ids of the checks that warned to the last, in the order of the table; answered reasons are stored."""
    told = (Level.WARN, Level.PROMPT)
    return tuple(dict.fromkeys(check.id for check in checks if check.level in told))


def _slices_seen(scene: Scene, command: LockTimepoint) -> dict[str, int]:
    """How many slices of each series of the timepoint were on screen (GD-22)."""
    return {s.uid: round(command.seen.get(s.uid, 0.0) * s.slices) for s in scene.at.series}


def timepoint_result(scene: Scene, command: LockTimepoint) -> ResultRecord:
    """What the rules say at this timepoint, as it is stored (EXP-7)."""
    read = rules_input(scene.state, scene.facts, scene.label).read
    version = locked_version(scene.state, scene.label) + 1
    assessment = assess(read)
    if scene.is_baseline:
        total = assessment.baseline_sum_mm
        return ResultRecord(scene.label, version, total, total, None, "", "", "", ())
    at: TimepointAssessment = assessment.at(scene.label)
    return ResultRecord(
        scene.label,
        version,
        at.sum_mm,
        at.partial_sum_mm,
        at.nadir_mm,
        at.target,
        at.non_target,
        at.overall_as_read,
        tuple(reason.rule for reason in at.reasons if reason.met),
        command.reader_overall,
        command.reader_overall_reason,
    )


def lock_content(scene: Scene, rules_version: str, version: int, decoded: FrameHashes) -> str:
    """Canonical text of all that a lock binds: lesions, marks, states, reasons, series, options, rules.

    JSON with sorted keys and no spaces; lengths are text, so there is one way to write it (SG-4). `decoded`
    are the frames that were measured (IN-141); a lock of before they were bound has none, nor labels.
    """
    state, label = scene.state, scene.label
    rows = {
        table: {
            key: to_row(row)
            for key, row in state.tables.get(table, {}).items()
            if getattr(row, "timepoint", None) == label
        }
        for table in ("measurement", "finding_state", "reason", "key_image")
    }
    used = {m.place.series_uid for m in state.measurements.values() if m.timepoint == label}
    content: dict[str, Any] = {
        "timepoint": label,
        "version": version,
        "rules": rules_version,
        "lesions": {uuid: to_row(lesion) for uuid, lesion in state.lesions.items()},
        "options": _options(scene),
        "series": {s.uid: _series_row(s, decoded, is_measured=s.uid in used) for s in scene.at.series},
        **rows,
    }
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _series_row(series: SeriesFacts, decoded: FrameHashes, *, is_measured: bool) -> dict[str, Any]:
    """What a lock binds of a series: its images, and what the measurements of it are said to be of (MT-2)."""
    return {
        "instances": [[uid, str(frame)] for uid, frame in series.sop_instances],
        "pixel_sha256": series.pixel_sha256,
        "measured": is_measured,
        "label": to_row(series.label),
        "thickness_mm": to_row(series.thickness_mm),
        "decoded_sha256": [
            [sop, str(frame), sha256]
            for (uid, sop, frame), sha256 in sorted(decoded.items())
            if uid == series.uid
        ],
    }


def _options(scene: Scene) -> dict[str, Any]:
    row: dict[str, Any] = json.loads(json.dumps(to_row(scene.facts.options)))
    return row
