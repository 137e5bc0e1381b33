"""VF-5, IN-140, BL-20, BL-35, FT-25 to FT-31, ER: from a folder to records, nothing merged, nothing lost."""

import hashlib
import json
import logging
import os
import zipfile
from collections import Counter
from io import BytesIO
from pathlib import Path

import numpy as np
import pydicom
import pytest
from pydicom.uid import (
    UID,
    DeflatedExplicitVRLittleEndian,
    ExplicitVRLittleEndian,
    JPEGLSLossless,
    NuclearMedicineImageStorage,
)

from recist_reader.cli.main import main
from recist_reader.imaging import intake as intake_module
from recist_reader.imaging.dates import DateShift
from recist_reader.imaging.header import read_header, voi_tables
from recist_reader.imaging.intake import IntakeOptions, prepare
from recist_reader.imaging.masking import Area, masked_file
from recist_reader.imaging.records import SeriesRecord
from recist_reader.imaging.store import ImageStore
from recist_reader.imaging.voi import NamedWindow, VoiTable, Window
from recist_reader.imaging.workers import Workers
from recist_reader.problem import Fault
from tests.image_checks import compared
from tests.imaging.frames import decoded_sha256, read_frame
from tests.imaging.intake_runs import KEY, fill, statuses, take
from tests.imaging.made_ct import body_slice, ct_dataset, ct_file, encoded
from tests.imaging.voi_files import lut, windows


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "in"
    place.mkdir()
    return place


@pytest.fixture
def store(tmp_path: Path) -> ImageStore:
    return ImageStore(tmp_path / "study.images")


def test_a_folder_becomes_one_series_in_viewing_order(folder: Path, store: ImageStore) -> None:
    fill(folder)
    result = take(folder, store)
    (series,) = result.series
    assert statuses(result) == {f"{n}.dcm": "imported" for n in (1, 2, 3)}
    assert [item.position_lps for item in series.instances] == [
        ("-10.0000", "-20.0000", f"{z}.0000") for z in (15, 10, 5)
    ]
    assert (series.thickness_mm, series.step_mm, series.row_spacing_mm) == ("5.0", "5.0", "0.7")
    shifted = DateShift.of_subject(KEY, "S1").date_text("20240310")
    assert series.scan_date == f"{shifted[:4]}-{shifted[4:6]}-{shifted[6:]}"
    assert compared(store, (item.blob_sha256 for item in series.instances)).ok


def test_IN_115_rows_hold_no_float_and_read_back_equal(folder: Path, store: ImageStore) -> None:
    fill(folder)
    (series,) = take(folder, store).series
    text = json.dumps(series.to_row())
    assert not [value for value in _values(json.loads(text)) if isinstance(value, float)]
    again = SeriesRecord.from_row(json.loads(text))
    assert again.to_row() == series.to_row()
    source = again.instances[0].frame_source(store)
    header = read_header(source.path)
    assert source.spans == header.spans[0]
    assert source.plane.origin_lps == (-10.0, -20.0, 15.0)
    assert np.array_equal(read_frame(source.path, header, 0), body_slice())


def test_stored_windows_and_tables_come_in_without_free_text(folder: Path, store: ImageStore) -> None:
    dataset = ct_dataset(
        1,
        **windows((400, 40), (80, 40), WindowCenterWidthExplanation=["Mrs Example", "BRAIN"]),
        VOILUTSequence=[lut(0, 8, [0, 255], "Mrs Example"), lut(0, 8, [0, 999])],
    )
    (folder / "1.dcm").write_bytes(encoded(dataset))
    (series,) = take(folder, store).series
    source = series.instances[0].frame_source(store)
    assert source.windows == ((400, 40), NamedWindow(Window(80, 40), explanation="BRAIN"))
    assert voi_tables(source.path)[0] == (VoiTable.of(0, 8, [0, 255]),)
    assert (source.table_count, series.badges) == (1, ("VOI_LUT",))
    assert b"Example" not in source.path.read_bytes()


@pytest.mark.parametrize("syntax", [ExplicitVRLittleEndian, DeflatedExplicitVRLittleEndian])
def test_IN_141_the_pixel_hash_is_of_the_value_as_it_stands(
    folder: Path, store: ImageStore, syntax: UID
) -> None:
    (folder / "1.dcm").write_bytes(encoded(ct_dataset(1), syntax))
    (series,) = take(folder, store).series
    assert series.instances[0].pixel_sha256 == hashlib.sha256(body_slice().tobytes()).hexdigest()


def _values(row: object) -> list[object]:
    if isinstance(row, dict):
        return [leaf for value in row.values() for leaf in _values(value)]
    if isinstance(row, list):
        return [leaf for value in row for leaf in _values(value)]
    return [row]


def test_IN_140_sources_are_untouched_and_nothing_else_is_written(folder: Path, store: ImageStore) -> None:
    fill(folder)
    before = {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in folder.iterdir()}
    take(folder, store)
    assert {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in folder.iterdir()} == before
    assert {p.name for p in folder.parent.iterdir()} == {"in", "study.images"}


def test_VF_5_without_study_nothing_is_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fill(folder)
    (folder / "notes.txt").write_text("hello")
    assert main(["import", str(folder), "--json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert [(file["name"], file["status"]) for file in answer["files"]] == [
        ("1.dcm", "imported"),
        ("2.dcm", "imported"),
        ("3.dcm", "imported"),
        ("notes.txt", "refused"),
    ]
    assert {"pixel_sha256", "seconds", "sop"} <= set(answer["files"][0])
    assert len(answer["series"]) == 1
    assert [p.name for p in folder.parent.iterdir()] == ["in"]


def test_VF_5_exit_codes(folder: Path) -> None:
    fill(folder, 1)
    assert main(["import", str(folder)]) == 0
    assert main(["import", str(folder / "missing")]) == 2
    assert main(["import", str(folder), "--study", "x.rrs"]) == 2


def test_an_empty_folder_is_no_fault(folder: Path, store: ImageStore) -> None:
    assert take(folder, store).files == ()


def test_a_zip_is_read_and_a_name_that_leads_out_is_listed(tmp_path: Path, store: ImageStore) -> None:
    archive = tmp_path / "scan.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("a/1.dcm", ct_file(1))
        file.writestr("../2.dcm", ct_file(2))
    assert statuses(take(archive, store)) == {"a/1.dcm": "imported", "../2.dcm": "refused not_followed"}


@pytest.mark.parametrize("has_kept_workers", [True, False])
def test_a_zip_is_read_in_worker_processes_too(
    tmp_path: Path, store: ImageStore, monkeypatch: pytest.MonkeyPatch, has_kept_workers: bool
) -> None:
    monkeypatch.setattr(intake_module, "_PARALLEL_FROM", 2)
    archive = tmp_path / "scan.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        for number in range(1, 21):
            file.writestr(f"{number:02d}.dcm", ct_file(number))
    with Workers() as workers:
        options = IntakeOptions(workers=workers if has_kept_workers else None)
        result = take(archive, store, options)
    assert set(statuses(result).values()) == {"imported"}
    assert len(list(store.blobs())) == 20


def test_FT_13_importing_again_takes_only_what_is_missing(folder: Path, store: ImageStore) -> None:
    fill(folder, 2)
    known = frozenset(facts.sha256 for facts in take(folder, store).sources.values())
    fill(folder, 3)
    result = take(folder, store, IntakeOptions(known_sources=known))
    assert Counter(statuses(result).values()) == {"duplicate known": 2, "imported": 1}


@pytest.mark.parametrize("fails_at", range(1, 7))
def test_FT_31_a_failing_store_ends_in_a_fault_and_the_next_import_is_whole(
    folder: Path, store: ImageStore, monkeypatch: pytest.MonkeyPatch, fails_at: int
) -> None:
    fill(folder)
    real, calls = os.fsync, []

    def full(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == fails_at:
            raise OSError(28, "No space left on device")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Fault, match="No space left on device"):
        take(folder, store)
    monkeypatch.undo()
    result = take(folder, store)
    blobs = [item.blob_sha256 for series in result.series for item in series.instances]
    assert compared(store, blobs).ok
    assert len(blobs) == 3


def test_FT_31_cancelled_in_the_middle_only_whole_blobs_are_left(folder: Path, store: ImageStore) -> None:
    fill(folder, 10)
    steps = prepare([folder], KEY, "S1", store)
    next(steps)
    steps.close()  # type: ignore[attr-defined]
    left = list(store.blobs())
    assert compared(store, left).ok
    assert len(left) < 10


def test_FT_28_a_file_that_changes_meanwhile_is_listed(
    folder: Path, store: ImageStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(folder, 2)
    real, calls = os.fstat, []

    def stale(descriptor: int) -> os.stat_result:
        result = real(descriptor)
        calls.append(descriptor)
        os.utime(folder / "2.dcm", ns=(len(calls), len(calls)))
        return result

    monkeypatch.setattr(os, "fstat", stale)
    assert statuses(take(folder, store))["2.dcm"] == "refused changed"


def test_FT_26_links_and_devices_are_listed_and_not_followed(folder: Path, store: ImageStore) -> None:
    fill(folder, 1)
    (folder / "link.dcm").symlink_to(folder / "1.dcm")
    (folder / "loop").symlink_to(folder)
    os.mkfifo(folder / "pipe")
    found = statuses(take(folder, store))
    assert found.pop("1.dcm") == "imported"
    assert set(found.values()) == {"refused not_followed"}


def test_BN_3_the_tag_decides_and_a_missing_tag_is_looked_at(folder: Path, store: ImageStore) -> None:
    from tests.imaging.test_quarantine import ct, write

    text = write(ct(), "JANEDOE", 8, 8).astype("<i2")
    (folder / "tag.dcm").write_bytes(ct_file(1, BurnedInAnnotation="YES"))
    (folder / "text.dcm").write_bytes(ct_file(2, pixels=text))
    (folder / "said_no.dcm").write_bytes(ct_file(3, pixels=text, BurnedInAnnotation="NO"))
    result = take(folder, store)
    assert statuses(result) == {
        "tag.dcm": "quarantined burned_in",
        "text.dcm": "quarantined burned_in_suspected",
        "said_no.dcm": "imported",
    }
    assert [len(series.instances) for series in result.released] == [1]
    assert {sign for series in result.series for sign in series.quarantine} == {
        "burned_in",
        "burned_in_suspected",
    }


def test_BN_3_a_capture_that_cannot_be_written_again_says_why(folder: Path, store: ImageStore) -> None:
    capture = {"SOPClassUID": "1.2.840.10008.5.1.4.1.1.7", "SeriesInstanceUID": None}
    (folder / "sc.dcm").write_bytes(ct_file(1, **capture))
    result = take(folder, store)
    (file,) = result.files
    assert (file.status, file.code, file.tag) == ("quarantined", "secondary_capture", "(0020,000e)")
    assert file.remedy is not None
    assert file.remedy.startswith("It cannot be kept, not even in the quarantine: a required unique")
    assert not result.series


def test_BL_20_ct_of_a_nuclear_medicine_study_is_kept_out(folder: Path, store: ImageStore) -> None:
    fill(folder, 1)
    nm = ct_dataset(2, Modality="NM", SOPClassUID=NuclearMedicineImageStorage, PixelSpacing=[4, 4])
    (folder / "nm.dcm").write_bytes(encoded(nm))
    first = take(folder, store)
    assert statuses(first) == {
        "1.dcm": "quarantined therapy_same_study",
        "nm.dcm": "quarantined therapy_modality",
    }
    (folder / "nm.dcm").unlink()
    late = take(folder, store, IntakeOptions(therapy_uids=first.therapy_uids))
    assert statuses(late) == {"1.dcm": "quarantined therapy_same_study"}


def test_BL_20_a_damaged_nuclear_medicine_image_keeps_its_ct_out_too(folder: Path, store: ImageStore) -> None:
    fill(folder, 1)
    nm = ct_dataset(2, Modality="NM", SOPClassUID=NuclearMedicineImageStorage)
    (folder / "nm.dcm").write_bytes(encoded(nm)[:-100])
    assert statuses(take(folder, store)) == {
        "1.dcm": "quarantined therapy_same_study",
        "nm.dcm": "refused truncated",
    }


@pytest.mark.filterwarnings("ignore:Invalid value for VR DA")
def test_D_1_a_date_that_is_none_gives_way_to_that_of_the_series(folder: Path, store: ImageStore) -> None:
    (folder / "1.dcm").write_bytes(ct_file(1, AcquisitionDate="00000000", SeriesDate="20240311"))
    result = take(folder, store)
    assert [source.scan_date for source in result.sources.values()] == ["20240311"]


def test_BL_19_an_overlay_in_unused_bits_waits_for_a_person_and_can_be_masked_away(
    folder: Path, store: ImageStore
) -> None:
    pixels = np.full((64, 48), 100, "<u2")
    pixels[30, 30] |= 0x8000
    facts = {"BitsStored": 12, "HighBit": 11, "PixelRepresentation": 0, "BurnedInAnnotation": "NO"}
    dataset = ct_dataset(1, pixels=pixels, **facts)
    dataset.add_new(0x60000102, "US", 15)
    (folder / "1.dcm").write_bytes(encoded(dataset))
    result = take(folder, store)
    assert statuses(result) == {"1.dcm": "quarantined overlay_bits"}
    (series,) = result.series
    content = store.read(series.instances[0].blob_sha256)
    assert read_frame(content, read_header(content), 0).max() == 100
    masked = masked_file(content, [Area(0, 0, 4, 4)])
    assert not masked.header.pixels.has_overlay_bits
    assert pydicom.dcmread(BytesIO(masked.content)).pixel_array.max() == 100


@pytest.mark.parametrize(
    "syntax", [DeflatedExplicitVRLittleEndian, JPEGLSLossless], ids=["deflated", "JPEG-LS"]
)
def test_IN_142_pixels_of_packed_syntaxes_are_stored_unchanged(
    folder: Path, store: ImageStore, syntax: str
) -> None:
    dataset = ct_dataset(1)
    if syntax == JPEGLSLossless:
        import imagecodecs
        from pydicom.encaps import encapsulate

        packed = imagecodecs.jpegls_encode(body_slice().view("u2"))
        dataset.PixelData = encapsulate([packed])
        dataset["PixelData"].is_undefined_length = True
    content = encoded(dataset, syntax)
    (folder / "1.dcm").write_bytes(content)
    (series,) = take(folder, store).series
    path = store.path(series.instances[0].blob_sha256)
    source, stored = read_header(content), read_header(path)
    assert decoded_sha256([read_frame(content, source, 0)]) == decoded_sha256([read_frame(path, stored, 0)])
    assert pydicom.dcmread(path).PatientName == ""


def test_BN_4_names_and_ids_stand_in_no_message(
    folder: Path, store: ImageStore, caplog: pytest.LogCaptureFixture
) -> None:
    (folder / "Doe^Jane.dcm").write_bytes(ct_file(1)[:-100])
    (folder / "b.dcm").write_bytes(ct_file(2, PatientID="SITE-0043"))
    with caplog.at_level(logging.DEBUG):
        result = take(folder, store)
    told = " ".join(str((file.what, file.remedy, file)) for file in result.files) + repr(result) + caplog.text
    for secret in ("Doe", "Jane", "SITE-0042", "SITE-0043", "1.2.3.4"):
        assert secret not in told


def test_worker_processes_give_the_same_answer(folder: Path, store: ImageStore, tmp_path: Path) -> None:
    fill(folder, 20)
    here = take(folder, ImageStore(tmp_path / "other.images"))
    with Workers() as workers:
        steps = list(prepare([folder], KEY, "S1", store, IntakeOptions(workers=workers)))
    assert steps[-1].result is not None
    assert steps[-1].result.series == here.series
    assert steps[-1].done == steps[-1].total == 20
    assert sorted(store.blobs()) == sorted(ImageStore(tmp_path / "other.images").blobs())
