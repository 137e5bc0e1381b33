"""Which studies were opened here, and where the choosers begin (BL-7)."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from platformdirs import user_config_path
from PySide6.QtWidgets import QLabel, QPushButton

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


def test_studies_of_one_title_are_told_apart_by_when_they_were_made(files):
    """The day, the time where the day is the same, and the file where both are copies of one study."""
    made = datetime(2025, 11, 3, 12, 30, 5, tzinfo=UTC)
    there = [
        recent.RecentStudy(title, path, NOW, at)
        for title, path, at in (
            ("Alone", Path("/d/alone.rrs"), made),
            ("Liver", Path("/d/1.rrs"), made),
            ("Liver", Path("/d/2.rrs"), made + timedelta(days=40)),
            ("Lung", Path("/d/3.rrs"), made),
            ("Lung", Path("/d/4.rrs"), made + timedelta(seconds=1)),
            ("Bone", Path("/d/ward/Bone.rrs"), made),
            ("Bone", Path("/d/stick/Bone copy.rrs"), made),
            ("Bone", Path("/d/Bone study of the north copy.rrs"), made),
            ("Bone", Path("/d/old.rrs"), None),
        )
    ]
    seconds = [f"{(made + timedelta(seconds=n)).astimezone():%H:%M:%S}" for n in (0, 1)]
    assert recent.differences(tuple(there)) == (
        "",
        "made 2025-11-03",
        "made 2025-12-13",
        f"made 2025-11-03 {seconds[0]}",
        f"made 2025-11-03 {seconds[1]}",
        "file Bone",
        "file Bone copy",
        "file Bone stu…rth copy",
        "",
    )


def test_when_a_study_was_made_is_kept_with_it(files):
    made = datetime(2025, 11, 3, 12, 30, tzinfo=UTC)
    recent.remember("Liver", files[0], NOW, made)
    recent.remember("Liver", files[1], NOW)
    assert [study.made for study in recent.studies()] == [None, made]


@pytest.fixture
def window(qtbot):
    made = MainWindow()
    qtbot.addWidget(made)
    yield made
    made.close()


def rows_of(window):
    return [row for row in window.welcome.findChildren(QPushButton) if row.text() == "Liver"]


@pytest.mark.gui
def test_two_studies_of_one_title_show_on_the_first_page_when_each_was_made(window, tmp_path, qtbot):
    """By the first event of each, however often they were opened since."""
    made = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        window.create_at(tmp_path / name / "Liver.rrs", "Liver", "R1")
        qtbot.waitUntil(lambda: window.desk is not None)
        made.append(window.desk.study.file.events("study")[0].at)
        window.close_study()
    kept = [study.made for study in recent.studies()]
    assert kept == [datetime.fromisoformat(at) for at in reversed(made)]
    qtbot.waitUntil(lambda: len(rows_of(window)) == 2)  # the former rows are gone
    assert all(", made 2" in row.accessibleName() for row in rows_of(window))
    assert not any(str(tmp_path) in w.text() + w.toolTip() for w in window.welcome.findChildren(QLabel))


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
