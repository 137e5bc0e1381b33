"""Small DICOM files made for tests: one call, one file, any attribute changed by keyword."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.filewriter import dcmwrite
from pydicom.uid import CTImageStorage, ExplicitVRLittleEndian, generate_uid

ROWS, COLUMNS = 6, 8
SERIES, STUDY, FRAME_OF_REFERENCE = "1.2.3.4", "1.2.3", "1.2.3.9"


def values(rows: int = ROWS, columns: int = COLUMNS, base: int = 0) -> np.ndarray:
    return (np.arange(rows * columns, dtype=np.int16).reshape(rows, columns) + base).astype(np.int16)


def ct(
    z_mm: float = 0.0,
    pixels: np.ndarray | None = None,
    syntax: str = ExplicitVRLittleEndian,
    **changed: Any,
) -> Dataset:
    """An axial CT slice at a table position; a keyword of value None takes the attribute away."""
    stored = values(base=int(z_mm)) if pixels is None else pixels
    dataset = Dataset()
    dataset.file_meta = FileMetaDataset()
    dataset.file_meta.TransferSyntaxUID = syntax
    facts: dict[str, Any] = {
        "ImageType": ["ORIGINAL", "PRIMARY", "AXIAL"],
        "SOPClassUID": CTImageStorage,
        "SOPInstanceUID": generate_uid(entropy_srcs=[str(z_mm), str(sorted(changed.items(), key=str))]),
        "StudyInstanceUID": STUDY,
        "SeriesInstanceUID": SERIES,
        "FrameOfReferenceUID": FRAME_OF_REFERENCE,
        "Modality": "CT",
        "PatientID": "P1",
        "SeriesDate": "20240102",
        "AcquisitionDate": "20240103",
        "StudyDate": "20240102",
        "SeriesNumber": 2,
        "AcquisitionNumber": 1,
        "InstanceNumber": 1,
        "ImagePositionPatient": [0, 0, z_mm],
        "ImageOrientationPatient": [1, 0, 0, 0, 1, 0],
        "PixelSpacing": ["0.7", "0.5"],
        "SliceThickness": "5",
        "Rows": stored.shape[0],
        "Columns": stored.shape[1],
        "SamplesPerPixel": 1,
        "PhotometricInterpretation": "MONOCHROME2",
        "BitsAllocated": stored.dtype.itemsize * 8,
        "BitsStored": stored.dtype.itemsize * 8,
        "HighBit": stored.dtype.itemsize * 8 - 1,
        "PixelRepresentation": int(stored.dtype.kind == "i"),
        "RescaleSlope": "1",
        "RescaleIntercept": "-1024",
        "PixelData": stored.tobytes(),
    }
    facts.update(changed)
    for name, value in facts.items():
        if value is not None:
            setattr(dataset, name, value)
    if "PixelData" in dataset:
        dataset["PixelData"].VR = "OW"
    return dataset


def write(dataset: Dataset, path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    dcmwrite(path, dataset, enforce_file_format=True)
    return path


def stack(
    folder: Path, places_mm: list[float], change: Callable[[int], dict[str, Any]] | None = None
) -> list[Path]:
    """Slices at the given table positions; names run against the order, as scanners like it."""
    paths = []
    for number, z_mm in enumerate(places_mm):
        more = change(number) if change else {}
        name = f"{len(places_mm) - number:03d}.dcm"
        paths.append(write(ct(z_mm, InstanceNumber=number + 1, **more), folder / name))
    return paths
