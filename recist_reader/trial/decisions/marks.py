"""From a drawn mark to a recorded measurement: place, calibration, axes, rounding."""

from collections.abc import Mapping
from decimal import Decimal
from math import isfinite
from typing import Any

from recist_reader.measuring.length import LengthMm
from recist_reader.problem import Refusal, refuse
from recist_reader.recist.vocabulary import TargetState
from recist_reader.said import phrase
from recist_reader.trial.commands import (
    AddAnnotation,
    MoveLabel,
    RemoveAnnotation,
    RemoveKeyImage,
    SetKeyImage,
)
from recist_reader.trial.decisions.scene import Scene
from recist_reader.trial.evidence import Drawn, Measurement, ToolKind, as_stored, axes_mm, line_mm
from recist_reader.trial.patch import Edit
from recist_reader.trial.records import FindingRecord, KeyImageRecord, finding_key

BEYOND_MM = 9_999
"""No body is so long: the image is not calibrated, and no record could hold the length (M-11, IN-115)."""

POINTS = {ToolKind.BIDIRECTIONAL: 4, ToolKind.LINE: 2, ToolKind.MARK: 1, ToolKind.PROBE: 1}


def measured(scene: Scene, drawn: Drawn, lesion_uuid: str | None) -> Measurement | Refusal:
    """Return the measurement that a drawn mark becomes, or why it may not (VW-16, M-11, MT-3)."""
    drawn = as_stored(drawn)
    series = scene.at.series_by_uid(drawn.place.series_uid)
    if series is None:
        return refuse(
            "VW-16",
            phrase("the mark is not on an image of the open timepoint"),
            scene.label,
            phrase("Draw on Current"),
        )
    needed = POINTS.get(drawn.tool)
    if needed is not None and {len(drawn.points_lps), len(drawn.points_pixel)} != {needed}:
        return refuse(
            "MT-2",
            phrase("a {tool} mark has {count} points", tool=drawn.tool, count=needed),
            scene.label,
            phrase("Draw it again"),
        )
    if not all(isfinite(value) for at in (*drawn.points_lps, *drawn.points_pixel) for value in at):
        return refuse(
            "MT-2", phrase("a position of the mark is no number"), scene.label, phrase("Draw it again")
        )
    if drawn.tool is not ToolKind.MARK and not series.is_calibrated:
        return refuse(
            "GD-12",
            phrase("the image has no PixelSpacing"),
            scene.label,
            phrase("Measure on a calibrated series (M-11)"),
        )
    lengths = _recorded_lengths(scene, drawn)
    if isinstance(lengths, Refusal):
        return lengths
    long_mm, short_mm = lengths
    return Measurement(
        timepoint=scene.label,
        lesion=lesion_uuid,
        tool=drawn.tool,
        method=drawn.method,
        place=drawn.place,
        points_lps=drawn.points_lps,
        points_pixel=drawn.points_pixel,
        long_mm=long_mm,
        short_mm=short_mm,
        region=drawn.region,
    )


def _recorded_lengths(scene: Scene, drawn: Drawn) -> tuple[Decimal | None, Decimal | None] | Refusal:
    """Long and short axis of a mark, rounded once (MT-3); None where its tool measures none."""
    axes: tuple[Decimal, ...]
    decimals = scene.facts.options.charter.measurement_decimals
    match drawn.tool:
        case ToolKind.BIDIRECTIONAL:
            axes = axes_mm(drawn)
        case ToolKind.LINE:
            axes = (line_mm(drawn),)
        case _:
            return None, None
    if axes[0] >= BEYOND_MM:
        what = phrase("the mark is {limit} mm long or longer", limit=BEYOND_MM)
        return refuse(
            "M-11", what, scene.label, phrase("Check the pixel spacing of the series; it cannot be true")
        )
    long_mm, *rest = (LengthMm.record(axis, decimals).value for axis in axes)
    if rest and long_mm == 0:
        return refuse(
            "N-6",
            phrase("the diameter is 0 mm"),
            scene.label,
            phrase("Draw it again, or set absent (Shift+A)"),
        )
    return long_mm, rest[0] if rest else None


def target_rows(scene: Scene, uuid: str, measurement: Measurement) -> dict[str, dict[str, Any]]:
    """Rows of a target's (or fragment's) new value."""
    key = finding_key(scene.label, uuid)
    finding = FindingRecord(scene.label, uuid, TargetState.MEASURED)
    return {"measurement": {key: measurement}, "finding_state": {key: finding}}


def decide_add_annotation(scene: Scene, command: AddAnnotation) -> Edit | Refusal:
    """A line, region or probe: shown and exported, never summed (MT-6)."""
    measurement = measured(scene, command.drawn, None)
    if isinstance(measurement, Refusal):
        return measurement
    key = finding_key(scene.label, command.uuid)
    return scene.state.edit("annotation.added", {"measurement": {key: measurement}})


def decide_remove_annotation(scene: Scene, command: RemoveAnnotation) -> Edit | Refusal:
    """Take away a line, region or probe of the open timepoint."""
    key = finding_key(scene.label, command.uuid)
    if key not in scene.state.annotations(scene.label):
        return refuse(
            "MT-12",
            phrase("there is no such mark in the open timepoint"),
            scene.label,
            phrase("Select a mark first"),
        )
    return scene.state.edit("annotation.removed", {"measurement": {key: None}})


def decide_move_label(scene: Scene, command: MoveLabel) -> Edit | Refusal:
    """Store where a label was dragged to (MT-8)."""
    uuid = scene.state.uuid_of(command.mark) or command.mark
    key = finding_key(scene.label, uuid)
    mark = scene.state.measurements.get(key)
    if mark is None:
        return refuse(
            "MT-8",
            phrase("there is no such mark in the open timepoint"),
            scene.label,
            phrase("Drag a label of Current"),
        )
    return scene.state.edit("label.moved", {"measurement": {key: mark.with_label_at(command.offset_mm)}})


def decide_set_key_image(scene: Scene, command: SetKeyImage) -> Edit | Refusal:
    """Mark an image of the open timepoint."""
    if scene.at.series_by_uid(command.place.series_uid) is None:
        return refuse(
            "VW-16",
            phrase("the image is not of the open timepoint"),
            scene.label,
            phrase("Mark an image of Current"),
        )
    record = KeyImageRecord(scene.label, command.place, command.zoom_mm_per_px)
    return scene.state.edit("key_image.set", {"key_image": {command.uuid: record}})


def decide_remove_key_image(scene: Scene, command: RemoveKeyImage) -> Edit | Refusal:
    """Take away the mark of a key image of the open timepoint."""
    images: Mapping[str, KeyImageRecord] = scene.state.key_images
    if command.uuid not in images or images[command.uuid].timepoint != scene.label:
        return refuse(
            "VW",
            phrase("there is no such key image in the open timepoint"),
            scene.label,
            phrase("Go to it first"),
        )
    return scene.state.edit("key_image.removed", {"key_image": {command.uuid: None}})
