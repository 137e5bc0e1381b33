"""`recist-reader assess` and `schema`: formats, exit codes, nothing lost."""

import argparse
import csv
import io
import json

import pytest

from recist_reader.cli import assess as command
from recist_reader.cli import schema as schema_command
from tests.recist.reads import read, written

LONG_FORM = """patient,timepoint,visit,date,lesion,role,organ,nodal,state,mm
1001,BL,0,2024-01-01,T1,target,liver,false,measured,40
1001,BL,0,2024-01-01,T2,target,lymph node,true,measured,18.5
1001,BL,0,2024-01-01,NT1,non_target,bone,false,present,
1001,TP1,1,2024-04-01,T1,target,liver,false,measured,22
1001,TP1,1,2024-04-03,T2,target,lymph node,true,too_small,
1001,TP1,1,2024-04-01,NT1,non_target,bone,false,present,
1001,TP2,2,,,,,,,
1001,TP3,,2024-05-01,T1,target,liver,,absent,
1001,TP3,,2024-05-01,T2,target,lymph node,,absent,
1001,TP3,,2024-05-01,NT1,non-target,bone,,present,
1001,TP3,,2024-05-01,NL1,new,lung,,unequivocal,
"""


def run(capsys, *arguments):
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    code = command.run(parser.parse_args([str(argument) for argument in arguments]))
    captured = capsys.readouterr()
    return code, captured.out, captured.err


@pytest.fixture
def reads_file(tmp_path):
    path = tmp_path / "reads.json"
    path.write_text(
        written(
            [
                read("100", "50", "60"),
            ]
        ),
        "utf-8",
    )
    return path


@pytest.fixture
def faulty_file(tmp_path):
    document = json.loads(written([read("100", "50", "60")]))
    faulty = {**document["patients"][0], "id": "1002", "death_date": "yesterday"}
    document["patients"].append(faulty)
    path = tmp_path / "faulty.json"
    path.write_text(json.dumps(document), "utf-8")
    return path


def test_json(capsys, reads_file):
    code, out, err = run(capsys, reads_file)
    assert (code, err) == (0, "")
    answer = json.loads(out)
    assert (answer["format"], answer["version"]) == ("recist-reader/assessment", 1)
    patient = answer["patients"][0]
    assert (patient["id"], patient["reader"], patient["baseline_sum"]) == ("1001", "R1", "100")
    first, second = patient["timepoints"]
    assert (first["sum"], first["nadir"], first["pct_from_baseline"]) == ("50", "100", -50.0)
    assert (second["target"], second["overall"], second["post_pd"]) == ("PD", "PD", False)
    assert "TR-3" in [reason["rule"] for reason in second["reasons"] if reason["met"]]
    assert patient["progression_date"] == "2024-06-17"
    assert patient["pfs"] == {"event": True, "date": "2024-06-17", "days": 169, "reason": None}


def test_csv_has_a_row_per_timepoint(capsys, reads_file):
    code, out, _ = run(capsys, reads_file, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert code == 0
    assert [(row["timepoint"], row["overall"], row["pfs_days"]) for row in rows] == [
        ("TP1", "PR", "169"),
        ("TP2", "PD", "169"),
    ]


def test_table_is_for_people(capsys, reads_file):
    code, out, _ = run(capsys, reads_file, "--format", "table")
    assert code == 0
    assert "best response PR, confirmed SD; progression 2024-06-17; PFS event 2024-06-17 (169 days)" in out


def test_faulty_patients_stop_all_unless_told_to_keep_going(capsys, faulty_file):
    code, out, err = run(capsys, faulty_file)
    assert (code, out) == (2, "")
    assert "/patients/1/death_date (patient 1002)" in err
    code, out, err = run(capsys, faulty_file, "--keep-going")
    assert code == 1
    assert [patient["id"] for patient in json.loads(out)["patients"]] == ["1001"]
    assert "/patients/1/death_date (patient 1002)" in err


@pytest.mark.parametrize(
    ("name", "content"),
    [("reads.txt", b"{}"), ("reads.json", b"\xff\xfe"), ("reads.json", b"{"), ("reads.csv", b"a,b\n1,2\n")],
    ids=["ending", "not UTF-8", "not JSON", "other columns"],
)
def test_what_cannot_be_read_is_refused(capsys, tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    for extra in ((), ("--keep-going",)):
        code, out, err = run(capsys, path, *extra)
        assert (code, out) == (2, "")
        assert err.startswith(name)


def test_a_missing_file_is_refused(capsys, tmp_path):
    code, out, err = run(capsys, tmp_path / "none.json")
    assert (code, out) == (2, "")
    assert "none.json" in err


def test_out_writes_whole_or_not_at_all(capsys, tmp_path, reads_file, faulty_file):
    out_file = tmp_path / "answer.json"
    assert run(capsys, reads_file, "--out", out_file)[:2] == (0, "")
    before = out_file.read_bytes()
    assert run(capsys, faulty_file, "--out", out_file)[0] == 2
    assert out_file.read_bytes() == before
    assert run(capsys, reads_file, "--out", tmp_path / "no" / "folder.json")[0] == 7
    assert sorted(path.name for path in tmp_path.iterdir()) == ["answer.json", "faulty.json", "reads.json"]


def test_a_byte_order_mark_is_no_fault(capsys, reads_file):
    reads_file.write_bytes(b"\xef\xbb\xbf" + reads_file.read_bytes())
    assert run(capsys, reads_file)[0] == 0


def test_long_form(capsys, tmp_path):
    path = tmp_path / "reads.csv"
    path.write_text(LONG_FORM, "utf-8")
    code, out, err = run(capsys, path)
    assert (code, err) == (0, "")
    patient = json.loads(out)["patients"][0]
    assert [(at["id"], at["sum"], at["overall"]) for at in patient["timepoints"]] == [
        ("TP1", "27", "PR"),
        ("TP2", None, "NE"),
        ("TP3", "0", "PD"),
    ]
    assert patient["pfs"]["reason"] == "NO_RANDOMISATION"
    assert patient["progression_date"] == "2024-05-01"


@pytest.mark.parametrize(
    ("was", "becomes", "line"),
    [
        ("measured,22", "measured,-22", "line 5"),
        ("2024-04-01,T1", "01.04.2024,T1", "line 5"),
        ("T1,target,liver,,absent", "T1,aim,liver,,absent", "line 9"),
        ("NT1,non-target,bone,,present", "NT9,non-target,bone,,present", "line 11"),
        ("1001,TP3,,2024-05-01,T1,", "1001,TP3,x,2024-05-01,T1,", "line 9"),
        ("NT1,non_target,bone,false,present", "NL9,new,bone,false,equivocal", "line 4"),
    ],
    ids=["negative", "date", "role", "not declared", "visit", "new at baseline"],
)
def test_a_fault_in_long_form_names_its_line(capsys, tmp_path, was, becomes, line):
    path = tmp_path / "reads.csv"
    assert was in LONG_FORM
    path.write_text(LONG_FORM.replace(was, becomes), "utf-8")
    code, out, err = run(capsys, path)
    assert (code, out) == (2, "")
    assert f"{line}" in err
    assert "patient 1001" in err


@pytest.mark.parametrize(
    ("row", "line"),
    [
        pytest.param("1001,TP3,,2024-05-01,NL1,new,bone,false,unequivocal\n", "9 cells", id="a cell too few"),
        pytest.param(",TP3,,2024-05-01,NL1,new,bone,false,unequivocal,\n", "is empty", id="no patient"),
    ],
)
def test_a_row_that_does_not_say_whose_it_is_may_be_anybodys_progression(capsys, tmp_path, row, line):
    path = tmp_path / "reads.csv"
    path.write_text(LONG_FORM + row, "utf-8")
    code, out, err = run(capsys, path, "--keep-going")
    assert (code, out) == (2, "")
    assert line in err


def test_the_schema_is_printed(capsys):
    parser = argparse.ArgumentParser()
    schema_command.add_arguments(parser)
    assert schema_command.run(parser.parse_args(["reads"])) == 0
    assert json.loads(capsys.readouterr().out)["$id"] == "urn:recist-reader:reads:1"
