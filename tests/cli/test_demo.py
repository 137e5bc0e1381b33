"""`recist-reader demo` makes its folder anew without taking a person's work with it."""

import pytest

from recist_reader.cli import demo
from recist_reader.cli.main import main


@pytest.fixture
def made(tmp_path, monkeypatch):
    """A demonstration without display whose study takes no time; returns its folder."""
    monkeypatch.setattr(demo, "sample_images", lambda folder, _tell: folder)
    monkeypatch.setattr(demo, "make_demo_study", lambda study, _tell, _sample: study.write_text("made"))
    monkeypatch.setattr(demo, "_offscreen", lambda *_: 0)
    return tmp_path / "demo"


def run(folder):
    return main(["demo", "--offscreen", "--folder", str(folder)])


def test_a_second_demonstration_begins_anew(made):
    assert run(made) == 0
    (made / "tables").mkdir()
    assert run(made) == 0
    assert sorted(path.name for path in made.iterdir()) == [demo.MARK, demo.STUDY]


def test_one_that_broke_off_is_made_again(made):
    made.mkdir()
    (made / demo.MARK).touch()
    (made / "half").write_text("made")
    assert run(made) == 0
    assert not (made / "half").exists()


@pytest.mark.parametrize("kept", ["Trial 7.rrs", "letter.txt"])
def test_a_folder_with_work_of_a_person_is_left_alone(made, kept, capsys):
    if kept.endswith(".rrs"):
        assert run(made) == 0
    made.mkdir(exist_ok=True)
    (made / kept).write_text("work")
    assert run(made) == 2
    assert "--folder" in capsys.readouterr().err
    assert (made / kept).read_text() == "work"


def test_a_folder_that_held_a_persons_files_is_never_marked_for_removal(made, monkeypatch):
    monkeypatch.setenv("DISPLAY", ":0")
    made.mkdir()
    (made / "letter.txt").write_text("work")
    assert main(["demo", "--folder", str(made)]) == 2
    assert [path.name for path in made.iterdir()] == ["letter.txt"]


def test_a_sample_study_among_a_persons_files_is_no_leave_to_remove_them(made):
    made.mkdir()
    (made / "letter.txt").write_text("work")
    (made / demo.STUDY).write_text("made")
    assert run(made) == 2
    assert (made / "letter.txt").read_text() == "work"
