"""File formats: RFC 4180, inert text, true numbers and dates (EXP-20 to EXP-24)."""

import csv
import json
from datetime import date, datetime
from decimal import Decimal
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recist_reader.exports.column import columns
from recist_reader.exports.writers.csv_file import CsvFile
from recist_reader.exports.writers.json_file import JsonFile
from recist_reader.exports.writers.text import one_line
from recist_reader.exports.writers.xlsx_file import LONGEST_TEXT, XlsxFile
from recist_reader.recist.formula_guard import defused, is_formula_like

COLUMNS = columns(
    ("id", "s", "an id"),
    ("word", "c", "a word"),
    ("count", "i", "a count"),
    ("mm", "n", "a length"),
    ("pct", "p", "a percentage"),
    ("day", "d", "a date"),
    ("time", "t", "a time"),
    ("yes", "b", "a truth"),
)
ROW = (
    "0012",
    "liver",
    3,
    Decimal("12.0"),
    Decimal("-29.8"),
    date(2024, 2, 29),
    "2024-02-29T10:00:00Z",
    True,
)
EMPTY = (None,) * 8
CUT = datetime.fromisoformat("2024-03-01T12:00:00")


def write_csv(path, *rows, bom=False):
    file = CsvFile(path, COLUMNS, bom=bom)
    for row in rows:
        file.row(row)
    file.close()
    return file.written


def write_xlsx(path, *rows, **options):
    file = XlsxFile(path, COLUMNS, {"format": "x", "options": {"a": 1}}, cut=CUT, **options)
    for row in rows:
        file.row(row)
    file.close()
    return file.written


def test_EXP_22_csv_bytes(tmp_path):
    quoted = ('say "a", b', "two\r\nlines\tand tab", *EMPTY[2:])
    write_csv(tmp_path / "t.csv", ROW, EMPTY, quoted)
    assert (tmp_path / "t.csv").read_bytes() == (
        b"id,word,count,mm,pct,day,time,yes\r\n"
        b"0012,liver,3,12.0,-29.8,2024-02-29,2024-02-29T10:00:00Z,Y\r\n"
        b",,,,,,,\r\n"
        b'"say ""a"", b",two lines and tab,,,,,,\r\n'
    )


def test_EXP_22_the_mark_for_excel_is_an_option(tmp_path):
    write_csv(tmp_path / "t.csv", ROW, bom=True)
    assert (tmp_path / "t.csv").read_bytes().startswith(b"\xef\xbb\xbfid,word")


HOSTILE = [
    pytest.param("=1+1", id="equals"),
    pytest.param("+A1", id="plus"),
    pytest.param("-2+3", id="minus"),
    pytest.param("@x", id="at"),
    pytest.param("＝1+1", id="full-width equals"),
    pytest.param("－2", id="full-width minus"),
    pytest.param("＠x", id="full-width at"),
    pytest.param("\t=1", id="leading tab"),
    pytest.param("\rx", id="leading CR"),
    pytest.param("  =1", id="blanks before"),
    pytest.param("\u00a0=1", id="no-break space before"),
    pytest.param("\ufeff=1", id="byte order mark before"),
]


@pytest.mark.parametrize("text", HOSTILE)
def test_EXP_23_a_formula_in_a_text_is_inert_and_counted(tmp_path, text):
    row = (text, text, *ROW[2:])
    assert write_csv(tmp_path / "t.csv", row).escaped_cells == 2
    with (tmp_path / "t.csv").open(encoding="utf-8", newline="") as file:
        cells = list(csv.reader(file))[1]
    assert cells[0] == cells[1] == f"'{one_line(text)}"
    assert cells[4] == "-29.8"  # a number, never escaped
    assert write_xlsx(tmp_path / "t.xlsx", row).escaped_cells == 2
    cell = openpyxl.load_workbook(tmp_path / "t.xlsx")["data"]["A2"]
    assert cell.data_type == "s"


@pytest.mark.parametrize("text", ["T1", "1E5", "0012", "a=b", "portal-venous", "'quoted", ""])
def test_EXP_23_other_texts_stay_as_they_are(text):
    assert defused(text) == (text, False)


@given(st.text())
def test_EXP_23_no_text_keeps_a_formula_at_its_start(text):
    shown, escaped = defused(text)
    assert not is_formula_like(shown)
    assert shown.removeprefix("'" if escaped else "") == text


def test_EXP_24_xlsx_has_true_numbers_and_dates_and_texts_as_texts(tmp_path):
    write_xlsx(tmp_path / "t.xlsx", ROW, EMPTY, ("1E5", "x", 1, Decimal("5"), *EMPTY[4:]))
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    assert book.sheetnames == ["data", "about"]
    sheet = book["data"]
    assert [cell.value for cell in sheet[1]] == [column.name for column in COLUMNS]
    cells = sheet[2]
    assert [cell.value for cell in cells] == [
        *("0012", "liver", 3, 12.0, -29.8),
        datetime.fromisoformat("2024-02-29"),
        *("2024-02-29T10:00:00Z", "Y"),
    ]
    assert [cell.data_type for cell in cells] == ["s", "s", "n", "n", "n", "d", "s", "s"]
    assert [cell.number_format for cell in cells[2:6]] == ["0", "0.0", "0.0", "yyyy-mm-dd"]
    assert {cell.value for cell in sheet[3]} == {None}
    assert (sheet["A4"].value, sheet["A4"].data_type, sheet["D4"].number_format) == ("1E5", "s", "0")
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:H4"
    assert {row[0].value: row[1].value for row in book["about"]} == {"format": "x", "options": '{"a": 1}'}


def test_EXP_12_the_time_in_a_workbook_is_the_cut(tmp_path):
    write_xlsx(tmp_path / "t.xlsx", ROW)
    with ZipFile(tmp_path / "t.xlsx") as book:
        core = book.read("docProps/core.xml").decode()
        times = {entry.date_time[:3] for entry in book.infolist()}
    assert core.count("2024-03-01T12:00:00Z") == 2
    assert times == {(1980, 1, 31)}
    assert [path.name for path in tmp_path.iterdir()] == ["t.xlsx"]  # no row file is left beside it


def test_EXP_24_more_rows_than_a_sheet_holds_go_on_in_the_next(tmp_path):
    rows = [(str(number), *EMPTY[1:]) for number in range(7)]
    assert write_xlsx(tmp_path / "t.xlsx", *rows, most_rows=3).rows == 7
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    assert book.sheetnames == ["data", "data_2", "data_3", "about"]
    names = ("data", "data_2", "data_3")
    found = [[row[0].value for row in book[name].iter_rows(min_row=2)] for name in names]
    assert found == [["0", "1", "2"], ["3", "4", "5"], ["6"]]
    assert book["data_2"].freeze_panes == "A2"
    assert [book[name].auto_filter.ref for name in names] == ["A1:H4", "A1:H4", "A1:H2"]


def test_EXP_24_a_text_too_long_is_cut_and_counted(tmp_path):
    written = write_xlsx(tmp_path / "t.xlsx", ("x" * 40_000, *EMPTY[1:]))
    assert written.truncated_cells == 1
    assert len(openpyxl.load_workbook(tmp_path / "t.xlsx")["data"]["A2"].value) == LONGEST_TEXT


def test_an_abandoned_workbook_leaves_no_warning_and_no_open_file(tmp_path, recwarn):
    import gc

    file = XlsxFile(tmp_path / "t.xlsx", COLUMNS, {}, cut=CUT)
    file.row(ROW)
    file.abandon()
    del file
    gc.collect()
    assert not recwarn.list


def test_json_keeps_decimals_as_text_and_line_ends_as_they_are(tmp_path):
    file = JsonFile(tmp_path / "t.json", COLUMNS, {"kind": "lesions"})
    file.row(ROW)
    file.row(("a\nb", "=1", *EMPTY[2:]))
    file.close()
    document = json.loads((tmp_path / "t.json").read_text("utf-8"))
    assert document["meta"] == {"kind": "lesions"}
    assert document["columns"][3] == {"name": "mm", "type": "n", "meaning": "a length"}
    assert document["rows"] == [
        ["0012", "liver", 3, "12.0", -29.8, "2024-02-29", "2024-02-29T10:00:00Z", True],
        ["a\nb", "=1", *EMPTY[2:]],
    ]


def test_json_without_rows_is_json(tmp_path):
    file = JsonFile(tmp_path / "t.json", COLUMNS, {})
    file.close()
    assert json.loads((tmp_path / "t.json").read_text("utf-8"))["rows"] == []
