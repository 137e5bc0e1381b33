"""GD-2, GD-3, GD-5, GD-12, GD-23: is what was chosen measurable, and measured as it must be."""

from collections.abc import Iterator

from recist_reader.recist.measurability import NODE_PATHOLOGICAL_MIN_MM, Candidate
from recist_reader.recist.organs import organ_of
from recist_reader.recist.vocabulary import NewLesionState, NonTargetState, Role
from recist_reader.said import phrase
from recist_reader.trial.checks.result import CheckResult, CheckScene, Level
from recist_reader.trial.records import LesionRecord


def gd_2(scene: CheckScene) -> Iterator[CheckResult]:
    """A target below the minimum at baseline: 10 mm or 2 x thickness; a node 15 mm or 2 x thickness."""
    if not scene.is_baseline:
        return
    options = scene.facts.options
    for uuid, lesion, mark, series in scene.diameters():
        value = mark.counted_mm(lesion.nodal)
        candidate = Candidate(series.label.modality, lesion.nodal, series.slice_mm, options=options.charter)
        needed = candidate.minimum_mm
        if value is not None and value < needed:
            axis = phrase("short axis") if lesion.nodal else phrase("long axis")
            rule = "M-2" if lesion.nodal else "M-1"
            level = Level.BLOCK if options.workflow.strict_measurability else Level.REASON
            text = phrase(
                "{axis} {value} mm, the minimum is {needed} mm ({rule})",
                axis=axis,
                value=value,
                needed=needed,
                rule=rule,
            )
            yield scene.result(
                "GD-2", level, text, phrase("Give a reason, or record it as a non-target"), uuid
            )


def gd_3(scene: CheckScene) -> Iterator[CheckResult]:
    """A node with a short axis below 10 mm recorded as disease: at baseline, or as a new lesion (NL-7)."""
    for uuid, mark in scene.state.diameters(scene.label).items():
        lesion = scene.state.lesions.get(uuid)
        if lesion is None or not lesion.nodal or not _is_first_recorded(scene, uuid, lesion):
            continue
        if mark.short_mm is not None and mark.short_mm < NODE_PATHOLOGICAL_MIN_MM:
            text = phrase("short axis {short_mm} mm is a normal node (M-3)", short_mm=mark.short_mm)
            yield scene.result("GD-3", Level.REASON, text, phrase("Give a reason, or delete it"), uuid)


def _is_first_recorded(scene: CheckScene, uuid: str, lesion: LesionRecord) -> bool:
    """Measurability is judged once (M-12); a refuted new lesion is no disease."""
    if lesion.role is not Role.NEW:
        return scene.is_baseline
    finding = scene.finding(uuid)
    refuted = finding is not None and finding.state == NewLesionState.NOT_LESION
    return lesion.created_at_timepoint == scene.label and not refuted


def gd_5(scene: CheckScene) -> Iterator[CheckResult]:
    """A target in a treated field: only with progression there after the treatment."""
    if not scene.is_baseline:
        return
    for uuid, lesion in scene.lesions(Role.TARGET):
        if lesion.irradiated and lesion.parent is None:
            text = phrase("the lesion lies in a treated field (M-8)")
            yield scene.result(
                "GD-5", Level.REASON, text, phrase("Say how progression there was shown"), uuid
            )


def gd_12(scene: CheckScene) -> Iterator[CheckResult]:
    """Measured on an image with lossy compression (an uncalibrated one is refused when drawing)."""
    for uuid, _lesion, _mark, series in scene.diameters():
        if not series.is_calibrated:
            yield scene.result(
                "GD-12",
                Level.BLOCK,
                phrase("measured without PixelSpacing"),
                phrase("Measure elsewhere"),
                uuid,
            )
        elif "LOSSY" in series.badges:
            yield scene.result(
                "GD-12", Level.WARN, phrase("the image is lossy compressed"), phrase("Nothing to do"), uuid
            )


def gd_23(scene: CheckScene) -> Iterator[CheckResult]:
    """A node without short axis: a target, or a non-target that is called absent (NT-12)."""
    for uuid, lesion, mark, _series in scene.diameters():
        if lesion.nodal and mark.short_mm is None:
            yield scene.result(
                "GD-23",
                Level.BLOCK,
                phrase("a node needs its short axis"),
                phrase("Draw both axes (B)"),
                uuid,
            )
    yield from _not_marked_as_nodes(scene)
    yield from _states_against_the_axis(scene)


def _not_marked_as_nodes(scene: CheckScene) -> Iterator[CheckResult]:
    """A target among the lymph nodes whose longest diameter would count (S-1)."""
    for uuid, lesion in scene.lesions(Role.TARGET) if scene.is_baseline else ():
        organ = organ_of(lesion.organ)
        if organ is not None and organ.nodal and not lesion.nodal:
            text = phrase("a lymph node is not marked as nodal: its longest diameter counts (S-1)")
            yield scene.result("GD-23", Level.WARN, text, phrase("Check the nodal mark of its site"), uuid)


def _states_against_the_axis(scene: CheckScene) -> Iterator[CheckResult]:
    """A non-target node is present from 10 mm on and absent below; absent asks for the axis (NT-12)."""
    if scene.is_baseline:  # a normal node is no disease there (GD-3)
        return
    for uuid, lesion in scene.lesions(Role.NON_TARGET):
        finding = scene.finding(uuid)
        if not lesion.nodal or finding is None:
            continue
        mark = scene.state.measurement(scene.label, uuid)
        short_mm = mark.short_mm if mark else None
        is_absent = finding.state == NonTargetState.ABSENT
        if short_mm is None:
            if is_absent:
                text = phrase("a node is called absent without its short axis (NT-12)")
                yield scene.result(
                    "GD-23", Level.WARN, text, phrase("Measure it (B) if it is still seen"), uuid
                )
        elif is_absent and short_mm >= NODE_PATHOLOGICAL_MIN_MM:
            text = phrase("a node of {short_mm} mm is called absent (NT-12)", short_mm=short_mm)
            yield scene.result(
                "GD-23", Level.REASON, text, phrase("Set it present (Shift+P), or say why"), uuid
            )
        elif finding.state == NonTargetState.PRESENT and short_mm < NODE_PATHOLOGICAL_MIN_MM:
            text = phrase("a node of {short_mm} mm is called present (NT-12)", short_mm=short_mm)
            yield scene.result(
                "GD-23", Level.REASON, text, phrase("Set it absent (Shift+A), or say why"), uuid
            )
