"""Which studies were opened here, and where the choosers begin (BL-7)."""

import json
from datetime import UTC, datetime

import pytest
from platformdirs import user_config_path

from recist_reader.ui import recent
from recist_reader.ui.main_window import MainWindow
from recist_reader.ui.start.last_folders import Chosen, forget, last, remember

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


@pytest.fixture
def window(qtbot):
    made = MainWindow()
    qtbot.addWidget(made)
    yield made
    made.close()


@pytest.mark.gui
def test_a_study_to_open_is_looked_for_beside_the_newest(window, files, monkeypatch):
    began = []
    chooser = "recist_reader.ui.main_window.QFileDialog.getOpenFileName"
    monkeypatch.setattr(chooser, lambda _w, _title, place, _kind: (began.append(place), ("", ""))[1])
    recent.remember("Liver", files[0], NOW)
    window.choose_study()
    assert began == [str(files[0].parent)]


@pytest.mark.gui
def test_a_new_study_is_proposed_where_the_last_was_saved_and_never_beside_the_sample(
    window, files, tmp_path, monkeypatch
):
    """The sample is the newest study that was opened; whoever makes a study must not find it among builds."""
    forget()
    recent.remember("Sample", files[0], NOW)
    documents, ward = tmp_path / "documents", tmp_path / "ward"
    documents.mkdir()
    ward.mkdir()
    place = "recist_reader.ui.start.last_folders.QStandardPaths.writableLocation"
    monkeypatch.setattr(place, lambda _kind: str(documents))
    chooser, began = "recist_reader.ui.main_window.QFileDialog.getSaveFileName", []
    answers = [str(files[1].with_name("Lung.rrs")), str(ward / "Lung.rrs"), ""]
    window.sample = files[1]
    monkeypatch.setattr(
        chooser, lambda _w, _title, at, _kind: (began.append(at), (answers[len(began) - 1], ""))[1]
    )
    window.create("Lung", "R1")
    window.create("Lung", "R1")
    remember(Chosen.EXPORT, documents)
    forget()  # as after a restart
    window.create("Bone", "R1")
    assert began == [str(documents / "Lung.rrs")] * 2 + [str(ward / "Bone.rrs")]
    assert last(Chosen.EXPORT) == documents
