"""Writing a made series as DICOM: CT Image Storage, one file a slice."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from recist_reader.measuring.plane import SlicePlane
from recist_reader.phantom.pixels import Stored, frame_bytes, is_encapsulated
from recist_reader.phantom.spec import PatientSpec, SeriesSpec, Syntax, TimepointSpec
from recist_reader.phantom.truth import SeriesTruth

if TYPE_CHECKING:
    from pydicom.dataset import Dataset, FileMetaDataset

CT_IMAGE_STORAGE = "1.2.840.10008.5.1.4.1.1.2"
FIRST_SECOND = 9 * 3600 + 30 * 60  # scans start at half past nine
DELAY_SECONDS = {"native": 0, "arterial": 35, "portal venous": 70}
PHASE_WORDS = {"native": "native", "arterial": "art", "portal venous": "pv"}


@dataclass(frozen=True)
class Placed:
    """A series with what it hangs on: patient, visit and the UIDs of study and frame of reference."""

    patient: PatientSpec
    timepoint: TimepointSpec
    series: SeriesSpec
    study_instance_uid: str
    frame_of_reference_uid: str
    series_instance_uid: str


def uid(*parts: object) -> str:
    """A UID of the 2.25 root that is always the same for the same parts (PS3.5 B.2)."""
    digest = sha256("/".join(map(str, parts)).encode()).digest()
    return f"2.25.{int.from_bytes(digest[:16], 'big')}"


def write_slices(
    placed: Placed, planes: tuple[SlicePlane, ...], frames: Iterable[Stored], folder: Path
) -> SeriesTruth:
    """Write one file a plane into `folder`; `frames` come in the order of `planes`."""
    folder.mkdir(parents=True, exist_ok=True)
    common = series_header(placed)
    numbers = instance_numbers(placed.series, len(planes))
    files, uids = [], []
    for index, (plane, frame) in enumerate(zip(planes, frames, strict=True)):
        instance_uid = uid(placed.series_instance_uid, index)
        _set_slice(common, placed.series, plane, (index, len(planes)))
        common.SOPInstanceUID = instance_uid
        common.InstanceNumber = numbers[index]
        file = folder / f"IM{numbers[index]:04d}.dcm"
        save(common, [frame], placed.series, file)
        files.append(file)
        uids.append(instance_uid)
    return SeriesTruth(placed.series_instance_uid, folder, tuple(files), tuple(uids), planes)


def instance_numbers(series: SeriesSpec, count: int) -> list[int]:
    """InstanceNumber of each plane, rising or falling along the normal as the maker does it."""
    numbers = list(range(1, count + 1))
    return numbers[::-1] if series.vendor.value.numbers_fall else numbers


def series_header(placed: Placed) -> "Dataset":
    """Everything that all slices of a series share."""
    from pydicom.dataset import Dataset

    header = Dataset()
    header.SOPClassUID = CT_IMAGE_STORAGE
    _set_patient(header, placed.patient, placed.timepoint.scan_date)
    _set_study(header, placed)
    _set_equipment(header, placed.series)
    _set_contrast(header, placed.series)
    header.SamplesPerPixel = 1
    header.PhotometricInterpretation = "MONOCHROME2"
    _set_pixel_kind(header, placed.series)
    return header


def _set_patient(header: "Dataset", patient: PatientSpec, scan_date: date) -> None:
    header.PatientName = patient.name
    header.PatientID = patient.number
    header.PatientBirthDate = f"{patient.birth_date:%Y%m%d}"
    header.PatientSex = patient.sex
    header.PatientAge = f"{(scan_date - patient.birth_date).days // 365:03d}Y"


def _set_study(header: "Dataset", placed: Placed) -> None:
    series, timepoint = placed.series, placed.timepoint
    day = f"{timepoint.scan_date:%Y%m%d}"
    header.StudyInstanceUID = placed.study_instance_uid
    header.SeriesInstanceUID = placed.series_instance_uid
    header.FrameOfReferenceUID = placed.frame_of_reference_uid
    header.PositionReferenceIndicator = "XY"
    header.StudyDate = header.SeriesDate = header.AcquisitionDate = header.ContentDate = day
    header.StudyTime = clock(FIRST_SECOND)
    header.SeriesTime = header.ContentTime = clock(FIRST_SECOND + 60 * series.number)
    header.AcquisitionTime = clock(FIRST_SECOND + 60 * series.number)
    header.StudyID = "1"
    header.AccessionNumber = ""
    header.ReferringPhysicianName = ""
    header.StudyDescription = "CT chest abdomen"
    kernel = _kernel(series)
    words = PHASE_WORDS[series.phase]
    header.SeriesDescription = f"Ch/Abd {words} {series.geometry.thickness_mm:.1f} {kernel}"
    header.ProtocolName = "ChestAbdomen"
    header.BodyPartExamined = "ABDOMEN"
    header.SeriesNumber = series.number
    header.PatientPosition = series.vendor.value.patient_position
    header.ImageComments = "Synthetic phantom, no patient"


def clock(second_of_day: float) -> str:
    """DICOM TM with hundredths."""
    whole, hundredths = divmod(round(second_of_day * 100), 100)
    return f"{whole // 3600:02d}{whole // 60 % 60:02d}{whole % 60:02d}.{hundredths:02d}"


def _kernel(series: SeriesSpec) -> str:
    habit = series.vendor.value
    return habit.lung_kernel if series.sharp else habit.soft_kernel


def _set_equipment(header: "Dataset", series: SeriesSpec) -> None:
    habit = series.vendor.value
    header.Modality = "CT"
    header.Manufacturer = habit.manufacturer
    header.ManufacturerModelName = habit.model
    header.InstitutionName = "RECIST Reader phantom"
    header.StationName = "PHANTOM"
    header.DeviceSerialNumber = "0"
    header.SoftwareVersions = "phantom 1"
    header.ImageType = list(habit.image_type)
    header.KVP = "120"
    header.XRayTubeCurrent = "250"
    header.ExposureTime = "500"
    header.FilterType = "BODY"
    header.ConvolutionKernel = _kernel(series)
    header.GantryDetectorTilt = f"{series.geometry.tilt_degrees:.1f}"
    header.TableHeight = "150"
    header.RotationDirection = "CW"
    header.DataCollectionDiameter = "500"
    header.ReconstructionDiameter = decimal(
        series.geometry.column_spacing_mm * series.geometry.columns, places=4
    )


def _set_contrast(header: "Dataset", series: SeriesSpec) -> None:
    if series.phase == "native":
        return
    header.ContrastBolusAgent = "IODINE"
    header.ContrastBolusRoute = "IV"
    start = FIRST_SECOND + 60 * series.number - DELAY_SECONDS[series.phase]
    header.ContrastBolusStartTime = clock(start)


def _set_pixel_kind(header: "Dataset", series: SeriesSpec) -> None:
    habit, geometry = series.vendor.value, series.geometry
    header.Rows = geometry.rows
    header.Columns = geometry.columns
    header.BitsAllocated = 16
    header.BitsStored = habit.bits_stored
    header.HighBit = habit.bits_stored - 1
    header.PixelRepresentation = int(habit.signed)
    header.RescaleIntercept = str(habit.intercept)
    header.RescaleSlope = "1"
    header.RescaleType = "HU"
    if habit.padding is not None:
        header.add_new(0x00280120, "SS", habit.padding)
    header.WindowCenter = "-500" if series.sharp else "40"
    header.WindowWidth = "1500" if series.sharp else "400"
    header.PixelSpacing = [decimal(geometry.row_spacing_mm), decimal(geometry.column_spacing_mm)]
    header.SliceThickness = decimal(geometry.thickness_mm)
    if habit.writes_spacing_between_slices:
        header.SpacingBetweenSlices = decimal(geometry.interval_mm)


def decimal(number: float, places: int = 6) -> str:
    """A DICOM decimal string without needless digits; never minus zero, never over 16 characters."""
    text = f"{number:.{places}f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def unit(number: float) -> str:
    """A direction cosine, with all the digits that 16 characters hold."""
    return decimal(number, places=12)


def _set_slice(header: "Dataset", series: SeriesSpec, plane: SlicePlane, place: tuple[int, int]) -> None:
    index, count = place
    header.ImagePositionPatient = [decimal(v) for v in plane.origin_lps]
    header.ImageOrientationPatient = [unit(v) for v in (*plane.row_direction, *plane.column_direction)]
    header.SliceLocation = decimal(plane.origin_lps.z, places=3)
    acquisition = index * series.acquisitions // count
    header.AcquisitionNumber = acquisition + 1
    header.AcquisitionTime = clock(FIRST_SECOND + 60 * series.number + 20 * acquisition + 0.05 * index)
    header.ContentTime = header.AcquisitionTime


def save(header: "Dataset", frames: list[Stored], series: SeriesSpec, file: Path) -> None:
    """Put the frames into the data set and write the file in the series' transfer syntax."""
    import pydicom
    from pydicom.encaps import encapsulate

    syntax, bits = series.syntax, series.vendor.value.bits_stored
    parts = [frame_bytes(frame, syntax, bits) for frame in frames]
    if is_encapsulated(syntax):
        header.PixelData = encapsulate(parts)
        header["PixelData"].VR = "OB"
        header["PixelData"].is_undefined_length = True
    else:
        header.PixelData = b"".join(parts)
        header["PixelData"].VR = "OW"
    header.file_meta = _meta(header, syntax)
    pydicom.dcmwrite(file, header, enforce_file_format=True)


def _meta(header: "Dataset", syntax: Syntax) -> "FileMetaDataset":
    from pydicom.dataset import FileMetaDataset
    from pydicom.uid import UID

    meta = FileMetaDataset()
    meta.FileMetaInformationVersion = b"\x00\x01"
    meta.MediaStorageSOPClassUID = header.SOPClassUID
    meta.MediaStorageSOPInstanceUID = header.SOPInstanceUID
    meta.TransferSyntaxUID = UID(str(syntax))
    meta.ImplementationClassUID = UID(uid("recist-reader", "phantom"))
    meta.ImplementationVersionName = "RECIST_PHANTOM"
    return meta
