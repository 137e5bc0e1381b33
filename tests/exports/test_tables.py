"""What stands in the tables: figures as stored, and a code for every empty number and date (EXP-21)."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from recist_reader.exports.column import CellType, Missing, columns, finished
from recist_reader.exports.cut import cut_steps
from recist_reader.exports.export import export
from recist_reader.exports.recompute import count_differing, recompute_differs
from recist_reader.exports.registry import tables
from recist_reader.exports.request import ExportRequest
from recist_reader.exports.tables.timepoints import TABLE as TIMEPOINTS
from recist_reader.reading.read_session import ReadSession
from recist_reader.recist.vocabulary import Role
from recist_reader.trial import commands as c
from recist_reader.trial.study_records import SubjectRecord
from tests.building import FIRST_DAY, a_study, add_visit
from tests.exports import columns_page
from tests.exports.build import Reader, done


@pytest.fixture(scope="module")
def folder(study, tmp_path_factory):
    return export(study, ExportRequest("all", tmp_path_factory.mktemp("tables"))).folder


def at(rows, subject, timepoint, lesion=None):
    found = [r for r in rows if (r["subject_id"], r["timepoint"]) == (subject, timepoint)]
    (row,) = [r for r in found if lesion is None or r["lesion_id"] == lesion]
    return row


def codes(row):
    return dict(part.split(":") for part in row["missing"].split(";")) if row["missing"] else {}


FOR_TWO_READERS = {"adjudication", "agreement_pairs", "queries", "incomplete"}


@pytest.mark.parametrize("table", tables(), ids=lambda table: table.name)
def test_EXP_21_each_empty_number_and_date_has_its_code_and_none_is_faked(folder, rows_of, table):
    needs_code = {
        column.name
        for column in table.columns
        if column.type in (CellType.INTEGER, CellType.DECIMAL, CellType.PERCENT, CellType.DATE)
    }
    rows = rows_of(folder, table.name)
    assert rows or table.name in FOR_TWO_READERS
    for row in rows:
        assert list(row) == [column.name for column in table.columns]
        empty = {name for name in needs_code if row[name] == ""}
        assert empty <= set(codes(row))
        assert all(row[name] == "" for name in codes(row))
        assert set(codes(row).values()) <= set(Missing)
        assert not {"None", "nan", "NaN", "inf", "NaT", "NA", "-", "."} & set(row.values()) - {"NA"}
        assert all(row[name] not in ("NA", "-", ".") for name in needs_code)


@pytest.mark.parametrize(
    ("subject", "timepoint", "expected"),
    [
        pytest.param(
            "1001",
            "TP2",
            {"sum": "PARTIAL_SUM", "pct_from_baseline": "PARTIAL_SUM", "distance_pd_mm": "PARTIAL_SUM"},
            id="NE: the sum is partial",
        ),
        pytest.param(
            "1001",
            "TP4",
            {"sum": "NOT_DONE", "partial_sum": "NOT_DONE", "scan_date": "NOT_DONE", "day": "NOT_DONE"},
            id="visit not done",
        ),
        pytest.param("1003", "TP2", {"pct_from_nadir": "UNDEFINED"}, id="nadir 0 (N-4)"),
        pytest.param("1004", "TP1", {"sum": "PARTIAL_SUM"}, id="all targets NE"),
        pytest.param(
            "1005",
            "TP1",
            {"sum": "NOT_APPLICABLE", "nadir": "NOT_APPLICABLE", "pct_from_nadir": "NOT_APPLICABLE"},
            id="no targets",
        ),
        pytest.param(
            "1001", "BL", {"nadir": "NOT_APPLICABLE", "pct_from_baseline": "NOT_APPLICABLE"}, id="baseline"
        ),
    ],
)
def test_EXP_43_why_a_figure_is_missing(folder, rows_of, subject, timepoint, expected):
    row = at(rows_of(folder, "timepoints"), subject, timepoint)
    assert expected.items() <= codes(row).items()


def test_EXP_43_figures_of_a_split_target_and_of_a_partial_sum(folder, rows_of):
    rows = rows_of(folder, "timepoints")
    split = at(rows, "1001", "TP3")
    figures = ("sum", "baseline_sum", "nadir", "nadir_timepoint", "pct_from_baseline", "pct_from_nadir")
    assert [split[name] for name in figures] == ["57.0", "88.0", "52.0", "TP1", "-35.2", "9.6"]
    assert (split["abs_from_nadir_mm"], split["distance_pr_mm"], split["distance_pd_mm"]) == (
        "5.0",
        "-4.6",
        "5.4",
    )
    partial = at(rows, "1001", "TP2")
    assert (partial["partial_sum"], partial["target"], partial["ne_reason"]) == (
        "16.0",
        "NE",
        "T2:artefact",
    )
    not_seen = at(rows, "1004", "TP1")
    assert (not_seen["partial_sum"], not_seen["overall"]) == ("0", "NE")  # S-8


def test_EXP_7_what_was_read_stays_and_backdating_shows_beside_it(folder, rows_of):
    rows = rows_of(folder, "timepoints")
    first, proved = at(rows, "1002", "TP1"), at(rows, "1002", "TP2")
    assert (first["overall_as_read"], first["overall"], first["pd_trigger"]) == ("SD", "PD", "new")
    assert first["pd_date"] == first["scan_date"] == "2024-03-25"
    assert first["rules"].split(";")[-1] == "NL-3"
    assert (proved["overall_as_read"], proved["post_pd"]) == ("PD", "Y")
    assert {row["recompute_differs"] for row in rows} == {"N"}


def test_OR_9_a_visit_not_done_is_a_row_in_every_table(folder, rows_of):
    row = at(rows_of(folder, "timepoints"), "1001", "TP4")
    assert (row["done"], row["overall"], row["ne_reason"], row["locked_at"]) == ("N", "NE", "not_done", "")
    lesions = [r for r in rows_of(folder, "lesions") if (r["subject_id"], r["timepoint"]) == ("1001", "TP4")]
    assert [r["lesion_id"] for r in lesions] == ["NT1", "T1", "T2", "T3"]
    assert {codes(r)["value_mm"] for r in lesions} == {"NOT_DONE"}


def test_OR_10_the_readers_own_category_stands_beside_the_computed_one(folder, rows_of):
    row = at(rows_of(folder, "timepoints"), "1003", "TP2")
    assert (row["overall"], row["overall_reader"]) == ("PD", "SD")
    assert row["overall_reader_reason"] == "reader thinks it is scar tissue"


def test_RO_10_locks_are_unsigned_and_carry_their_hash(study, folder, rows_of):
    state = ReadSession(study, "1002").state
    for row in rows_of(folder, "timepoints"):
        if row["subject_id"] == "1002":
            assert row["signed_by_slot"] == "unsigned"
            assert row["content_sha256"] == state.locks[f"{row['timepoint']}/v1"].content_sha256
            assert row["locked_at"].endswith("Z")


def test_reasons_are_json_and_hold_the_rules_that_decided(folder, rows_of):
    row = at(rows_of(folder, "timepoints"), "1001", "TP1")
    reasons = json.loads(row["reasons"])
    assert [reason["rule"] for reason in reasons if reason["met"]] == row["rules"].split(";")
    assert all(set(reason) == {"rule", "met", "figures"} for reason in reasons)


def test_EXP_40_contributions_of_a_timepoint_add_up_to_its_sum(folder, rows_of):
    lesions = rows_of(folder, "lesions")
    for row in rows_of(folder, "timepoints"):
        if row["sum"] or row["partial_sum"]:
            own = [r for r in lesions if all(r[k] == row[k] for k in ("subject_id", "timepoint"))]
            total = sum((Decimal(r["contribution_mm"]) for r in own if r["contribution_mm"]), Decimal(0))
            assert total == Decimal(row["sum"] or row["partial_sum"])


def test_S_6_a_split_target_has_its_fragments_below_it(folder, rows_of):
    lesions = rows_of(folder, "lesions")
    whole, part = at(lesions, "1001", "TP3", "T1"), at(lesions, "1001", "TP3", "T1.b")
    assert (whole["value_mm"], whole["fragments_mm"], whole["long_mm"]) == ("32.0", "24.0;8.0", "")
    assert (part["parent_id"], part["value_mm"], part["contribution_mm"]) == ("T1", "8.0", "")


def test_S_7_a_merged_target_names_its_carrier_and_adds_nothing(folder, rows_of):
    row = at(rows_of(folder, "lesions"), "1003", "TP2", "T1")
    assert (row["state"], row["merged_into"], row["value_mm"]) == ("merged", "T2", "")
    assert Decimal(row["contribution_mm"]) == 0


def test_EXP_40_a_node_counts_by_its_short_axis_and_too_small_by_the_default(folder, rows_of):
    lesions = rows_of(folder, "lesions")
    node = at(lesions, "1001", "BL", "T3")
    assert [node[k] for k in ("nodal", "value_mm", "long_mm", "short_mm")] == ["Y", "18.0", "26.0", "18.0"]
    small = at(lesions, "1001", "TP2", "T1")
    assert (small["state"], small["value_mm"], small["contribution_mm"]) == ("too_small", "", "5")
    assert codes(small)["value_mm"] == "NOT_APPLICABLE"


def test_EXP_40_a_new_lesion_stands_where_it_was_recorded(folder, rows_of):
    found = [r for r in rows_of(folder, "lesions") if r["lesion_id"] == "NL1"]
    assert [(r["subject_id"], r["timepoint"], r["state"]) for r in found] == [
        ("1002", "TP1", "equivocal"),
        ("1002", "TP2", "unequivocal"),
    ]


def test_EXP_40_marks_have_numbers_of_their_own_in_a_read(folder, rows_of):
    marks = [(r["subject_id"], r["measurement_id"]) for r in rows_of(folder, "lesions") if r["method"]]
    assert len(marks) == len(set(marks)) > 30


def test_EXP_40_a_moved_label_makes_no_other_mark(tmp_path, rows_of):
    with a_study(tmp_path, timepoints=1) as study:
        reader = Reader(study)
        reader.do(c.OpenTimepoint("BL"))
        reader.target(c.Site("kidney", side="left"), 29.6, 18, "T1")
        number = f"M{study.file.streams()[reader.session.stream].seq:06d}"
        reader.do(c.MoveLabel("T1", (Decimal("5.0"), Decimal("7.0"))))
        reader.do(c.Undo())
        reader.do(c.MoveLabel("T1", (Decimal("9.0"), Decimal("7.0"))))
        reader.lock()
        folder = export(study, ExportRequest("lesions", tmp_path / "out")).folder
    row = at(rows_of(folder, "lesions"), "1001", "BL", "T1")
    assert (row["measurement_id"], row["side"]) == (number, "L")


def test_EXP_40_checks_closed_with_a_reason_are_named(tmp_path, rows_of):
    with a_study(tmp_path, timepoints=1) as study:
        reader = Reader(study)
        reader.do(c.OpenTimepoint("BL"))
        reader.target(c.Site("liver"), 9.6, 8, "T1")
        reader.lock()
        folder = export(study, ExportRequest("all", tmp_path / "out")).folder
    assert "GD-2" in at(rows_of(folder, "lesions"), "1001", "BL", "T1")["checks"].split(";")
    assert "GD-2" in at(rows_of(folder, "timepoints"), "1001", "BL")["warnings"].split(";")


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        pytest.param("1001", ("PR", "", "0", "NO_EVENT", "-40.9", "TP1"), id="response, no event"),
        pytest.param("1002", ("PD", "2024-03-25", "1", "", "-2.3", "TP1"), id="backdated PD"),
        pytest.param("1003", ("CR", "2024-06-17", "1", "", "-100.0", "TP1"), id="CR, then PD"),
        pytest.param("1004", ("PD", "2024-06-17", "1", "", "36.4", "TP2"), id="NE, then PD"),
        pytest.param("1005", ("CR", "", "0", "NO_EVENT", "", ""), id="non-target only"),
    ],
)
def test_EXP_44_the_primary_outcome(folder, rows_of, subject, expected):
    rows = rows_of(folder, "outcomes")
    own = [r for r in rows if (r["subject_id"], r["variant"]) == (subject, "primary")]
    assert [(r["reader"], r["final_from"]) for r in own] == [("FINAL", "R1"), ("R1", "")]
    named = ("bor_primary", "progression_date", "pfs_event", "pfs_reason", "best_pct", "best_pct_timepoint")
    for row in own:
        assert tuple(row[name] for name in named) == expected


def test_EXP_44_every_variant_has_a_row(folder, rows_of):
    rows = [r for r in rows_of(folder, "outcomes") if (r["subject_id"], r["reader"]) == ("1002", "R1")]
    assert [r["variant"] for r in rows] == sorted(
        ("primary", "ema", "scheduled_dates", "clinical_pd", "gap_pd", "ttp")
    )
    dates = {r["variant"]: r["pfs_date"] for r in rows}
    assert (dates["primary"], dates["scheduled_dates"]) == ("2024-03-25", "2024-04-01")


def test_without_randomisation_there_is_no_pfs_and_no_day_and_both_say_so(tmp_path, rows_of):
    with a_study(tmp_path, subjects=0) as study:
        done(study.add_subject(SubjectRecord("7")))
        done(add_visit(study, "7", "Baseline", FIRST_DAY))
        Reader(study, "7").baseline()
        folder = export(study, ExportRequest("all", tmp_path / "out")).folder
    (row,) = rows_of(folder, "timepoints")
    assert (row["scan_date"], codes(row)["day"]) == ("2024-01-01", "NOT_COLLECTED")
    outcome = rows_of(folder, "outcomes")[0]
    assert (outcome["pfs_event"], outcome["pfs_reason"]) == ("", "NO_RANDOMISATION")
    assert codes(outcome)["pfs_days"] == "NOT_COLLECTED"


def test_EXP_12_rows_are_sorted_by_code_point(folder, rows_of):
    for name, keys in (
        ("lesions", ("subject_id", "reader", "timepoint", "lesion_id")),
        ("timepoints", ("subject_id", "reader", "timepoint")),
        ("outcomes", ("subject_id", "reader", "variant")),
    ):
        order = [tuple(row[key] for key in keys) for row in rows_of(folder, name)]
        assert order == sorted(order)
        assert len(order) == len(set(order))


def test_EXP_7_a_stored_result_that_the_rules_no_longer_give_is_flagged_and_kept(tmp_path, rows_of):
    with a_study(tmp_path, timepoints=2) as study:
        reader = Reader(study)
        reader.baseline()
        reader.timepoint("TP1", T1=(25, 20), T2=(15, 12), T3=(20, 12))
        reader.lock()
        result = reader.session.state.results["TP1"]
        read = _taken(cut_steps(study)).reads[0]
        assert count_differing(read) == 0
        altered = _with_result(read, "TP1", result, overall="SD")
        assert recompute_differs(altered, "TP1")
        assert count_differing(altered) == 1
        names = [column.name for column in TIMEPOINTS.columns]
        row = dict(zip(names, TIMEPOINTS.finished_rows([altered])[1], strict=True))
        assert (row["overall_as_read"], row["overall"], row["recompute_differs"]) == ("SD", "PR", True)


def _taken(steps):
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def _with_result(read, label, result, **changes):
    tables = {**read.state.tables}
    tables["timepoint_result"] = {**tables["timepoint_result"], label: replace(result, **changes)}
    return replace(read, state=replace(read.state, tables=tables))


COLUMNS = columns(("n", "n", ""), ("s", "s", ""), ("b", "b", ""))


@pytest.mark.parametrize(
    ("cells", "error"),
    [
        pytest.param({"n": None, "s": None, "b": None}, ValueError, id="number empty without code"),
        pytest.param({"n": 1.5, "s": None, "b": None}, TypeError, id="binary floating point"),
        pytest.param({"n": True, "s": None, "b": None}, TypeError, id="truth as number"),
        pytest.param({"n": Decimal(1), "s": 3, "b": None}, TypeError, id="number as text"),
        pytest.param({"n": Decimal(1), "s": "x"}, KeyError, id="a column forgotten"),
    ],
)
def test_a_table_that_breaks_its_own_columns_does_not_get_out(cells, error):
    with pytest.raises(error):
        finished(COLUMNS, cells)


def test_roles_of_the_table_are_those_of_the_rules(folder, rows_of):
    assert {row["role"] for row in rows_of(folder, "lesions")} == set(Role)


def test_the_page_of_columns_is_what_the_tables_have():
    assert columns_page.PAGE.read_text("utf-8") == columns_page.page()
