"""What was done in a session, written as a script and replayed, gives the same read (script format, VF-2)."""

import json
import random
from pathlib import Path

import pytest

from recist_reader.problem import Refusal
from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.script.document import FIELDS, load_script
from recist_reader.reading.script.recorder import STEPS, ScriptRecorder
from recist_reader.reading.script.runner import ScriptRunner
from recist_reader.trial import commands as c
from tests.building import a_study
from tests.reading.hurried_reader import hurry


def plain(state):
    """A read without its random ids: every row by what it says."""
    names = {uuid: lesion.id for uuid, lesion in state.lesions.items()}

    def named(uuid):
        return names.get(uuid or "", "free mark" if uuid else "-")

    def drawn(mark):
        pixels = tuple(tuple(round(v, 3) for v in point) for point in mark.points_pixel)
        place = (
            mark.place.series_uid,
            mark.place.sop_instance_uid,
            mark.place.frame,
            mark.place.slice_number,
        )
        return mark.tool, place, pixels, mark.long_mm, mark.short_mm, mark.region, mark.label_offset_mm

    return {
        "timepoints": dict(state.timepoints),
        "lesions": sorted(
            (r.id, r.role, r.organ, r.nodal, r.created_at_timepoint, r.subsite, r.side, named(r.parent))
            for r in state.lesions.values()
        ),
        "findings": sorted(
            (f.timepoint, named(f.lesion), f.state, f.reason or "", named(f.into))
            for f in state.findings.values()
        ),
        "marks": sorted(
            (m.timepoint, named(m.lesion), *map(str, drawn(m))) for m in state.measurements.values()
        ),
        "reasons": sorted((r.timepoint, r.check, named(r.lesion), r.text) for r in state.reasons.values()),
        "key images": sorted(
            (k.timepoint, k.place.slice_number, k.zoom_mm_per_px) for k in state.key_images.values()
        ),
        "results": dict(state.results),
        "locks": sorted((lock.timepoint, lock.version, lock.meaning) for lock in state.locks.values()),
    }


def replayed(folder, script):
    folder.mkdir()
    with a_study(folder, timepoints=3) as study:
        for outcome in ScriptRunner(study).run(load_script(script)):
            assert outcome.refusal is None, (outcome.step, outcome.refusal)
        return ReadSession(study, "1001").state


@pytest.mark.parametrize("seed", range(5))
def test_a_random_read_replayed_is_the_same_read(tmp_path, seed):
    recorder = ScriptRecorder("1001")
    with a_study(tmp_path, timepoints=3) as study:
        session = ReadSession(study, "1001")

        def after(command, before, answer):
            if not isinstance(answer, Refusal):
                recorder.note(command, before, session.facts)

        hurry(session, random.Random(seed), 150, after)
        state = session.state
    assert len(recorder.steps) > 10
    again = replayed(tmp_path / "again", json.dumps(recorder.document()))
    assert plain(again) == plain(state)


def test_every_command_has_its_step():
    of_the_session = {c.Undo, c.Redo, c.OpenTimepoint, c.LockTimepoint, c.ReopenTimepoint}
    assert STEPS.keys() | of_the_session == set(c.Command.__args__)


def test_a_differing_category_is_noted_with_its_reason(tmp_path):
    recorder = ScriptRecorder("1001")
    with a_study(tmp_path, timepoints=1) as study:
        session = ReadSession(study, "1001")
        lock = c.LockTimepoint("2", "review", "SD", "scar tissue only")
        recorder.note(lock, session.state, session.facts)
    assert recorder.steps == [
        {"do": "lock", "meaning": "review", "disagree": {"overall": "SD", "reason": "scar tissue only"}}
    ]


def test_the_page_of_scripts_names_every_step():
    page = (Path(__file__).resolve().parents[2] / "docs" / "scripts.md").read_text("utf-8")
    assert [step for step in FIELDS if f"`{step}`" not in page] == []
