"""`recist-reader export`: exit codes, what is said and where (exports specification, 1.4)."""

import json

import pytest

from recist_reader.cli.main import main
from recist_reader.reading.study_session import open_study
from tests.building import a_study
from tests.exports.build import Reader


@pytest.fixture
def study_file(tmp_path):
    """A study of two subjects; only the first is read to the end."""
    with a_study(tmp_path, subjects=2, timepoints=1) as study:
        Reader(study).baseline()
        return study.path


@pytest.fixture
def one_read(tmp_path):
    path = tmp_path / "subjects.txt"
    path.write_text("\ufeff1001\r\n\r\n", "utf-8")
    return str(path)


def command(study_file, out, *more):
    return ["export", "lesions", "--study", str(study_file), "--out", str(out), *more]


def test_0_all_is_written_and_the_folder_is_named(study_file, tmp_path, one_read, capsys):
    assert main(command(study_file, tmp_path / "out", "--subjects", one_read)) == 0
    told = capsys.readouterr()
    (folder,) = (tmp_path / "out").iterdir()
    assert told.out == f"{folder}\n"
    assert told.err == ""


def test_1_a_read_is_left_out_and_named(study_file, tmp_path, capsys):
    assert main(command(study_file, tmp_path / "out")) == 1
    assert capsys.readouterr().err == "left out: 1002 R1: BL was not read yet\n"


def test_2_the_target_exists_already(study_file, tmp_path, one_read, capsys):
    main(command(study_file, tmp_path / "out", "--subjects", one_read))
    assert main(command(study_file, tmp_path / "out", "--subjects", one_read)) == 2
    assert "exists already, and its data are identical" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "says"),
    [
        pytest.param("77\n", "no subject 77", id="unknown subject"),
        pytest.param("\n", "the list of subjects is empty", id="empty list"),
        pytest.param(None, "the list of subjects cannot be read", id="no such file"),
    ],
)
def test_2_a_bad_list_of_subjects(study_file, tmp_path, capsys, content, says):
    path = tmp_path / "list.txt"
    if content is not None:
        path.write_text(content)
    assert main(command(study_file, tmp_path / "out", "--subjects", str(path))) == 2
    assert says in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_7_the_folder_cannot_be_made(study_file, tmp_path, capsys):
    (tmp_path / "file").write_text("no folder")
    assert main(command(study_file, tmp_path / "file")) == 7
    assert "the export folder:" in capsys.readouterr().err


def test_130_an_interrupt_leaves_nothing(study_file, tmp_path, monkeypatch):
    def interrupted(*_args):
        raise KeyboardInterrupt

    monkeypatch.setattr("recist_reader.exports.writers.csv_file.CsvFile.row", interrupted)
    assert main(command(study_file, tmp_path / "out")) == 130
    assert list((tmp_path / "out").iterdir()) == []


def test_a_dry_run_prints_the_manifest_only(study_file, tmp_path, one_read, capsys):
    assert main(command(study_file, tmp_path / "out", "--subjects", one_read, "--dry-run")) == 0
    manifest = json.loads(capsys.readouterr().out)
    assert (manifest["kind"], manifest["files"][0]["rows"]) == ("lesions", 4)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("format_", ["csv", "xlsx", "json"])
def test_every_format_is_written(study_file, tmp_path, one_read, format_):
    assert main(command(study_file, tmp_path / "out", "--subjects", one_read, "--format", format_)) == 0
    (folder,) = (tmp_path / "out").iterdir()
    assert {path.name for path in folder.iterdir()} == {f"lesions.{format_}", "manifest.json", "SHA256SUMS"}


def test_bom_marks_the_csv(study_file, tmp_path, one_read):
    main(command(study_file, tmp_path / "out", "--subjects", one_read, "--bom"))
    (folder,) = (tmp_path / "out").iterdir()
    assert (folder / "lesions.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_IN_120_an_export_runs_beside_the_open_window(study_file, tmp_path, one_read, capsys):
    with open_study(study_file):
        assert main(command(study_file, tmp_path / "out", "--subjects", one_read)) == 0
    assert "not recorded in the study" in capsys.readouterr().err
