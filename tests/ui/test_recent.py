"""Which studies were opened here, and where the choosers begin (BL-7)."""

import json
from datetime import UTC, datetime

import pytest
from platformdirs import user_config_path

from recist_reader.ui import recent
from recist_reader.ui.main_window import MainWindow

NOW = datetime(2026, 3, 2, 14, 5, tzinfo=UTC)


@pytest.fixture
def files(tmp_path):
    made = [tmp_path / name / "study.rrs" for name in ("a", "b")]
    for file in made:
        file.parent.mkdir()
        file.touch()
    return made


def test_the_newest_is_first_once_and_its_folder_is_where_choosing_begins(files):
    assert recent.folder().is_dir(), "without a study: at home"
    for file in (files[0], files[1], files[0]):
        recent.remember("Liver", file, NOW)
    assert [study.path for study in recent.studies()] == files
    assert {study.opened for study in recent.studies()} == {NOW}
    assert recent.folder() == files[0].parent
    files[0].unlink()
    assert [study.path for study in recent.studies()] == files[1:]


def test_a_list_of_an_earlier_version_is_read_and_kept(files):
    place = user_config_path("recist-reader", appauthor=False) / "recent.json"
    place.parent.mkdir(parents=True)
    place.write_text(json.dumps([["Old", str(files[0])]]), "utf-8")
    assert [(study.title, study.when(NOW)) for study in recent.studies()] == [("Old", "")]
    recent.remember("New", files[1], NOW)
    assert [study.title for study in recent.studies()] == ["New", "Old"]


@pytest.mark.parametrize("text", ["", "{}", "[1]", '[["a"]]', '[["a", "b", "no time"]]', "null"])
def test_a_list_that_cannot_be_read_is_no_list(text):
    place = user_config_path("recist-reader", appauthor=False) / "recent.json"
    place.parent.mkdir(parents=True)
    place.write_text(text, "utf-8")
    assert recent.studies() == ()


@pytest.mark.gui
def test_choosers_begin_beside_the_newest_study(qtbot, files, monkeypatch):
    began = []
    for name in ("getOpenFileName", "getSaveFileName"):
        chooser = f"recist_reader.ui.main_window.QFileDialog.{name}"
        monkeypatch.setattr(chooser, lambda _w, _title, place, _kind: (began.append(place), ("", ""))[1])
    recent.remember("Liver", files[0], NOW)
    window = MainWindow()
    qtbot.addWidget(window)
    window.choose_study()
    window.create("Lung", "R1")
    assert began == [str(files[0].parent), str(files[0].parent / "Lung.rrs")]
