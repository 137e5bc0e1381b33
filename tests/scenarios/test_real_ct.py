"""Two real CT of one person, read by mouse and keys, exported, closed and opened again."""

import csv
import json
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from recist_reader.cli.main import main
from recist_reader.exports.export import export
from recist_reader.exports.request import ExportRequest
from tests.shared_data import shared

pytestmark = [pytest.mark.gui, pytest.mark.real_data]

FOLDERS = (("Baseline", "19600104"), ("TP1", "19600305"))


@pytest.fixture
def study(tmp_path, capsys):
    """A study of one subject with both visits imported by command."""
    path = tmp_path / "real.rrs"
    assert main(["study", "create", str(path), "--single-reader", "--reader", "R1"]) == 0
    assert main(["subject", "add", str(path), "--id", "1001"]) == 0
    for visit, folder in FOLDERS:
        source = str(shared("two-dates-ct", folder))
        assert main(["import", source, "--study", str(path), "--subject", "1001", "--visit", visit]) == 0
    capsys.readouterr()
    return path


def draw(desk, column, row, long_mm):
    half = long_mm / desk.current.geometry_now().plane.column_spacing_mm / 2
    desk.drag(desk.at(column - half, row), desk.at(column + half, row))


def give_open_reasons(desk):
    """Answer every check that asks for a reason, in the bar that opens for it."""
    for check in desk.room.session.view().checks:
        if check.blocks_lock and check.level == "reason":
            desk.room.controller.reasons.ask_for_check(check.id, check.lesion_id)
            desk.type("seen and explained by the reader")
            desk.key(Qt.Key.Key_Return)


def lock(desk):
    give_open_reasons(desk)
    desk.control(Qt.Key.Key_L)
    assert desk.window.pages.currentWidget() is desk.room.lock_page
    desk.key(Qt.Key.Key_Return)


def test_two_real_timepoints_from_import_to_export(open_desk, study, tmp_path):
    desk = open_desk(study)
    desk.key(Qt.Key.Key_T)
    draw(desk, 250, 250, 42)
    desk.type("li 7")
    desk.key(Qt.Key.Key_Return)
    desk.key(Qt.Key.Key_N)
    desk.click(desk.current.canvas, desk.at(300, 300))
    desk.type("bo")
    desk.key(Qt.Key.Key_Return)
    lesions = {r.id: (str(r.role), r.organ) for _, r in desk.state.lesions_in_order()}
    assert lesions == {"T1": ("target", "liver"), "NT1": ("non_target", "bone")}
    lock(desk)
    assert desk.state.is_locked("BL")
    assert desk.state.open_timepoint == "TP1"

    assert len([v for v in desk.page.viewports if not v.isHidden()]) == 2  # prior beside current
    desk.key(Qt.Key.Key_Space)
    assert desk.room.controller.bench.selected == "T1"
    desk.key(Qt.Key.Key_B)
    draw(desk, 250, 250, 21)
    desk.key(Qt.Key.Key_Space)
    desk.shift(Qt.Key.Key_P)
    at = desk.room.session.view().assessment.at("TP1")
    assert at.overall == "PR"
    shown = desk.room.controller.bench.view.assessment.at("TP1")
    assert (shown.sum_mm, shown.overall) == (at.sum_mm, at.overall)
    lock(desk)
    assert desk.state.is_locked("TP1")
    rows = {name: dict(found) for name, found in desk.state.tables.items()}
    desk.window.close()

    again = open_desk(study)
    assert {name: dict(found) for name, found in again.state.tables.items()} == rows
    result = export(again.window.study, ExportRequest("all", tmp_path / "out"))
    again.window.close()
    with next(result.folder.glob("timepoints.csv")).open(newline="", encoding="utf-8") as file:
        table = {row["timepoint"]: row for row in csv.DictReader(file)}
    assert table["TP1"]["overall"] == "PR"
    assert Decimal(table["TP1"]["sum"]) == at.sum_mm
    reads = json.loads((result.folder / "reads.json").read_text("utf-8"))
    assert reads["patients"][0]["targets"][0]["organ"] == "liver"
