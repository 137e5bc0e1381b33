"""A read from baseline to progression by hand, and the same by script (issue: done means)."""

import json
from dataclasses import asdict, replace

import pytest
from PySide6.QtCore import Qt

from recist_reader.exports.export import export
from recist_reader.exports.request import ExportRequest, Format
from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.script.document import load_script
from recist_reader.reading.script.runner import ScriptRunner
from recist_reader.reading.study_session import open_study
from recist_reader.recist.assess import assess
from recist_reader.recist.document import load_reads
from recist_reader.recist.sums import baseline_sum_mm
from recist_reader.trial.rules_input import rules_input
from tests.scenarios.desk import SPACING_MM, SUBJECT, VISITS

pytestmark = pytest.mark.gui
Key = Qt.Key


# -- the story, one method a timepoint; each returns what was seen in the panel


def create(desk, key, site, mark):
    """Press the key of a role, draw, name the site, Enter."""
    desk.key(key)
    mark()
    assert desk.current.marks[-1].mark == "pending"  # still on the image while the site is asked for
    desk.type(site)
    desk.key(Key.Key_Return)


def read_baseline(desk):
    desk.wheel_to(8)
    create(desk, Key.Key_T, "li 7", lambda: desk.draw_axis(30, 40, 45))
    desk.wheel_to(12)
    create(desk, Key.Key_B, "lu RML", lambda: desk.draw_axis(62, 40, 36))
    create(desk, Key.Key_T, "ly mesenteric", lambda: desk.draw_axis(48, 70, 42))
    create(desk, Key.Key_N, "bo rib", lambda: desk.click(desk.current.canvas, desk.at(20, 60)))
    assert [r.id for _, r in desk.state.lesions_in_order()] == ["T1", "T2", "T3", "NT1"]


def measure(desk, lesion, column, row, long_mm):
    """IN-2: Space goes to the lesion, B takes the tool, a drag draws."""
    desk.key(Key.Key_Space)
    assert desk.room.controller.bench.selected == lesion
    desk.key(Key.Key_B)
    desk.draw_axis(column, row, long_mm)


def lock(desk):
    desk.control(Key.Key_L)
    assert desk.window.pages.currentWidget() is desk.room.lock_page
    assert not desk.room.lock_page.view.blocks, desk.room.lock_page.view.blocks
    desk.key(Key.Key_Return)
    assert desk.window.pages.currentWidget() is desk.page


def panel(desk):
    """(sum, overall, rules that were met) as the response panel shows them."""
    view = desk.page.response._view
    met = {line.rule for line in view.why if line.outcome.value == "met"}
    return view.sum_text, str(view.categories[-1].response), met


def read_pr(desk):
    """TP1: all targets smaller, the non-target present."""
    desk.shift(Key.Key_X)  # both scans were placed alike: these slices match
    measure(desk, "T1", 30, 40, 27)
    measure(desk, "T2", 62, 40, 21)
    assert panel(desk)[0].startswith("partial"), panel(desk)
    desk.key(Key.Key_Space)
    desk.draw_axis(48, 70, 30)
    desk.drag(*short_end_of(desk, "T3", up_mm=3))  # the node's short axis by its handle
    desk.key(Key.Key_Escape)
    assert "provisional" in desk.page.response._view.chip
    desk.key(Key.Key_Space)
    desk.shift(Key.Key_P)


def short_end_of(desk, lesion, up_mm):
    """From the upper end of a lesion's short axis some mm towards its middle."""
    mark = desk.state.measurement(desk.room.session.open_timepoint, desk.state.uuid_of(lesion))
    end = min(mark.points_pixel[2:], key=lambda point: point.row)
    start = desk.at(end.column, end.row)
    return start, desk.at(end.column, end.row + up_mm / SPACING_MM)


def undone_and_done_again(desk):
    """Undo takes the last edit back in table, image and sum; redo brings it again."""
    before, shown = desk.state.tables, panel(desk)
    for _ in range(3):
        desk.control(Key.Key_Z)
    assert desk.state.tables != before
    assert panel(desk) != shown
    for _ in range(3):
        desk.key(Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert {n: dict(rows) for n, rows in desk.state.tables.items() if rows} == {
        n: dict(rows) for n, rows in before.items() if rows
    }
    assert panel(desk) == shown


def read_ne(desk):
    """TP2: T1 too small, T2 not evaluable."""
    desk.key(Key.Key_Space)
    desk.shift(Key.Key_S)
    assert value_cell(desk, "T1") == "too small 5.0"
    desk.key(Key.Key_Space)
    desk.shift(Key.Key_E)
    desk.type("artefact of the hip")
    desk.key(Key.Key_Return)
    measure(desk, "T3", 48, 70, 30)
    desk.key(Key.Key_Space)
    desk.shift(Key.Key_P)
    total, overall, _ = panel(desk)
    assert (total.split()[0], overall) == ("partial", "NE")


def split(desk):
    """TP3: T1 has fallen in two."""
    measure(desk, "T1", 30, 40, 24)
    desk.shift(Key.Key_F)
    desk.draw_axis(36, 52, 9)
    desk.key(Key.Key_Escape)
    assert desk.state.uuid_of("T1.b") is not None


def read_rest_of_the_split(desk):
    measure(desk, "T2", 62, 40, 18)
    measure(desk, "T3", 48, 70, 30)
    desk.key(Key.Key_Space)
    desk.shift(Key.Key_P)
    assert panel(desk)[1:] == ("PR", {"TR-6", "NT-5", "OR-2"})


def read_pd(desk):
    """TP4: the targets as before, and a new lesion; undo takes the progression back, redo brings it."""
    for lesion, column, row, mm in (("T1.a", 30, 40, 24), ("T1.b", 36, 52, 9), ("T2", 62, 40, 18)):
        measure(desk, lesion, column, row, mm)
    measure(desk, "T3", 48, 70, 30)
    desk.key(Key.Key_Space)
    desk.shift(Key.Key_P)
    assert panel(desk)[1] == "PR"
    desk.mark_new_lesion()
    assert panel(desk)[1] == "PD"
    assert "NL-2" in panel(desk)[2]
    desk.control(Key.Key_Z)
    assert panel(desk)[1] == "PR"
    desk.control(Key.Key_Y)
    assert panel(desk)[1] == "PD"


def test_a_read_by_hand_from_baseline_to_progression_and_the_same_by_script(open_desk, copied, tmp_path):
    path = copied("by-hand")
    desk = open_desk(path)
    read_baseline(desk)
    assert sum_mm(desk, "BL") == counted(desk, "T1", "T2") + short(desk, "T3")
    lock(desk)

    read_pr(desk)
    assert panel(desk)[1:] == ("PR", {"TR-6", "NT-5", "OR-2"})
    undone_and_done_again(desk)
    lock(desk)

    read_ne(desk)
    lock(desk)

    split(desk)
    desk = left_and_opened_again(desk, open_desk, path)
    read_rest_of_the_split(desk)
    lock(desk)

    read_pd(desk)
    lock(desk)
    assert desk.room.session.next_label() is None

    by_hand = desk.state
    desk.window.close()
    by_script = run_script(copied("by-script"), script_of(by_hand))
    assert rows(by_script) == rows(by_hand)
    responses = {r.timepoint: r.overall for r in by_hand.results.values() if r.timepoint != "BL"}
    assert overall_of_export(path, tmp_path / "out") == responses


# -- what is compared


def value_cell(desk, lesion):
    """The current cell of a lesion in the table."""
    rows_shown = desk.page.table.model().view.rows
    return next(row for row in rows_shown if getattr(row, "id", "") == lesion).cells[-1].text


def _mark(desk, lesion, label="BL"):
    return desk.state.measurement(label, desk.state.uuid_of(lesion))


def counted(desk, *lesions):
    return sum(_mark(desk, lesion).long_mm for lesion in lesions)


def short(desk, lesion):
    return _mark(desk, lesion).short_mm


def sum_mm(desk, label):
    return baseline_sum_mm(rules_input(desk.state, desk.room.session.facts, label).read)


def left_and_opened_again(desk, open_desk, path):
    """Close the program in the middle of a timepoint; it comes back to the same place and state."""
    before, label = rows(desk.state), desk.room.model.view.label
    shown = panel(desk)
    desk.window.close()
    again = open_desk(path)
    assert again.room.model.view.label == label
    assert rows(again.state) == before
    assert panel(again) == shown
    return again


COMPARED = ("timepoint", "lesion", "measurement", "finding_state", "timepoint_result")


def rows(state):
    """The rows of a read with lesion ids for UUIDs; window and zoom of a mark are the hand's alone."""
    names = {uuid: lesion.id for uuid, lesion in state.lesions.items()}
    found = set()
    for table in COMPARED:
        for row in state.tables.get(table, {}).values():
            if table == "measurement":
                seen = {"window_width_hu": None, "window_level_hu": None, "zoom_mm_per_px": None}
                place = replace(row.place, **seen)
                plain = asdict(replace(row, place=place))
            else:
                plain = asdict(row)
            text = json.dumps([table, plain], default=str, sort_keys=True)
            for uuid, name in names.items():
                text = text.replace(uuid, name)
            found.add(text)
    return found


def script_of(state):
    """The steps of a finished read as a script."""
    steps = [{"do": "open", "subject": SUBJECT, "timepoint": "BL"}]
    for number, label in enumerate(VISITS):
        if number:
            steps.append({"do": "open", "subject": SUBJECT, "timepoint": label})
        for uuid, lesion in state.lesions_in_order():
            if lesion.created_at_timepoint == label:
                steps.append(_creation(state, lesion))
            steps += _findings(state, label, uuid, lesion.id)
        steps.append({"do": "lock"})
    return json.dumps({"format": "recist-reader/script", "version": 1, "steps": steps})


def _creation(state, lesion):
    if lesion.parent is not None:
        parent = state.lesions[lesion.parent].id
        return {"do": "lesion", "id": lesion.id, "role": "target", "parent": parent}
    fields = ("id", "role", "organ", "subsite", "side", "nodal")
    return {"do": "lesion", **{name: getattr(lesion, name) for name in fields}}


def _findings(state, label, uuid, name):
    mark, finding = state.measurement(label, uuid), state.finding(label, uuid)
    if mark is not None:
        points = [[p.column, p.row] for p in mark.points_pixel]
        place = {"lesion": name, "series_uid": mark.place.series_uid, "slice": mark.place.slice_number}
        if len(points) == 1:
            yield {"do": "mark", **place, "at": points[0]}
        else:
            yield {"do": "measure", **place, "long": points[:2], "short": points[2:]}
    if finding is not None and finding.state != "measured":
        yield {"do": "state", "lesion": name, "state": finding.state, "reason": finding.reason}


def run_script(path, text):
    """The read after a script, through the session the window uses."""
    with open_study(path) as study:
        for outcome in ScriptRunner(study).run(load_script(text)):
            assert outcome.refusal is None, (outcome.step, outcome.refusal)
        return ReadSession(study, SUBJECT).state


def overall_of_export(path, out):
    """Overall response by timepoint, from the exported document put through the rules again."""
    with open_study(path) as study:
        result = export(study, ExportRequest(kind="reads", out=out, format=Format.JSON))
    assert not result.differences
    texts = [file.read_text("utf-8") for file in result.folder.glob("*.json")]
    text = next(text for text in texts if "recist-reader/reads" in text and "patients" in text)
    document = load_reads(text)
    assert not document.problems
    assessment = assess(document.reads[0])
    return {at.id: str(at.overall) for at in assessment.timepoints}
