"""Notes each act of a session as a step of a script, so that it can be done again (script format).

recorder = ScriptRecorder("1001")
recorder.note(command, state_before, facts)   # after each command that was stored
json.dumps(recorder.document())

One act may need several steps (a lesion with its first mark), so undo and redo are counted in steps.
"""

from collections.abc import Callable
from dataclasses import fields
from typing import Any

from recist_reader.reading.script.document import FORMAT
from recist_reader.recist.vocabulary import Role
from recist_reader.trial import commands as c
from recist_reader.trial.decisions.lesions import next_fragment_id, next_id
from recist_reader.trial.evidence import Drawn, Place, RegionFigures, ToolKind
from recist_reader.trial.facts import SubjectFacts
from recist_reader.trial.state import ReadState

Step = dict[str, Any]


class ScriptRecorder:
    """The steps of one session at one subject."""

    def __init__(self, subject: str) -> None:
        self._subject = subject
        self.steps: list[Step] = []
        self._done: list[int] = []  # how many steps each act took that can be undone
        self._undone: list[int] = []
        self._names: dict[str, str] = {}

    def document(self) -> dict[str, Any]:
        """The script, as `recist-reader replay` takes it."""
        return {"format": FORMAT, "version": 1, "steps": list(self.steps)}

    def note(self, command: c.Command, before: ReadState, facts: SubjectFacts) -> None:
        """Add the steps of a command that was stored; `before` is the read as it stood."""
        match command:
            case c.Undo():
                self._step("undo", times=self._move(self._done, self._undone))
            case c.Redo():
                self._step("redo", times=self._move(self._undone, self._done))
            case c.OpenTimepoint(timepoint=label):
                if before.open_timepoint != label:
                    self._forget()
                self._step("open", subject=self._subject, timepoint=label)
            case c.LockTimepoint():
                self._forget()
                self._lock(command)
            case c.ReopenTimepoint():
                self._forget()
                given = {"text": command.text} if command.text else {}
                self._step("reopen", timepoint=command.timepoint, reason=command.entry, **given)
            case _:
                steps = STEPS[type(command)](self, command, before, facts)
                self.steps += steps
                self._done.append(len(steps))
                self._undone.clear()

    def _step(self, do: str, **given: Any) -> None:
        self.steps.append({"do": do, **given})

    def _forget(self) -> None:
        self._done.clear()
        self._undone.clear()

    @staticmethod
    def _move(source: list[int], target: list[int]) -> int:
        target.append(source.pop())
        return target[-1]

    def _lock(self, command: c.LockTimepoint) -> None:
        given: Step = {}
        if command.reader_overall is not None:
            given["disagree"] = {
                "overall": command.reader_overall,
                "reason": command.reader_overall_reason or "",
            }
        self._step("lock", meaning=command.meaning, **given)

    def name_of(self, uuid: str) -> str:
        """A name for a mark without a lesion or a key image: A1, A2 ..."""
        return self._names.setdefault(uuid, f"A{len(self._names) + 1}")


def _create(
    _recorder: ScriptRecorder, command: c.CreateLesion, before: ReadState, facts: SubjectFacts
) -> list[Step]:
    lesion = next_id(before, command.role)
    steps: list[Step] = [{"do": "lesion", "id": lesion, "role": str(command.role), **_site(command.site)}]
    if command.first is not None:
        steps.append(_drawn(lesion, command.first, facts))
        if command.role is Role.NON_TARGET:
            steps.append({"do": "state", "lesion": lesion, "state": "present"})
    if command.status is not None:
        steps.append({"do": "state", "lesion": lesion, "state": str(command.status)})
    return steps


def _fragment(
    _recorder: ScriptRecorder, command: c.AddFragment | c.SplitTarget, before: ReadState, facts: SubjectFacts
) -> list[Step]:
    uuid = before.uuid_of(command.target) or ""
    fragment = next_fragment_id(before, uuid, before.lesions[uuid])
    steps: list[Step] = [{"do": "lesion", "id": fragment, "role": "target", "parent": command.target}]
    if isinstance(command, c.AddFragment) and command.first is not None:
        steps.append(_drawn(str(fragment), command.first, facts))
    return steps


def _state(_recorder: ScriptRecorder, command: c.SetState, *_: Any) -> list[Step]:
    given = {"reason": command.reason, "into": command.into}
    present = {name: value for name, value in given.items() if value is not None}
    return [{"do": "state", "lesion": command.lesion, "state": str(command.state), **present}]


def _reason(_recorder: ScriptRecorder, command: c.GiveReason, *_: Any) -> list[Step]:
    lesion = {} if command.lesion is None else {"lesion": command.lesion}
    return [{"do": "reason", "check": command.check, "text": command.text, **lesion}]


def _annotate(
    recorder: ScriptRecorder, command: c.AddAnnotation, _before: ReadState, facts: SubjectFacts
) -> list[Step]:
    drawn = command.drawn
    step = {"do": "annotate", "name": recorder.name_of(command.uuid), "tool": str(drawn.tool)}
    points = {"points": [list(point) for point in drawn.points_pixel]}
    return [step | points | _place(drawn.place, facts) | _region(drawn.region)]


def _label(
    recorder: ScriptRecorder, command: c.MoveLabel, before: ReadState, _facts: SubjectFacts
) -> list[Step]:
    lesion = before.lesions.get(command.mark)
    is_lesion = before.uuid_of(command.mark) is not None
    mark = command.mark if is_lesion else lesion.id if lesion else recorder.name_of(command.mark)
    offset = None if command.offset_mm is None else [float(mm) for mm in command.offset_mm]
    return [{"do": "label", "mark": mark, "offset_mm": offset}]


def _key_image(
    recorder: ScriptRecorder, command: c.SetKeyImage, _before: ReadState, facts: SubjectFacts
) -> list[Step]:
    step = {"do": "key_image", "name": recorder.name_of(command.uuid)}
    return [step | {"zoom_mm_per_px": float(command.zoom_mm_per_px)} | _place(command.place, facts)]


StepsOf = Callable[[ScriptRecorder, Any, ReadState, SubjectFacts], list[Step]]
STEPS: dict[type, StepsOf] = {
    c.CreateLesion: _create,
    c.AddFragment: _fragment,
    c.SplitTarget: _fragment,
    c.ChangeSite: lambda _r, a, *_: [{"do": "site", "lesion": a.lesion, **_site(a.site)}],
    c.RenumberTargets: lambda _r, a, *_: [{"do": "renumber", "order": list(a.order)}],
    c.DeleteLesion: lambda _r, a, *_: [{"do": "remove", "lesion": a.lesion}],
    c.RecordMeasurement: lambda _r, a, _b, facts: [_drawn(a.lesion, a.drawn, facts)],
    c.PlaceMark: lambda _r, a, _b, facts: [_drawn(a.lesion, a.drawn, facts)],
    c.SetState: _state,
    c.ClearFinding: lambda _r, a, *_: [{"do": "delete", "lesion": a.lesion}],
    c.GiveReason: _reason,
    c.AddAnnotation: _annotate,
    c.RemoveAnnotation: lambda r, a, *_: [{"do": "erase", "name": r.name_of(a.uuid)}],
    c.MoveLabel: _label,
    c.SetKeyImage: _key_image,
    c.RemoveKeyImage: lambda r, a, *_: [{"do": "unkey", "name": r.name_of(a.uuid)}],
}


def _site(site: c.Site) -> Step:
    return {field.name: getattr(site, field.name) for field in fields(site)}


def _drawn(lesion: str, drawn: Drawn, facts: SubjectFacts) -> Step:
    points = [list(point) for point in drawn.points_pixel]
    place = _place(drawn.place, facts)
    if drawn.tool is ToolKind.BIDIRECTIONAL:
        return {"do": "measure", "lesion": lesion, **place, "long": points[:2], "short": points[2:]}
    end = {"to": points[1]} if drawn.tool is ToolKind.LINE else {}
    return {"do": "mark", "lesion": lesion, **place, "at": points[0], **end}


def _place(place: Place, facts: SubjectFacts) -> Step:
    """Series by its number on the strip, so that the script also fits the images imported elsewhere."""
    found = (at.series_by_uid(place.series_uid) for at in facts.timepoints)
    series = next(series for series in found if series is not None)
    return {"series": series.number, "slice": place.slice_number}


def _region(region: RegionFigures | None) -> Step:
    if region is None:
        return {}
    row = {field.name: str(getattr(region, field.name)) for field in fields(region)}
    return {"region": row | {"voxels": region.voxels}}
