"""Every row of the public samples' manifest: status, order, steps, decoded pixels, findings."""

import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest

from recist_reader.imaging.findings import Badge, Blocked
from recist_reader.imaging.intake import check_only
from recist_reader.imaging.kinds import Examined, Kind, examine
from recist_reader.imaging.series import SeriesPart, build_series
from recist_reader.imaging.workers import Workers
from recist_reader.measuring.plane import PixelPoint
from tests.imaging.frames import decoded_sha256, read_frame
from tests.imaging.made_ct import ct_file
from tests.shared_data import DATA, needs_data, shared

pytestmark = [needs_data, pytest.mark.real_data]

WORDS = {
    "series": "imported",
    "single": "imported",
    "localizer": "imported",
    "secondary": "quarantined",
    "other-image": "quarantined",
    "object": "refused",
    "directory": "refused",
    "quarantine": "refused",
    "reject": "refused",
}
MANIFEST = (
    json.loads((DATA / "manifest.json").read_text("utf-8")) if (DATA / "manifest.json").is_file() else {}
)
FILES = MANIFEST.get("files", [])
FOLDERS = {name: list(rows) for name, rows in groupby(FILES, key=lambda row: row["path"].split("/")[0])}


@pytest.fixture(scope="module")
def examined() -> dict[str, Examined]:
    return {row["path"]: examine(DATA / row["path"]) for row in FILES}


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_file_has_the_status_of_the_manifest(folder: str, examined: dict[str, Examined]) -> None:
    for row in FOLDERS[folder]:
        found = examined[row["path"]]
        assert found.verdict.value == WORDS[row["expected"]], row["path"]
        assert (found.kind is Kind.LOCALIZER) == (row["expected"] == "localizer"), row["path"]
        assert (found.kind is Kind.SECONDARY) == (row["expected"] == "secondary"), row["path"]
        assert (found.cause is None) == (found.verdict.value == "imported"), row["path"]


@pytest.fixture(scope="module")
def workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workers]:
    """Processes that stay over all folders, as in the window; begun where no test counts its threads."""
    folder = tmp_path_factory.mktemp("first")
    (folder / "1.dcm").write_bytes(ct_file(1))
    with Workers() as kept:
        list(check_only([folder], kept))
        yield kept


@pytest.mark.parametrize("folder", FOLDERS)
def test_VF_5_every_file_of_a_folder_is_reported_with_the_status_of_the_manifest(
    folder: str, workers: Workers
) -> None:
    expected = {row["path"].removeprefix(f"{folder}/"): WORDS[row["expected"]] for row in FOLDERS[folder]}
    *_, last = check_only([shared(folder)], workers)
    assert last.result is not None
    found = {file.name: file.status for file in last.result.files if file.name in expected}
    # One image in many encodings: its deflated and plain forms are the same once stored (IN-140).
    again = {name for name, status in found.items() if status == "duplicate"}
    assert len(again) <= (1 if folder == "ct-syntaxes" else 0)
    assert {n: "imported" if n in again else status for n, status in found.items()} == expected
    assert all(file.what for file in last.result.files if file.status == "refused")


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_image_decodes_to_the_pixels_of_the_manifest(
    folder: str, examined: dict[str, Examined]
) -> None:
    for row in FOLDERS[folder]:
        header = examined[row["path"]].header
        if header is None or examined[row["path"]].verdict.value == "refused":
            continue
        path = DATA / row["path"]
        frames = [read_frame(path, header, frame) for frame in range(header.pixels.frames)]
        assert (header.pixels.rows, header.pixels.columns) == (row["rows"], row["cols"])
        if "pixels_sha256" in row:
            assert decoded_sha256(frames) == row["pixels_sha256"], row["path"]
        elif "stored_min" in row:  # lossy decoders may differ by a grey
            assert min(int(values.min()) for values in frames) == pytest.approx(row["stored_min"], abs=1)
            assert max(int(values.max()) for values in frames) == pytest.approx(row["stored_max"], abs=1)


@pytest.mark.parametrize("end", ["53", "55"])
def test_the_retired_progressive_syntaxes_equal_the_sequential_one(end: str) -> None:
    by_end = {path.name.rsplit(".", 2)[1]: path for path in shared("ct-syntaxes").glob("*.dcm")}
    frames = []
    for path in (by_end[end], by_end["51"]):
        header = examine(path).header
        assert header is not None
        assert header.is_lossy
        frames.append(read_frame(path, header, 0))
    assert (frames[0] == frames[1]).all()


def read(*parts: str) -> tuple[SeriesPart, ...]:
    root = shared(*parts)
    return build_series(images(root))


def images(root: Path) -> Iterator[tuple]:
    for path in sorted(root.rglob("*") if root.is_dir() else [root]):
        found = examine(path) if path.is_file() else None
        if found is not None and found.header is not None and found.verdict.value == "imported":
            yield path.relative_to(root).as_posix(), found.header, found.kind is Kind.LOCALIZER


ORDERED = [
    row
    for row in MANIFEST.get("series", [])
    if len(row.get("order_along_normal", ())) > 1
    and row["orientations"] == 1
    and row["folder"] != "ct-same-position"
]


@pytest.mark.parametrize(
    "row", ORDERED, ids=lambda row: f"{row['folder']}-{row['modality']}-{row['series'][-6:]}"
)
def test_slices_stand_in_the_order_of_the_manifest(row: dict) -> None:
    parts = [part for part in read(row["folder"]) if part.series_uid == row["series"]]
    names = [item.name.rsplit("/", 1)[-1] for part in parts for item in part.slices]
    order = row["order_along_normal"]
    axial = parts[0].orientation is not None and parts[0].orientation.value in ("axial", "oblique")
    expected = order[::-1] if axial and parts[0].slices[0].plane.normal[2] > 0 else order
    if len(parts) == 1:
        assert names == expected
        steps = [round(step, 3) for step in parts[0].steps_mm]
        assert {step: steps.count(step) for step in set(steps)} == {
            float(k): n for k, n in row["steps"].items()
        }
    else:
        for part in parts:
            own = {item.name.rsplit("/", 1)[-1] for item in part.slices}
            assert [item.name.rsplit("/", 1)[-1] for item in part.slices] == [n for n in expected if n in own]


def only(*parts: str) -> SeriesPart:
    (part,) = read(*parts)
    return part


def test_liver_ct_has_no_findings() -> None:
    part = only("ct-body-liver")
    assert (len(part.slices), part.step_mm, part.badges, part.blocked) == (41, 5.0, (), ())
    assert (part.slices[0].plane.origin_lps.z, part.slices[-1].plane.origin_lps.z) == (-175, -375)
    assert part.slices[0].header.padding is not None
    assert part.slices[0].header.padding.least == -2000


def test_tilted_uneven_head_is_one_stack_and_planes_across_are_blocked() -> None:
    part = only("ct-tilt-uneven-ge")
    assert len(part.slices) == 28
    assert part.tilt_deg == pytest.approx(18.5, abs=0.01)
    assert {Badge.TILT, Badge.UNEVEN} <= set(part.badges)
    assert part.blocked == (Blocked.MPR,)


def test_several_acquisitions_are_split() -> None:
    assert [len(part.slices) for part in read("ct-multi-acquisition")] == [4, 10, 4]


def test_bolus_monitoring_is_never_a_volume() -> None:
    assert [len(part.slices) for part in read("ct-same-position")] == [1, 1, 1, 1]


def test_a_missing_slice_is_a_gap() -> None:
    assert only("ct-uneven-small").badges == (Badge.GAP, Badge.UNEVEN)


def test_two_scan_dates_keep_their_order_and_days() -> None:
    assert [part.scan_date for part in read("two-dates-ct")] == ["19600104", "19600305"]
    assert [part.step_mm for part in read("two-dates-mr")] == [pytest.approx(6), pytest.approx(7)]


def test_a_study_date_of_another_week_is_found_D_1() -> None:
    assert Badge.DATES in only("ct-phantom-catphan").badges
    assert all(Badge.DATES not in part.badges for part in read("two-dates-ct"))


def test_bed_joints_of_a_pet_are_even_enough() -> None:
    part = only("pet-fdg-wholebody")
    assert (len(part.slices), Badge.UNEVEN in part.badges) == (267, False)


def test_a_media_folder_gives_the_stack_and_after_it_the_scout() -> None:
    stack, scout = read("ct-media-philips")
    assert (len(stack.slices), stack.is_localizer) == (10, False)
    assert (len(scout.slices), scout.is_localizer) == (1, True)


def test_mixed_planes_of_a_pilot_are_three_parts() -> None:
    pilots = [
        part
        for part in read("dicomdir-three-patients", "98892003", "MR2")
        if Badge.ORIENTATION in part.badges
    ]
    assert len(pilots) == 6


def test_legacy_converted_equals_classic() -> None:
    classic, converted = read("ct-legacy-enhanced")
    assert [item.plane for item in classic.slices] == [item.plane for item in converted.slices]


@pytest.mark.parametrize(
    ("name", "tilt_deg"), [("hitachi_tilt-22_j2k_pixelrep_mismatch", 22.0), ("ge_tilt5.5_padding63536", 5.5)]
)
def test_a_lone_slice_has_the_tilt_that_its_header_states(name: str, tilt_deg: float) -> None:
    part = only("ct-odd", f"{name}.dcm")
    assert part.tilt_deg == tilt_deg
    assert Badge.TILT in part.badges


def test_values_of_the_orientation_phantom_tell_their_place() -> None:
    """Stored value = x/2 + y/2 - z/2 at the voxel centre: proves the order of axes and their direction."""
    root = shared("ct-phantom-ibsi2-orientation")
    for item in only("ct-phantom-ibsi2-orientation").slices:
        values = read_frame(root / item.name, item.header, item.frame)
        for row, column in ((0, 0), (47, 31), (5, 29)):
            place = item.plane.to_lps(PixelPoint(column + 0.5, row + 0.5))
            assert values[row, column] == place.x / 2 + place.y / 2 - place.z / 2
