"""BL-34: each rule for dates moves every kept date alike, and leaves times, UIDs and numbers as they are."""

from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pydicom
import pytest
from pydicom.dataset import Dataset

from recist_reader.imaging.dates import DateRule, DateShift, read_date
from recist_reader.imaging.intake import Intake, IntakeOptions, prepare
from recist_reader.imaging.store import ImageStore
from recist_reader.imaging.uids import StudyKey, mapped_uid
from tests.imaging.made_ct import ct_dataset, encoded

KEY = StudyKey(b"k" * 32)
DAY_0 = date(1900, 1, 1)
VISIT_2 = IntakeOptions(dates=DateRule.VISIT_ONLY, visit_number=2)
RULES = [
    pytest.param(IntakeOptions(), DateShift.of_subject(KEY, "S1").days_back, id="relative_days"),
    pytest.param(VISIT_2, (date(2024, 3, 10) - DAY_0).days - 200, id="visit_only"),
    pytest.param(IntakeOptions(dates=DateRule.ABSOLUTE), 0, id="absolute"),
]
PET = "1.2.840.10008.5.1.4.1.1.128"


def a_pet() -> Dataset:
    """A PET slice with dates and times at the top, in a sequence and in private elements."""
    agent = Dataset()
    agent.RadiopharmaceuticalStartDateTime = "20240309235000.500000"
    agent.RadiopharmaceuticalStartTime = "235000"
    dataset = ct_dataset(SOPClassUID=PET, Modality="PT", Units="BQML", DecayCorrection="START")
    dataset.AcquisitionTime, dataset.ContentDate, dataset.ContentTime = "101500.25", "20240311", "000130"
    dataset.AcquisitionDateTime = "20240310001500.25+0200"
    dataset.TimezoneOffsetFromUTC = "+0100"
    dataset.RadiopharmaceuticalInformationSequence = [agent]
    dataset.private_block(0x0009, "GEMS_PETD_01", create=True).add_new(0x0D, "DT", "20240310101600.00")
    dataset.private_block(0x0011, "SITE", create=True).add_new(0x01, "DA", "20240310")
    dataset.ScheduledProcedureStepStartDate = dataset.PatientBirthDate = "20240310"
    return dataset


def take(folder: Path, options: IntakeOptions) -> Intake:
    *_, last = prepare([folder], KEY, "S1", ImageStore(folder.with_name("images")), options)
    assert last.result is not None
    return last.result


def stored(folder: Path, options: IntakeOptions) -> list[Dataset]:
    result = take(folder, options)
    store = ImageStore(folder.with_name("images"))
    blobs = [item.blob_sha256 for series in result.series for item in series.instances]
    return [pydicom.dcmread(BytesIO(store.read(blob))) for blob in blobs]


def write(folder: Path, name: str, dataset: Dataset) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(encoded(dataset))


def scan(folder: Path, number: int, day: str, **change: object) -> None:
    days = dict.fromkeys(("StudyDate", "SeriesDate", "AcquisitionDate"), day)
    write(folder, f"{number}.dcm", ct_dataset(number, **(days | change)))


@pytest.mark.parametrize(("options", "days_back"), RULES)
def test_BL_34_dates_move_and_times_uids_and_private_tags_follow_the_list(tmp_path, options, days_back):
    def moved(text: str) -> str:
        return f"{date.fromisoformat(text) - timedelta(days=days_back):%Y%m%d}"

    write(tmp_path / "in", "1.dcm", a_pet())
    (image,) = stored(tmp_path / "in", options)
    for keyword in ("StudyDate", "SeriesDate", "AcquisitionDate"):
        assert image[keyword].value == moved("20240310"), keyword
    assert image.ContentDate == moved("20240311")
    assert image.AcquisitionDateTime == moved("20240309") + "231500.25"
    agent = image.RadiopharmaceuticalInformationSequence[0]
    assert agent.RadiopharmaceuticalStartDateTime == moved("20240309") + "235000.500000"
    assert image.private_block(0x0009, "GEMS_PETD_01")[0x0D].value == moved("20240310") + "101600.00"
    times = (image.StudyTime, image.AcquisitionTime, image.ContentTime, agent.RadiopharmaceuticalStartTime)
    assert times == ("101500", "101500.25", "000130", "235000")
    uids = (image.SOPInstanceUID, image.SeriesInstanceUID, image.StudyInstanceUID)
    assert uids == tuple(mapped_uid(KEY, uid) for uid in ("1.2.3.4.5.1", "1.2.3.4.5", "1.2.3.4"))
    assert "TimezoneOffsetFromUTC" not in image
    assert "ScheduledProcedureStepStartDate" not in image
    assert not image.PatientBirthDate
    assert not image.group_dataset(0x0011)
    retained = {item.CodeValue for item in image.DeidentificationMethodCodeSequence} & {"113106", "113107"}
    assert retained == ({"113107"} if days_back else {"113106"})
    assert image.LongitudinalTemporalInformationModified == ("MODIFIED" if days_back else "UNMODIFIED")


@pytest.mark.parametrize(("options", "days_back"), RULES)
def test_BL_34_what_is_recorded_leads_back_to_the_true_date(tmp_path, options, days_back):
    scan(tmp_path / "in", 1, "20240310")
    result = take(tmp_path / "in", options)
    (series,) = result.series
    assert result.shift == DateShift(days_back)
    assert result.shift.back(date.fromisoformat(series.scan_date)) == date(2024, 3, 10)


@pytest.mark.parametrize("rule", [DateRule.RELATIVE_DAYS, DateRule.VISIT_ONLY])
def test_BL_34_no_true_date_is_left_in_a_stored_file(tmp_path, rule):
    write(tmp_path / "in", "1.dcm", a_pet())
    take(tmp_path / "in", IntakeOptions(dates=rule, visit_number=1))
    (blob,) = (tmp_path / "images").rglob("*.dcm")
    assert not [day for day in (b"20240309", b"20240310", b"20240311") if day in blob.read_bytes()]


def days(images: list[Dataset]) -> list[int]:
    """Days of the scans, counted from the day on which a baseline begins."""
    found = (read_date(image.AcquisitionDate) for image in images)
    return sorted((day - DAY_0).days for day in found if day is not None)


def test_BL_34_the_first_scan_of_a_visit_falls_on_its_day_and_the_others_keep_their_distance(tmp_path):
    for number, day in enumerate(("20240412", "20240410", "20240503"), start=1):
        scan(tmp_path / "in", number, day, SeriesInstanceUID=f"1.2.{number}")
    assert days(stored(tmp_path / "in", VISIT_2)) == [200, 202, 223]


def earlier_of_another_patient(folder: Path) -> None:
    for number in (7, 8, 9):  # most files of the folder, so that headers alone guess wrong
        scan(folder, number, "20240101", PatientID="OTHER", StudyInstanceUID="1.9")


def earlier_and_damaged(folder: Path) -> None:
    scan(folder, 7, "20240101")
    content = (folder / "7.dcm").read_bytes()
    (folder / "7.dcm").write_bytes(content[:-100])


def earlier_and_held_back(folder: Path) -> None:
    scan(folder, 7, "20240101", BurnedInAnnotation="YES", SeriesInstanceUID="1.2.7")


@pytest.mark.parametrize(
    ("add", "expected"),
    [
        pytest.param(earlier_of_another_patient, [200, 203], id="another patient's"),
        pytest.param(earlier_and_damaged, [200, 203], id="damaged"),
        pytest.param(earlier_and_held_back, [100, 200, 203], id="held back"),
    ],
)
def test_BL_34_an_earlier_file_that_is_not_read_does_not_move_the_visit(tmp_path, add, expected):
    folder = tmp_path / "in"
    scan(folder, 1, "20240410")
    scan(folder, 2, "20240413", SeriesInstanceUID="1.2.2")
    patient = take(folder, IntakeOptions()).patient
    for blob in (tmp_path / "images").rglob("*.dcm"):
        blob.unlink()
    add(folder)
    options = IntakeOptions(dates=DateRule.VISIT_ONLY, visit_number=2, expected_patient=patient)
    images = stored(folder, options)
    assert days(images) == expected
    assert len(list((tmp_path / "images").rglob("*.dcm"))) == len(images)


def test_BL_34_a_visit_with_images_keeps_its_shift(tmp_path):
    scan(tmp_path / "in", 1, "20240410")
    first = take(tmp_path / "in", VISIT_2)
    scan(tmp_path / "late", 2, "20240408", SeriesInstanceUID="1.2.2")
    late = IntakeOptions(dates=DateRule.VISIT_ONLY, visit_number=2, visit_shift=first.shift)
    assert days(stored(tmp_path / "late", late)) == [198]


def test_BL_34_images_without_any_scan_date_move_as_their_subject_would(tmp_path):
    undated = dict.fromkeys(("StudyDate", "SeriesDate", "AcquisitionDate"))
    write(tmp_path / "in", "1.dcm", ct_dataset(1, ContentDate="20240310", **undated))
    (image,) = stored(tmp_path / "in", VISIT_2)
    assert image.ContentDate == DateShift.of_subject(KEY, "S1").date_text("20240310")
