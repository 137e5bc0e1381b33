"""Masking of a series: its files are written anew with blanked areas, beside the originals (BN-3, IN-142)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from recist_reader.imaging.cause import UnreadableImage
from recist_reader.imaging.masking import Area, MaskedFile, masked_file
from recist_reader.imaging.records import InstanceRecord, joined_sha256
from recist_reader.imaging.store import ImageStore
from recist_reader.problem import Problem, Refusal
from recist_reader.reading.study_session import STUDY_STREAM, StudySession
from recist_reader.trial.masking import TimepointsBegun, decide_masking
from recist_reader.trial.patch import Recorded


def mask_series(study: StudySession, uid: str, areas: Sequence[Area], reason: str) -> Recorded | Refusal:
    """Blank areas on every image of a series and let it be read; the originals stay in the store.

    Refused where the series may not be released, an area does not lie in the image, or text still seems to
    stand outside the areas. Raises Fault where the store or the study file cannot be read or written.
    """
    series = study.state.series.get(uid)
    subject = series.subject if series is not None else ""
    begun = TimepointsBegun(study.opened_labels(subject), study.bound_labels(subject))
    first = decide_masking(study.state, uid, reason, begun, "")
    if isinstance(first, Refusal):
        return study.record(first)
    before = study.file.row("instance", STUDY_STREAM, uid) or {"slices": []}
    records = [InstanceRecord.from_row(item) for item in before["slices"]]
    made = _masked(ImageStore.beside(study.path), records, areas)
    if isinstance(made, Refusal):
        return study.record(made)
    edit = decide_masking(study.state, uid, reason, begun, joined_sha256([r.pixel_sha256 for r in made]))
    if isinstance(edit, Refusal):
        return study.record(edit)
    given = [[area.left, area.top, area.width, area.height] for area in areas]
    after = {
        **before,
        "slices": [record.to_row() for record in made],
        "masked": [*before.get("masked", ()), *given],
    }
    old, new = {**edit.old, "instance": {uid: before}}, {**edit.new, "instance": {uid: after}}
    return study.record(replace(edit, old=old, new=new))


def is_masked(row: Mapping[str, Any] | None) -> bool:
    """Whether an instance row holds masked images."""
    return bool((row or {}).get("masked"))


def _masked(
    store: ImageStore, records: Sequence[InstanceRecord], areas: Sequence[Area]
) -> list[InstanceRecord] | Refusal:
    """The records as they stand in masked files, which are durable then."""
    if not areas or not records:
        return Refusal("BN-3", Problem("no area is given", "area", "Give left, top, width, height"))
    files: dict[str, MaskedFile] = {}
    for record in records:
        pixels = record.source["pixels"]
        wrong = (area.problem(pixels["rows"], pixels["columns"]) for area in areas)
        problem = next((found for found in wrong if found is not None), None)
        if problem is not None:
            return Refusal("BN-3", problem)
        if record.blob_sha256 in files:
            continue
        try:
            made = masked_file(store.read(record.blob_sha256), areas)
        except UnreadableImage as fault:
            return Refusal("BN-3", fault.cause.problem)
        if made.has_text:
            what = "text still seems to stand outside the masked areas"
            return Refusal("BL-40", Problem(what, "area", "Give further areas, or keep the series out"))
        files[record.blob_sha256] = replace(made, content=b"")
        store.put(made.content)
    store.settle(made.sha256 for made in files.values())
    return [
        record.stored_as(made.header, made.sha256, made.pixel_sha256)
        for record in records
        for made in (files[record.blob_sha256],)
    ]
