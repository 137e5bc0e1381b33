"""Refusals, reasons and faults are shown in translation; what is stored and exported stays English."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTranslator

from recist_reader.exports.export import export
from recist_reader.exports.request import ExportRequest
from recist_reader.problem import Refusal
from recist_reader.reading.study_session import open_study
from recist_reader.said import joined, phrase
from recist_reader.storage.faults import StudyFault
from recist_reader.ui import texts
from recist_reader.ui.reader.models.why import told
from recist_reader.ui.start.export_words import left_out_lines
from recist_reader.ui.start.side_panel import sentence
from recist_reader.ui.texts import shown
from tests.scenarios.desk import SUBJECT
from tests.ui.pseudo import pseudo_translation

pytestmark = pytest.mark.gui
MARKS = ("«".encode(), "»".encode())


@pytest.fixture(scope="module")
def compiled(tmp_path_factory):
    return pseudo_translation(tmp_path_factory.mktemp("translation"))


@pytest.fixture
def translated(compiled, monkeypatch):
    """Texts that are made from here on are translated; tables of texts were made before."""
    translator = QTranslator()
    assert translator.load(str(compiled))
    monkeypatch.setattr(texts, "_TRANSLATOR", translator)


@pytest.fixture
def desk(translated, followed, tmp_path, open_desk):
    """TP2 is open and unread, and the window is translated."""
    shutil.copytree(followed.parent, tmp_path / "copy")
    return open_desk(tmp_path / "copy" / followed.name)


def test_a_refusal_is_shown_in_translation(desk):
    desk.control(Qt.Key.Key_Z)

    assert "«there is nothing to undo» (MT-11). «Locks cannot be undone»." in desk.said


def test_a_refusal_made_of_another_is_translated_in_all_its_parts(desk):
    session = desk.room.session
    refusal = session.do(session.lock_command())
    assert isinstance(refusal, Refusal)
    assert refusal.problem.what.startswith("has no value or state; and ")

    desk.room.controller.bench.say_refusal(refusal)

    assert "««has no value or state»; and 3 more»" in desk.said


def test_checks_of_the_lock_page_are_translated(desk):
    desk.room.show_lock()

    lines = {line.text: line.remedy for line in desk.room.lock_page.view.checks}
    assert lines["T1: «has no value or state»"] == "«Draw it (B), or set a state»"


def test_the_reasons_of_a_response_are_translated_with_their_figures(desk):
    view = desk.room.model.view
    growth = next(r for r in view.assessment.at("TP1").reasons if r.rule == "TR-3")

    assert told(growth) == "from N «−16.7 % («needs 20»), −18.0 mm («needs 5»)»"


def test_what_is_stored_and_exported_stays_english(desk, tmp_path):
    desk.control(Qt.Key.Key_Z)
    path = desk.window.study.path
    desk.window.close()

    with open_study(path) as study:
        result = export(study, ExportRequest("all", tmp_path / "out"))

    assert [left.why for left in result.left_out] == ["TP2 is open"]
    assert left_out_lines(result) == (f"{SUBJECT}: «TP2 is open»",)
    exported = (file for file in (tmp_path / "out").rglob("*") if file.is_file())
    written = [path, *(file for file in exported if file.suffix != ".png")]  # a packed one's words are in SVG
    assert len(written) > 4
    assert not [file.name for file in written if any(mark in file.read_bytes() for mark in MARKS)]


def test_a_problem_in_the_side_panel_is_translated(translated):
    with pytest.raises(StudyFault, match="there is no such file") as raised:
        open_study(Path("nowhere.rrs"))

    assert sentence(raised.value.problem).startswith("«there is no such file»")


def test_a_text_without_template_is_shown_as_it_is(translated):
    assert shown("there is nothing to undo") == "there is nothing to undo"
    assert shown(joined(", ", ("T1", phrase("none")))) == "T1, «none»"
