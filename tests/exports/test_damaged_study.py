"""Nothing goes out of a study whose rows and events disagree (IN-112): no export in silence."""

import pytest

from recist_reader.cli.main import main
from recist_reader.exports.export import export
from recist_reader.exports.fault import ExportFault
from recist_reader.exports.request import ExportRequest
from recist_reader.problem import Fault
from recist_reader.reading.study_session import open_study
from tests.exports.build import read_study, story_response
from tests.tampering import guards_off, tamper

CHANGES = {
    "another length": "UPDATE measurement SET body = replace(body, '25.0', '15.0') WHERE body LIKE '%25.0%'",
    "another category": "UPDATE timepoint_result SET body = replace(body, '\"PR\"', '\"SD\"')",
    "a row less": "DELETE FROM finding_state WHERE body LIKE '%TP1%'",
    "another randomisation": "UPDATE subject SET body = replace(body, '2024-01-08', '2024-01-09')",
}


@pytest.fixture
def path(tmp_path):
    with read_study(tmp_path, stories=(story_response,)) as study:
        return study.path


def change(path, statement):
    assert tamper(path, statement) > 0


def change_append_only(path, statement):
    """Change a row as a person with a database tool would: the guards taken off and put back."""
    with guards_off(path) as connection:
        assert connection.execute(statement).rowcount > 0


@pytest.mark.parametrize("statement", CHANGES.values(), ids=CHANGES.keys())
def test_IN_112_changed_rows_are_not_exported(path, tmp_path, statement):
    change(path, statement)
    with open_study(path, write=False) as study, pytest.raises(ExportFault) as raised:
        export(study, ExportRequest(kind="all", out=tmp_path / "out"))
    assert raised.value.code == "integrity"
    assert "differ from its events" in raised.value.problem.what
    assert not (tmp_path / "out").exists() or not list((tmp_path / "out").iterdir())


def test_a_broken_chain_is_not_exported(path, tmp_path):
    change_append_only(path, "UPDATE event SET prev = hash WHERE stream LIKE 'read:%' AND seq = 4")
    with open_study(path, write=False) as study, pytest.raises(Fault, match="damaged"):
        export(study, ExportRequest(kind="lesions", out=tmp_path / "out"))
    assert not (tmp_path / "out").exists() or not list((tmp_path / "out").iterdir())


def test_the_command_ends_with_6_and_names_verify(path, tmp_path, capsys):
    change(path, CHANGES["another length"])
    arguments = ["export", "timepoints", "--study", str(path), "--out", str(tmp_path / "out")]
    assert main(arguments) == 6
    assert "recist-reader verify" in capsys.readouterr().err
