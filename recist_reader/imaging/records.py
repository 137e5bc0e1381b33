"""What import hands over for the study's record: series and instances as plain facts (EXP-49, IN-115).

`to_row` gives JSON values without floats: decimals are strings that read back to the same number.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from recist_reader.imaging.frame_source import FrameSource, FromRecords, frame_sources, to_record
from recist_reader.imaging.header import ImageHeader
from recist_reader.imaging.series import SeriesPart, Slice
from recist_reader.imaging.store import ImageStore
from recist_reader.imaging.taking import TakenImage
from recist_reader.trial.facts import SeriesLabel


@dataclass(frozen=True)
class InstanceRecord:
    """One frame of a stored file; UIDs are mapped, positions LPS mm as decimal strings.

    `source` are the facts from which `frame_source` makes what the viewport loads.
    """

    sop_instance_uid: str
    frame: int  # from 0
    blob_sha256: str
    pixel_sha256: str
    position_lps: tuple[str, str, str] | None
    source: Mapping[str, Any]

    def to_row(self) -> dict[str, Any]:
        return {
            "sop_instance_uid": self.sop_instance_uid,
            "frame": self.frame,
            "blob_sha256": self.blob_sha256,
            "pixel_sha256": self.pixel_sha256,
            "position_lps": None if self.position_lps is None else list(self.position_lps),
            "source": dict(self.source),
        }

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> "InstanceRecord":
        position = row["position_lps"]
        placed = None if position is None else (position[0], position[1], position[2])
        facts = {**row, "position_lps": placed}
        return cls(**facts)

    def stored_as(self, header: ImageHeader, blob_sha256: str, pixel_sha256: str) -> "InstanceRecord":
        """The same frame in another file of the store (a masked one)."""
        source = _strings(to_record(frame_sources(Path(), header, blob_sha256)[self.frame]))
        return replace(self, blob_sha256=blob_sha256, pixel_sha256=pixel_sha256, source=source)

    def frame_source(self, store: ImageStore) -> FrameSource:
        """What the viewport loads this frame from; the blob's SHA-256 is checked then (IN-141)."""
        return FromRecords().source(store.path(self.blob_sha256), self.source)


@dataclass(frozen=True)
class SeriesRecord:
    """One stack or single image as it is read; instances in viewing order (VW-14).

    `version` is 2 or more for images that share a SOPInstanceUID with others of another content: both
    are kept apart and `blocked` holds "choice" until a person chooses (BL-35). A record with `quarantine`
    is withheld until a person releases it (BN-3). `scan_date` is shifted (BL-34), YYYY-MM-DD.
    """

    study_uid: str
    series_uid: str
    part: int
    version: int
    frame_of_reference_uid: str | None
    modality: str
    region: tuple[str, ...]
    phase: str
    kernel: str
    scan_date: str | None
    series_number: int | None
    acquisition_number: int | None
    orientation: str | None
    is_stack: bool
    is_localizer: bool
    rows: int
    columns: int
    thickness_mm: str | None
    step_mm: str | None
    row_spacing_mm: str | None
    column_spacing_mm: str | None
    tilt_deg: str
    badges: tuple[str, ...]
    blocked: tuple[str, ...]
    quarantine: tuple[str, ...]
    pixel_sha256: str
    instances: tuple[InstanceRecord, ...]

    @property
    def key(self) -> str:
        """Names this record in the study: a series may have parts and versions."""
        return f"{self.series_uid}/{self.part}/{self.version}"

    def to_row(self) -> dict[str, Any]:
        """JSON values only; `from_row` reads them back to an equal record."""
        row: dict[str, Any] = {name: getattr(self, name) for name in self.__dataclass_fields__}
        for name in ("region", "badges", "blocked", "quarantine"):
            row[name] = list(row[name])
        row["instances"] = [instance.to_row() for instance in self.instances]
        return row

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> "SeriesRecord":
        facts = dict(row)
        for name in ("region", "badges", "blocked", "quarantine"):
            facts[name] = tuple(facts[name])
        facts["instances"] = tuple(InstanceRecord.from_row(item) for item in facts["instances"])
        return cls(**facts)


def stored_sources(rows: Iterable[Mapping[str, Any]], store: ImageStore) -> tuple[FrameSource, ...]:
    """What the viewport loads a series from, out of its rows of instances (`InstanceRecord.to_row`)."""
    read = FromRecords()
    return tuple([read.source(store.path(row["blob_sha256"]), row["source"]) for row in rows])


def series_record(
    part: SeriesPart, images: Mapping[str, TakenImage], label: SeriesLabel, version: int, has_rival: bool
) -> SeriesRecord:
    """Turn a part into a record; its slices' names are blob SHA-256. `label` is the proposal of BN-1."""
    header, spacing = part.header, part.slices[0].facts.spacing_mm
    instances = tuple(_instance(item, images[item.name]) for item in part.slices)
    signs = [sign for item in part.slices for sign in images[item.name].quarantine]
    badges = [badge.value for badge in part.badges]
    if has_rival and "DUPLICATE" not in badges:
        badges.append("DUPLICATE")
    return SeriesRecord(
        study_uid=header.study_uid or "",
        series_uid=part.series_uid,
        part=part.part,
        version=version,
        frame_of_reference_uid=header.frame_of_reference_uid,
        modality=header.modality or "",
        region=label.region,
        phase=label.phase,
        kernel=label.kernel,
        scan_date=_iso(part.scan_date),
        series_number=header.series_number,
        acquisition_number=part.slices[0].acquisition,
        orientation=None if part.orientation is None else part.orientation.value,
        is_stack=part.is_stack,
        is_localizer=part.is_localizer,
        rows=header.pixels.rows,
        columns=header.pixels.columns,
        thickness_mm=_text_or_none(part.thickness_mm),
        step_mm=_text_or_none(part.step_mm),
        row_spacing_mm=_text_or_none(None if spacing is None else spacing[0]),
        column_spacing_mm=_text_or_none(None if spacing is None else spacing[1]),
        tilt_deg=decimal_text(part.tilt_deg),
        badges=tuple(badges),
        blocked=(*(item.value for item in part.blocked), *(("choice",) if has_rival else ())),
        quarantine=tuple(dict.fromkeys(signs)),
        pixel_sha256=joined_sha256([instance.pixel_sha256 for instance in instances]),
        instances=instances,
    )


def joined_sha256(parts: Sequence[str]) -> str:
    """One hash over the pixel hashes of a series, in viewing order."""
    return hashlib.sha256("\n".join(parts).encode("ascii")).hexdigest()


def decimal_text(number: float) -> str:
    """A number as the shortest decimal that reads back to it, without exponent."""
    return format(Decimal(repr(number)), "f")


def _instance(item: Slice, image: TakenImage) -> InstanceRecord:
    source = frame_sources(Path(), image.header, image.blob_sha256)[item.frame]
    position = item.facts.position_lps
    placed = None if position is None else (_fixed(position[0]), _fixed(position[1]), _fixed(position[2]))
    record = _strings(to_record(source))
    return InstanceRecord(
        image.header.sop_instance_uid, item.frame, image.blob_sha256, image.pixel_sha256, placed, record
    )


def _strings(value: Any) -> Any:
    """JSON values with every float as a decimal string."""
    if isinstance(value, float):
        return decimal_text(value)
    if isinstance(value, Mapping):
        return {key: _strings(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_strings(item) for item in value]
    return value


def _fixed(number: float) -> str:
    """A position in mm with four decimals (IN-115)."""
    return f"{Decimal(repr(number)):.4f}"


def _text_or_none(number: float | None) -> str | None:
    return None if number is None else decimal_text(number)


def _iso(day: str | None) -> str | None:
    return None if day is None else f"{day[:4]}-{day[4:6]}-{day[6:]}"
