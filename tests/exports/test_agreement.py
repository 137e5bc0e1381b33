"""Agreement and reader metrics of eleven subjects read by two, against figures worked out beside."""

import csv
import json
import statistics
from decimal import Decimal

import pytest

from recist_reader.exports.export import export
from recist_reader.exports.request import ExportRequest
from recist_reader.reading.people.comparing import compare_complete
from recist_reader.reading.people.releasing import declare_final
from recist_reader.reading.read_session import ReadSession
from tests.blinded import a_blinded_study, read_one
from tests.people import WHY

AT_BASELINE = 30
R1 = (30, 20, 40, 31, 33, 21, 37, 29, 30, 45, 25)
R2 = (31, 21, 35, 31, 36, 22, 39, 28, 30, 44, 26)
"""Longest diameter of the one target at TP1, mm, by subject."""


def response(size):
    """Of one target of 30 mm at baseline: PR to 21 mm, PD from 36 mm."""
    return "PR" if size <= 21 else "PD" if size >= 36 else "SD"


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    folder = tmp_path_factory.mktemp("eleven")
    blinded = a_blinded_study(folder, subjects=len(R1), timepoints=2)
    for login, slot, sizes in (("r1", "R1", R1), ("r2", "R2", R2)):
        with blinded.as_(login) as study:
            for number, size in enumerate(sizes):
                session = ReadSession(study, blinded.codes[str(1001 + number), slot])
                read_one(session, "BL", login, AT_BASELINE)
                read_one(session, "TP1", login, size)
    with blinded.manager() as study:
        for number in range(len(R1)):
            declare_final(study, str(1001 + number), WHY)
        compare_complete(study)
    with blinded.as_("ex") as study:
        planned = export(study, ExportRequest("figures", folder / "out", dry_run=True)).manifest
        return {"figures": planned} | {
            kind: export(study, ExportRequest(kind, folder / "out")).folder
            for kind in ("agreement", "reader-metrics", "adjudication", "outcomes")
        }


def rows_of(folder, table):
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def one(rows, measure, timepoint=""):
    (row,) = [row for row in rows if (row["measure"], row["timepoint"]) == (measure, timepoint)]
    return row


def test_the_pairs_beside_the_table_are_what_both_measured(written):
    rows = rows_of(written["agreement"], "agreement_pairs")
    sums = [row for row in rows if row["measure"] == "sum_mm" and row["timepoint"] == "TP1"]
    assert [(Decimal(row["a"]), Decimal(row["b"])) for row in sums] == list(zip(R1, R2, strict=True))
    best = [row for row in rows if row["measure"] == "best_response"]
    assert [(row["a"], row["b"]) for row in best] == [
        (response(a), response(b)) for a, b in zip(R1, R2, strict=True)
    ]


def test_AG_4_bias_and_limits_are_those_of_the_differences(written):
    rows = rows_of(written["agreement"], "agreement")
    differences = [b - a for a, b in zip(R1, R2, strict=True)]
    bias, spread = statistics.mean(differences), statistics.stdev(differences)
    expected = {"bias": bias, "low_limit": bias - 1.96 * spread, "high_limit": bias + 1.96 * spread}
    for part, value in expected.items():
        row = one(rows, f"bland_altman_sum_mm_{part}", "TP1")
        assert float(row["estimate"]) == pytest.approx(value, rel=1e-5, abs=1e-9)
        assert (row["n"], row["status"], row["group"], row["readers"]) == ("11", "ok", "pooled", "R1-R2")


def test_AG_2_a_kappa_stands_with_its_table_and_its_seed(written):
    row = one(rows_of(written["agreement"], "agreement"), "kappa_best_response_linear")
    table = json.loads(row["crosstab"])
    assert table["categories"] == ["CR", "PR", "SD", "PD"]
    pairs = [(response(a), response(b)) for a, b in zip(R1, R2, strict=True)]
    assert table["counts"] == [
        [pairs.count((first, second)) for second in table["categories"]] for first in table["categories"]
    ]
    assert (row["status"], row["seed"]) == ("ok", "20240101")
    assert Decimal(row["low"]) <= Decimal(row["estimate"]) <= Decimal(row["high"])


def test_AG_6_shares_of_subjects_that_differ(written):
    rows = rows_of(written["agreement"], "agreement")
    differ = sum(response(a) != response(b) for a, b in zip(R1, R2, strict=True))
    row = one(rows, "discordance_best_response")
    assert float(row["estimate"]) == pytest.approx(differ / len(R1), rel=1e-5)
    assert "23% of 12,299 subjects of 40 trials" in row["reference"]
    assert one(rows, "adjudication_rate")["estimate"] == "0"  # none is decided yet


def test_EXP_106_a_study_of_two_readers_has_figures_of_both_and_those_of_final_results(written):
    rows = {file["table"]: file["rows"] for file in written["figures"]["files"] if file["columns"]}
    differ = sum(response(a) != response(b) for a, b in zip(R1, R2, strict=True))
    assert rows["waterfall"] == len(R1) - differ  # those that part have no result yet
    assert set(rows) == {
        *("waterfall", "spider", "swimmer", "kaplan_meier", "adjudication_causes"),
        *("bland_altman_BL", "bland_altman_TP1"),
    }
    assert rows["bland_altman_TP1"] == 2 * (len(R1) + 4)  # points, bias, limits and slope of two panels


def test_EXP_45_each_subject_whose_reads_part_waits_with_what_parts_it(written):
    rows = rows_of(written["adjudication"], "adjudication")
    differ = [1001 + n for n, (a, b) in enumerate(zip(R1, R2, strict=True)) if response(a) != response(b)]
    assert [int(row["subject_id"]) for row in rows] == differ
    for row in rows:
        number = int(row["subject_id"]) - 1001
        assert (row["r1_bor"], row["r2_bor"]) == (response(R1[number]), response(R2[number]))
        assert (row["state"], row["diff_timepoint"], row["diff_lesion"]) == ("pending", "TP1", "T1")
    finals = [row for row in rows_of(written["outcomes"], "outcomes") if row["reader"] == "FINAL"]
    assert {int(row["subject_id"]) for row in finals} == set(range(1001, 1012)) - set(differ)


def test_EXP_50_a_reader_of_ten_subjects_or_more_has_figures(written):
    rows = rows_of(written["reader-metrics"], "reader-metrics")
    assert [(row["reader_code"], row["slot"]) for row in rows] == [("RD01", "R1"), ("RD02", "R2")]
    for row in rows:
        assert (row["subjects"], row["timepoints"], row["reopened"]) == ("11", "22", "0")
        assert (row["targets_mean"], row["share_manual"], row["share_edited"]) == ("1.00", "1.00", "0.00")
        assert row["active_min_median"] != ""
