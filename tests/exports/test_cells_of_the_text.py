"""Columns and cells as the exports specification words them (EXP-20, EXP-21, EXP-40, EXP-43, EXP-44).

Names, order and types were copied from the text, the figures of the rows worked out by hand from the story:
T1 liver 40, T2 liver 30, T3 node 18 at baseline 2024-01-01, randomised 2024-01-08, every 84 days.
"""

import openpyxl
import pytest

from recist_reader.exports.export import export
from recist_reader.exports.registry import KINDS
from recist_reader.exports.request import ExportRequest, Format

A = "study_id s, subject_id s"
B = f"{A}, reader {{reader}}, reader_code s, read_version i, charter_version s, rules_version s, repeat b"
C = f"{B}, timepoint s, visit s, visit_num i, scan_date d, day i"
TEXT = {
    "lesions": C.format(reader="c")
    + """, lesion_id s, parent_id s, role c, organ c, subsite c, side c, nodal b, irradiated b,
    state c, state_reason s, value_mm n, long_mm n, short_mm n, contribution_mm n, merged_into s,
    fragments_mm s, lesion_date d, method c, measurement_id s, thickness_mm n, checks s, missing s""",
    "timepoints": C.format(reader="c")
    + """, done b, primary b, pass c, sum n, partial_sum n, baseline_sum n, nadir n, nadir_timepoint s,
    pct_from_baseline p, pct_from_nadir p, abs_from_nadir_mm n, distance_pr_mm n, distance_pd_mm n,
    target c, non_target c, new_lesion c, overall_as_read c, overall c, overall_reader c,
    overall_reader_reason s, ne_reason s, pd_trigger c, pd_date d, post_pd b, recompute_differs b,
    rules s, reasons s, warnings s,
    locked_at t, signed_by_slot s, meaning c, content_sha256 s, missing s""",
    "outcomes": f"{A}, reader c, variant c"
    + """, final_from c, adjudicated b, measurable_at_baseline b, n_targets i, bor_primary c, bor_confirmed c,
    bor_unconfirmed c, first_response_date d, response_confirmed_date d, progression_date d, pd_trigger c,
    pfs_event i, pfs_event_kind c, pfs_date d, pfs_days i, pfs_months p, pfs_reason c, dor_event i,
    dor_days i, best_pct p, best_pct_timepoint s, last_evaluable_date d, missing s""",
}
NOT_THE_STORYS = ("reader_code", "charter_version", "rules_version", "locked_at", "content_sha256", "reasons")
READ = {"study_id": "Made study", "subject_id": "1001", "reader": "R1", "read_version": "1", "repeat": "N"}
TP1 = READ | {"timepoint": "TP1", "visit": "TP1", "visit_num": "1", "scan_date": "2024-03-25", "day": "77"}
TP2 = READ | {"timepoint": "TP2", "visit": "TP2", "visit_num": "2", "scan_date": "2024-06-17", "day": "161"}
TP3 = READ | {"timepoint": "TP3", "visit": "TP3", "visit_num": "3", "scan_date": "2024-09-09", "day": "245"}
TP4 = READ | {"timepoint": "TP4", "visit": "TP4", "visit_num": "4"}
T1 = {"lesion_id": "T1", "role": "target", "organ": "liver", "subsite": "6", "nodal": "N", "irradiated": "N"}
T2 = T1 | {"lesion_id": "T2", "subsite": ""}
T3 = T2 | {"lesion_id": "T3", "organ": "lymph node", "subsite": "mesenteric", "nodal": "Y"}
DRAWN = {"state": "measured", "method": "manual", "thickness_mm": "5.0"}
LOCKED = {
    "done": "Y",
    "primary": "Y",
    "pass": "sequential",
    "signed_by_slot": "unsigned",
    "meaning": "authorship",
}
SAME = {"post_pd": "N", "recompute_differs": "N", "new_lesion": "none", "non_target": "NON-CR/NON-PD"}


def codes(code, *names):
    return ";".join(f"{name}:{code}" for name in names)


LENGTHS = ("value_mm", "long_mm", "short_mm", "contribution_mm")
CHANGES = ("pct_from_baseline", "pct_from_nadir", "abs_from_nadir_mm", "distance_pr_mm", "distance_pd_mm")
ROWS = [
    pytest.param(
        "lesions",
        {"timepoint": "TP1", "lesion_id": "T1"},
        TP1
        | T1
        | DRAWN
        | {"value_mm": "25.0", "long_mm": "25.0", "short_mm": "20.0", "contribution_mm": "25.0"}
        | {"lesion_date": "2024-03-25", "measurement_id": "M000009"},
        id="a target",
    ),
    pytest.param(
        "lesions",
        {"timepoint": "TP1", "lesion_id": "T3"},
        TP1
        | T3
        | DRAWN
        | {"value_mm": "12.0", "long_mm": "20.0", "short_mm": "12.0", "contribution_mm": "12.0"}
        | {"lesion_date": "2024-03-25", "measurement_id": "M000011"},
        id="a node counts by its short axis",
    ),
    pytest.param(
        "lesions",
        {"timepoint": "TP2", "lesion_id": "T1"},
        TP2
        | T1
        | {"state": "too_small", "contribution_mm": "5", "lesion_date": "2024-06-17"}
        | {"missing": codes("NOT_APPLICABLE", "value_mm", "long_mm", "short_mm", "thickness_mm")},
        id="too small counts 5 mm and has no value",
    ),
    pytest.param(
        "lesions",
        {"timepoint": "TP2", "lesion_id": "T2"},
        TP2
        | T2
        | {"state": "not_evaluable", "state_reason": "artefact", "lesion_date": "2024-06-17"}
        | {"missing": codes("NOT_EVALUABLE", *LENGTHS, "thickness_mm")},
        id="not evaluable says why",
    ),
    pytest.param(
        "lesions",
        {"timepoint": "TP3", "lesion_id": "T1"},
        TP3
        | T1
        | {"state": "measured", "value_mm": "32.0", "contribution_mm": "32.0", "fragments_mm": "24.0;8.0"}
        | {
            "lesion_date": "2024-09-09",
            "missing": codes("NOT_APPLICABLE", "long_mm", "short_mm", "thickness_mm"),
        },
        id="a split target is the sum of its fragments",
    ),
    pytest.param(
        "timepoints",
        {"timepoint": "TP1"},
        TP1
        | LOCKED
        | SAME
        | {
            "sum": "52.0",
            "baseline_sum": "88.0",
            "nadir": "88.0",
            "nadir_timepoint": "BL",
            "abs_from_nadir_mm": "-36.0",
        }
        | {
            "pct_from_baseline": "-40.9",
            "pct_from_nadir": "-40.9",
            "distance_pr_mm": "-9.6",
            "distance_pd_mm": "53.6",
        }
        | {
            "target": "PR",
            "overall_as_read": "PR",
            "overall": "PR",
            "rules": "TR-6;NT-5;OR-2",
            "warnings": "GD-22",
        }
        | {"missing": codes("NOT_APPLICABLE", "partial_sum", "pd_date")},
        id="PR",
    ),
    pytest.param(
        "timepoints",
        {"timepoint": "TP2"},
        TP2
        | LOCKED
        | SAME
        | {"partial_sum": "16.0", "baseline_sum": "88.0", "nadir": "52.0", "nadir_timepoint": "TP1"}
        | {"target": "NE", "overall_as_read": "NE", "overall": "NE", "ne_reason": "T2:artefact"}
        | {"rules": "TR-5;NT-5;OR-2", "warnings": "GD-22"}
        | {"missing": f"{codes('PARTIAL_SUM', 'sum', *CHANGES)};{codes('NOT_APPLICABLE', 'pd_date')}"},
        id="NE with a partial sum",
    ),
    pytest.param(
        "timepoints",
        {"timepoint": "TP4"},
        TP4
        | {"done": "N", "primary": "Y", "baseline_sum": "88.0", "nadir": "52.0", "nadir_timepoint": "TP1"}
        | {"pass": "sequential"}
        | {"target": "NE", "non_target": "NE", "new_lesion": "none", "overall_as_read": "NE", "overall": "NE"}
        | {"ne_reason": "not_done", "post_pd": "N", "recompute_differs": "N", "rules": "TR-10;NT-3;OR-9"}
        | {
            "missing": codes("NOT_DONE", "scan_date", "day", "sum", "partial_sum", *CHANGES)
            + ";pd_date:NOT_APPLICABLE"
        },
        id="a visit not done",
    ),
    pytest.param(
        "outcomes",
        {"variant": "primary", "reader": "FINAL"},
        {
            "study_id": "Made study",
            "subject_id": "1001",
            "reader": "FINAL",
            "variant": "primary",
            "final_from": "R1",
        }
        | {"adjudicated": "N", "measurable_at_baseline": "Y", "n_targets": "3"}
        | {
            "bor_primary": "PR",
            "bor_confirmed": "PR",
            "bor_unconfirmed": "PR",
            "first_response_date": "2024-03-25",
        }
        | {"response_confirmed_date": "2024-09-09", "last_evaluable_date": "2025-03-01"}
        | {
            "pfs_event": "0",
            "pfs_date": "2025-03-01",
            "pfs_days": "419",
            "pfs_months": "13.8",
            "pfs_reason": "NO_EVENT",
        }
        | {"dor_event": "0", "dor_days": "342", "best_pct": "-40.9", "best_pct_timepoint": "TP1"}
        | {"missing": codes("NOT_REACHED", "progression_date")},
        id="no event yet",
    ),
]


@pytest.mark.parametrize("kind", TEXT)
def test_columns_stand_in_the_order_and_with_the_types_of_the_text(kind):
    (part,) = KINDS[kind].parts
    found = [f"{column.name} {column.type.value}" for column in part.table.columns]
    assert found == [" ".join(column.split()) for column in TEXT[kind].split(",")]


@pytest.fixture(scope="module")
def folders(study, tmp_path_factory):
    out = tmp_path_factory.mktemp("out")
    return {
        (kind, form): export(study, ExportRequest(kind=kind, out=out / form.value, format=form)).folder
        for kind in TEXT
        for form in (Format.CSV, Format.XLSX)
    }


def story_row(rows, where):
    first = {"subject_id": "1001", "reader": "R1"} | where
    (found,) = [row for row in rows if first.items() <= row.items()]
    return found


@pytest.mark.parametrize(("kind", "where", "expected"), ROWS)
def test_EXP_20_every_cell_of_a_row_in_csv(folders, rows_of, kind, where, expected):
    row = story_row(rows_of(folders[kind, Format.CSV], kind), where)
    found = {name: cell for name, cell in row.items() if name not in NOT_THE_STORYS}
    assert found == {name: expected.get(name, "") for name in found}
    assert expected.keys() <= found.keys()


@pytest.mark.parametrize(("kind", "where", "expected"), ROWS)
def test_EXP_24_the_workbook_shows_the_same_cells(folders, kind, where, expected):
    book = openpyxl.load_workbook(folders[kind, Format.XLSX] / f"{kind}.xlsx")
    names = [cell.value for cell in book["data"][1]]
    rows = [dict(zip(names, map(shown, cells), strict=True)) for cells in book["data"].iter_rows(min_row=2)]
    row = story_row(rows, where)
    assert {name: cell for name, cell in row.items() if name not in NOT_THE_STORYS} == {
        name: expected.get(name, "") for name in names if name not in NOT_THE_STORYS
    }


def shown(cell):
    """A cell as Excel shows it: numbers with the decimals of their format, dates by day."""
    if cell.value is None:
        return ""
    if cell.is_date:
        return cell.value.strftime("%Y-%m-%d")
    if cell.data_type == "n":
        return f"{cell.value:.{len(cell.number_format.partition('.')[2])}f}"
    return cell.value
