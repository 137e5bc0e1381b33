"""Splitting, order and findings (VW-1, VW-10, VW-11, VW-14)."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recist_reader.imaging import series as series_module
from recist_reader.imaging.findings import Badge, Blocked, blocked_by, stack_badges
from recist_reader.imaging.geometry import Orientation, StackGeometry
from recist_reader.imaging.header import read_header
from recist_reader.imaging.series import SeriesPart, build_series
from tests.imaging.make import ct, stack, write


def read(folder: Path) -> tuple[SeriesPart, ...]:
    paths = sorted(folder.rglob("*.dcm"))
    return build_series((path.relative_to(folder).as_posix(), read_header(path), False) for path in paths)


def geometry(*steps_mm: float, tilt_deg: float = 0.0) -> StackGeometry:
    return StackGeometry(Orientation.AXIAL, steps_mm, sorted(steps_mm)[len(steps_mm) // 2], tilt_deg)


@pytest.mark.parametrize(
    ("found", "badges"),
    [
        pytest.param(geometry(5, 5, 5), [], id="even"),
        pytest.param(geometry(5, 5, 7.5), [Badge.UNEVEN], id="exactly 1.5 x the median is no gap"),
        pytest.param(geometry(5, 5, 7.51), [Badge.GAP, Badge.UNEVEN], id="just above 1.5 x"),
        pytest.param(geometry(5, 5, 5.1), [], id="0.1 mm off is even"),
        pytest.param(geometry(5, 5, 5.11), [Badge.UNEVEN], id="0.11 mm off"),
        pytest.param(geometry(20, 20, 20.2), [], id="1 % of the median where that is more"),
        pytest.param(geometry(20, 20, 20.21), [Badge.UNEVEN], id="more than 1 %"),
        pytest.param(geometry(5, 5, 5, tilt_deg=0.5), [], id="half a degree"),
        pytest.param(geometry(5, 5, 5, tilt_deg=0.51), [Badge.TILT], id="more than half a degree"),
        pytest.param(geometry(5, 0, 5), [Badge.UNEVEN, Badge.DUPLICATE], id="two at one place"),
    ],
)
def test_badges_of_VW_11(found: StackGeometry, badges: list[Badge]) -> None:
    assert list(stack_badges(found)) == badges


def test_tilt_and_uneven_block_planes_across_but_not_measuring() -> None:
    assert blocked_by([Badge.TILT]) == blocked_by([Badge.UNEVEN]) == (Blocked.MPR,)
    assert blocked_by([Badge.NO_SPACING]) == (Blocked.MEASURE, Blocked.MPR)
    assert blocked_by([Badge.LOSSY, Badge.THICK]) == ()


WAYS = [
    pytest.param([1, 0, 0, 0, 1, 0], 2, -1, Orientation.AXIAL, id="axial head to feet"),
    pytest.param([1, 0, 0, 0, -1, 0], 2, -1, Orientation.AXIAL, id="axial with rows turned round"),
    pytest.param([1, 0, 0, 0, 0, -1], 1, 1, Orientation.CORONAL, id="coronal front to back"),
    pytest.param([0, 1, 0, 0, 0, -1], 0, 1, Orientation.SAGITTAL, id="sagittal right to left"),
]


@pytest.mark.parametrize(("directions", "axis", "sign", "orientation"), WAYS)
def test_viewing_order_of_VW_14(
    tmp_path: Path, directions: list[int], axis: int, sign: int, orientation: Orientation
) -> None:
    for number, place in enumerate((3, 1, 2)):
        position = [0, 0, 0]
        position[axis] = place
        dataset = ct(InstanceNumber=number, ImagePositionPatient=position, ImageOrientationPatient=directions)
        dataset.SOPInstanceUID = f"1.2.{place}"
        write(dataset, tmp_path / f"{number}.dcm")
    (part,) = read(tmp_path)
    places = [item.plane.origin_lps[axis] for item in part.slices]
    assert places == sorted(places, reverse=sign < 0)
    assert part.orientation is orientation


@pytest.mark.parametrize(
    ("acquisitions", "places_mm", "sizes"),
    [
        pytest.param([1, 1, 2, 2], [0, 5, 0, 5], [2, 2], id="two phases of one place"),
        pytest.param([1, 1, 2, 2], [0, 5, 2.5, 7.5], [2, 2], id="interleaved phases"),
        pytest.param([1, 1, 2, 2], [0, 5, 5.005, 10], [2, 2], id="twins at the joint"),
        pytest.param([1, 2, 3, 4], [0, 5, 10, 15], [4], id="step and shoot is one stack"),
        pytest.param([1, 2, 3], [0, 0, 0], [1, 1, 1], id="bolus monitoring at one place"),
    ],
)
def test_acquisitions_of_VW_10(tmp_path: Path, acquisitions: list, places_mm: list, sizes: list) -> None:
    stack(tmp_path, places_mm, lambda number: {"AcquisitionNumber": acquisitions[number]})
    assert [len(part.slices) for part in read(tmp_path)] == sizes


def test_phases_under_one_acquisition_number_are_split_by_time(tmp_path: Path) -> None:
    stack(tmp_path, [0, 5, 0, 5], lambda number: {"AcquisitionTime": "100000" if number < 2 else "100030"})
    assert [len(part.slices) for part in read(tmp_path)] == [2, 2]


@pytest.mark.parametrize(
    "own",
    [
        lambda number: {"AcquisitionNumber": number + 1},
        lambda number: {"AcquisitionTime": f"1000{number:02d}.5"},
        lambda number: {"ContentTime": f"1000{number:02d}.5"},
    ],
    ids=["acquisition", "acquisition time", "content time"],
)
def test_one_doubled_slice_does_not_tear_a_stack_whose_slices_have_own_times_VW_11(
    tmp_path: Path, own: Callable[[int], dict[str, Any]]
) -> None:
    stack(tmp_path, [0, 5, 10, 15, 20, 10], own)
    (part,) = read(tmp_path)
    assert len(part.slices) == 6
    assert Badge.DUPLICATE in part.badges


@pytest.mark.parametrize("keyword", ["AcquisitionTime", "ContentTime"])
@pytest.mark.parametrize("second_mm", [[0, 5, 10], [10, 5, 0], [0, 5]], ids=["again", "back", "shorter"])
def test_phases_whose_slices_each_have_an_own_time_are_split_VW_10(
    tmp_path: Path, keyword: str, second_mm: list[float]
) -> None:
    stack(tmp_path, [0, 5, 10, *second_mm], lambda number: {keyword: f"10000{number}"})
    parts = read(tmp_path)
    assert sorted(len(part.slices) for part in parts) == sorted([3, len(second_mm)])
    assert all(part.badges == () for part in parts)


def test_a_slice_repeated_on_the_way_does_not_cut_the_stack_in_two(tmp_path: Path) -> None:
    stack(tmp_path, [0, 5, 10, 10, 15, 20], lambda number: {"AcquisitionTime": f"10000{number}"})
    (part,) = read(tmp_path)
    assert Badge.DUPLICATE in part.badges


def test_two_images_of_one_place_are_still_told_apart_by_their_times(tmp_path: Path) -> None:
    stack(tmp_path, [5, 5], lambda number: {"AcquisitionTime": f"10000{number}"})
    assert [len(part.slices) for part in read(tmp_path)] == [1, 1]


def test_images_without_a_place_are_not_compared_with_each_other_FT_27(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(series_module, "_belongs", lambda *pair: asked.append(pair))
    stack(tmp_path, [0, 5, 10, 15], lambda _number: {"ImagePositionPatient": None})
    assert [len(part.slices) for part in read(tmp_path)] == [1, 1, 1, 1]
    assert asked == []


def test_mixed_planes_are_split_and_marked(tmp_path: Path) -> None:
    turned = {"ImageOrientationPatient": [0, 1, 0, 0, 0, -1]}
    stack(tmp_path, [0, 5, 10], lambda number: turned if number == 2 else {})
    assert [(len(part.slices), Badge.ORIENTATION in part.badges) for part in read(tmp_path)] == [
        (2, True),
        (1, True),
    ]


def test_the_same_series_uid_of_another_patient_never_joins_FT_29(tmp_path: Path) -> None:
    stack(tmp_path, [0, 5], lambda number: {"PatientID": f"P{number}"})
    assert [len(part.slices) for part in read(tmp_path)] == [1, 1]


def test_a_tilted_gantry_is_measured_from_the_places(tmp_path: Path) -> None:
    tilted = [1, 0, 0, 0, 0.9703, -0.2419]
    stack(tmp_path, [0, 5, 10], lambda _: {"ImageOrientationPatient": tilted})
    (part,) = read(tmp_path)
    assert part.tilt_deg == pytest.approx(14, abs=0.01)
    assert part.badges == (Badge.TILT,)
    assert part.orientation is Orientation.AXIAL


def test_no_spacing_and_thick_slices_are_marked(tmp_path: Path) -> None:
    stack(tmp_path, [0, 5], lambda _: {"PixelSpacing": None, "SliceThickness": "5.1"})
    (part,) = read(tmp_path)
    assert part.badges == (Badge.NO_SPACING, Badge.THICK)
    assert Blocked.MEASURE in part.blocked


@pytest.mark.parametrize(
    ("changed", "is_found"),
    [
        pytest.param({}, False, id="scanned past midnight"),
        pytest.param({"StudyDate": "20240101"}, True, id="study two days before the acquisition"),
        pytest.param({"SeriesDate": "20240105"}, True, id="series two days after"),
        pytest.param({"AcquisitionDate": None, "StudyDate": "20231231"}, True, id="study before the series"),
        pytest.param({"AcquisitionDate": None, "StudyDate": None}, False, id="one date alone"),
        pytest.param(dict.fromkeys(("AcquisitionDate", "SeriesDate", "StudyDate")), False, id="no date"),
    ],
)
def test_dates_of_a_scan_more_than_a_day_apart_are_found_D_1(
    *, changed: dict, is_found: bool, tmp_path: Path
) -> None:
    stack(tmp_path, [0, 5], lambda _: changed)
    (part,) = read(tmp_path)
    assert (part.badges, part.blocked) == ((Badge.DATES,) if is_found else (), ())


def test_slices_of_one_series_more_than_a_day_apart_are_found_D_1(tmp_path: Path) -> None:
    days = ("20240103", "20240104", "20240105")
    stack(tmp_path, [0, 5, 10], lambda n: dict.fromkeys(("AcquisitionDate", "SeriesDate"), days[n]))
    (part,) = read(tmp_path)
    assert part.badges == (Badge.DATES,)


@pytest.mark.parametrize("is_localizer", [False, True], ids=["slice", "localizer"])
def test_a_localizer_is_never_called_thick(tmp_path: Path, is_localizer: bool) -> None:
    (path,) = stack(tmp_path, [0], lambda _: {"SliceThickness": "600"})
    (part,) = build_series([(path.name, read_header(path), is_localizer)])
    assert (Badge.THICK in part.badges) is not is_localizer


def test_order_of_cards_is_VW_1(tmp_path: Path) -> None:
    for index, (name, count, facts) in enumerate(
        (
            ("single", 1, {"SeriesNumber": 1}),
            ("late", 2, {"AcquisitionDate": "20240109", "SeriesNumber": 1}),
            ("second", 2, {"SeriesNumber": 3}),
            ("first", 2, {"SeriesNumber": 2}),
        )
    ):
        uid = f"1.2.{index}"
        stack(tmp_path / name, [0, 5][:count], lambda _, f=facts, u=uid: {**f, "SeriesInstanceUID": u})
    assert [part.slices[0].name.split("/")[0] for part in read(tmp_path)] == [
        "first",
        "second",
        "late",
        "single",
    ]


@given(st.permutations(range(5)))
def test_the_order_never_depends_on_names_or_instance_numbers(order: list[int]) -> None:
    headers = [read_header(_bytes(5.0 * place)) for place in order]
    (part,) = build_series((str(number), header, False) for number, header in enumerate(headers))
    assert [item.plane.origin_lps.z for item in part.slices] == [20, 15, 10, 5, 0]


def _bytes(z_mm: float) -> bytes:
    from io import BytesIO

    from pydicom.filewriter import dcmwrite

    stream = BytesIO()
    dcmwrite(stream, ct(z_mm), enforce_file_format=True)
    return stream.getvalue()
