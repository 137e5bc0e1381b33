"""Minimal DICOM files for the import tests: one CT slice, every part of it open to change."""

from io import BytesIO
from typing import Any

import numpy as np
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.filewriter import dcmwrite
from pydicom.uid import CTImageStorage, ExplicitVRLittleEndian

ROWS, COLUMNS = 64, 48


def body_slice() -> np.ndarray:
    """A disc of soft tissue in air, stored values = HU."""
    y, x = np.mgrid[:ROWS, :COLUMNS]
    noise = np.random.default_rng(7).integers(-9, 9, (ROWS, COLUMNS))
    inside = (y - 32) ** 2 + (x - 24) ** 2 < 18**2
    return np.where(inside, 40, -1000).astype("<i2") + noise.astype("<i2")


def ct_dataset(number: int = 1, pixels: np.ndarray | None = None, **change: Any) -> Dataset:
    """A valid CT slice; keyword arguments replace attributes by keyword, None removes one."""
    values = body_slice() if pixels is None else pixels
    facts: dict[str, Any] = {
        "SOPClassUID": CTImageStorage,
        "SOPInstanceUID": f"1.2.3.4.5.{number}",
        "StudyInstanceUID": "1.2.3.4",
        "SeriesInstanceUID": "1.2.3.4.5",
        "FrameOfReferenceUID": "1.2.3.9",
        "Modality": "CT",
        "ImageType": ["ORIGINAL", "PRIMARY", "AXIAL"],
        "PatientID": "SITE-0042",
        "PatientName": "Doe^Jane",
        "PatientBirthDate": "19500102",
        "StudyDate": "20240310",
        "SeriesDate": "20240310",
        "AcquisitionDate": "20240310",
        "StudyTime": "101500",
        "SeriesNumber": 2,
        "AcquisitionNumber": 1,
        "InstanceNumber": number,
        "ImagePositionPatient": [-10.0, -20.0, 5.0 * number],
        "ImageOrientationPatient": [1, 0, 0, 0, 1, 0],
        "PixelSpacing": [0.7, 0.7],
        "SliceThickness": "5.0",
        "SamplesPerPixel": 1,
        "PhotometricInterpretation": "MONOCHROME2",
        "Rows": values.shape[0],
        "Columns": values.shape[1],
        "BitsAllocated": 16,
        "BitsStored": 16,
        "HighBit": 15,
        "PixelRepresentation": 1,
        "RescaleIntercept": "0",
        "RescaleSlope": "1",
        "PixelData": values.tobytes(),
    }
    dataset = Dataset()
    for keyword, value in {**facts, **change}.items():
        if value is not None:
            setattr(dataset, keyword, value)
    return dataset


def encoded(dataset: Dataset, syntax: str = ExplicitVRLittleEndian) -> bytes:
    """The bytes of a Part 10 file."""
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = dataset.SOPClassUID
    meta.MediaStorageSOPInstanceUID = dataset.SOPInstanceUID
    meta.TransferSyntaxUID = syntax
    dataset.file_meta = meta
    if "PixelData" in dataset:
        dataset["PixelData"].VR = "OW"
    buffer = BytesIO()
    dcmwrite(buffer, dataset, enforce_file_format=True, overwrite=True)
    return buffer.getvalue()


def ct_file(number: int = 1, pixels: np.ndarray | None = None, **change: Any) -> bytes:
    return encoded(ct_dataset(number, pixels, **change))
