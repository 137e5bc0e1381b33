"""Table `measurements`: every mark with its evidence, derived again (EXP-41, EXP-42)."""

from dataclasses import replace
from decimal import Decimal

import pytest

from recist_reader.exports.export import export
from recist_reader.exports.request import ExportRequest
from recist_reader.exports.tables.measurements import TABLE, rederived_ok, remark, rows
from recist_reader.measuring.plane import PixelPoint, PointLps, SlicePlane
from recist_reader.recist.vocabulary import Role
from recist_reader.trial import commands as c
from recist_reader.trial.evidence import Measurement, Method, Place, ToolKind
from tests.building import a_study
from tests.exports.build import Reader

TEXT = (
    "study_id subject_id reader reader_code read_version charter_version rules_version repeat timepoint "
    "visit visit_num scan_date day measurement_id lesion_id tool method value_long_mm value_short_mm "
    "study_uid series_uid sop_instance_uid frame modality phase plane spacing_row_mm spacing_col_mm "
    "thickness_mm window_center window_width long_x1 long_y1 long_z1 long_x2 long_y2 long_z2 short_x1 "
    "short_y1 short_z1 short_x2 short_y2 short_z2 long_c1 long_r1 long_c2 long_r2 short_c1 short_r1 "
    "short_c2 short_r2 area_mm2 mean_hu sd_hu min_hu max_hu n_voxels measured_at software_version "
    "superseded rederived_ok missing "
)


@pytest.fixture(scope="module")
def reopened(tmp_path_factory, rows_of):
    """Baseline locked with T1 of 40 x 30, reopened, T1 drawn again with 44 x 30, locked."""
    folder = tmp_path_factory.mktemp("reopened")
    with a_study(folder, timepoints=1) as study:
        reader = Reader(study)
        reader.do(c.OpenTimepoint("BL"))
        reader.target(c.Site("liver"), 40, 30, "T1")
        reader.lock()
        reader.do(c.ReopenTimepoint("BL", "transcription_error"))
        reader.measure("T1", 44, 30)
        reader.lock()
        return rows_of(export(study, ExportRequest("measurements", folder / "out")).folder, "measurements")


def test_columns_stand_in_the_order_of_the_text():
    assert [column.name for column in TABLE.columns] == TEXT.split()


def test_a_mark_of_an_earlier_locked_version_stays_as_superseded(reopened):
    found = [(row["lesion_id"], row["value_long_mm"], row["superseded"]) for row in reopened]
    assert found == [("T1", "40.0", "Y"), ("T1", "44.0", "N")]
    assert len({row["measurement_id"] for row in reopened}) == 2
    assert {row["rederived_ok"] for row in reopened} == {"Y"}


def test_EXP_42_positions_say_where_the_ends_lie(reopened):
    row = reopened[1]
    spacing, first = Decimal("0.8"), Decimal(-200)
    for axis in ("long", "short"):
        for end in "12":
            across = first + (Decimal(row[f"{axis}_c{end}"]) - Decimal("0.5")) * spacing
            down = first + (Decimal(row[f"{axis}_r{end}"]) - Decimal("0.5")) * spacing
            assert abs(across - Decimal(row[f"{axis}_x{end}"])) <= Decimal("0.001")
            assert abs(down - Decimal(row[f"{axis}_y{end}"])) <= Decimal("0.001")
    assert Decimal(row["long_c2"]) - Decimal(row["long_c1"]) == Decimal(44) / spacing


def a_mark(plane, *ends, long_mm, short_mm=None, tool=ToolKind.BIDIRECTIONAL):
    spacing = (Decimal(str(plane.row_spacing_mm)), Decimal(str(plane.column_spacing_mm)))
    pixels = tuple(PixelPoint(*end) for end in ends)
    return Measurement(
        "BL",
        "uuid",
        tool,
        Method.MANUAL,
        Place("1.2/1/1", "1.2.3", 1, 1, *spacing),
        tuple(plane.to_lps(pixel) for pixel in pixels),
        pixels,
        Decimal(long_mm),
        None if short_mm is None else Decimal(short_mm),
    )


OBLIQUE = SlicePlane(
    PointLps(-101.5, 33.25, 400.0), (0.96, 0.28, 0.0), (-0.168, 0.576, 0.8), 0.7, 0.9, 512, 512
)
"""Neither straight nor of square pixels: 60 columns are 54 mm, 60 rows 42 mm."""
CROSS = ((100.5, 200.5), (160.5, 200.5), (130.5, 180.5), (130.5, 220.5))


@pytest.mark.parametrize(
    ("mark", "is_ok"),
    [
        (a_mark(OBLIQUE, *CROSS, long_mm="54.0", short_mm="28.0"), True),
        (a_mark(OBLIQUE, *CROSS[2:], *CROSS[:2], long_mm="54.0", short_mm="28.0"), True),
        (a_mark(OBLIQUE, *CROSS, long_mm="42.0", short_mm="36.0"), False),  # spacings taken for each other
        (a_mark(OBLIQUE, *CROSS, long_mm="54.1", short_mm="28.0"), False),
        (a_mark(OBLIQUE, *CROSS, long_mm="54.0", short_mm="28.1"), False),
        (a_mark(OBLIQUE, *CROSS[:2], long_mm="54.0", tool=ToolKind.LINE), True),
    ],
)
def test_EXP_42_values_come_out_again_or_are_told(mark, is_ok):
    assert rederived_ok(mark) is is_ok


def test_EXP_42_positions_that_do_not_fit_the_pixels_are_told():
    mark = a_mark(OBLIQUE, *CROSS, long_mm="54.0", short_mm="28.0")
    moved = (PointLps(mark.points_lps[0].x - 3, *mark.points_lps[0][1:]), *mark.points_lps[1:])
    assert not rederived_ok(replace(mark, points_lps=moved))


def test_EXP_42_a_value_that_does_not_come_out_ends_with_code_1(tmp_path, monkeypatch):
    with a_study(tmp_path, timepoints=1) as study:
        reader = Reader(study)
        reader.do(c.OpenTimepoint("BL"))
        reader.target(c.Site("liver"), 40, 30, "T1")
        reader.do(c.CreateLesion(reader.uuid(), Role.NON_TARGET, c.Site("bone"), reader.drawn("T2", 20, 10)))
        reader.lock()
        monkeypatch.setattr("recist_reader.exports.tables.measurements.TOLERANCE_MM", Decimal("-1"))
        result = export(study, ExportRequest("measurements", tmp_path / "out"))
    assert result.exit_code == 1
    assert [str(warning) for warning in result.warnings] == [
        "2 measurements do not come out again from their positions: see the column rederived_ok"
    ]
    assert remark(()) is None
    assert list(rows(())) == []
