"""Images that the rows run on: made once, kept in the bench folder.

Series: shuffled CT files with correlated noise of 20 HU. Headers: many small files of many series with
private elements and a sequence. Files are stamped from a template, so that making them stays quick.
"""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.setting import Setting
from recist_reader.phantom.dicom import Placed, series_header, uid
from recist_reader.phantom.geometry import Geometry
from recist_reader.phantom.noise import Grain
from recist_reader.phantom.pixels import frame_bytes, is_encapsulated
from recist_reader.phantom.spec import PatientSpec, SeriesSpec, Syntax, TimepointSpec
from recist_reader.phantom.vendors import Vendor

HTJ2K = "1.2.840.10008.1.2.4.201"
RAW = str(Syntax.EXPLICIT_LITTLE)
PATIENT_NAME = "Benchmark^Patient"
INTERVAL_MM = 1.0
_DISTINCT = 25  # pictures; slices repeat them, which no decoder notices
_NOISE_HU = 20.0
_UID, _NUMBER, _Z = "2.25.777777777777777777777777777777777777", "7777", "+8888.80"


@dataclass(frozen=True)
class MadeSeries:
    """A folder of files in shuffled order. `z_mm` of slice k is k x INTERVAL_MM."""

    folder: Path
    slices: int
    matrix: int

    @cached_property
    def files(self) -> list[Path]:
        return sorted(self.folder.glob("*.dcm"))

    @property
    def raw_bytes(self) -> int:
        return self.slices * self.matrix * self.matrix * 2

    @cached_property
    def _pictures_hu(self) -> list[NDArray[np.int16]]:
        return pictures_hu(self.matrix)

    def picture_hu(self, z_mm: float) -> NDArray[np.int16]:
        """What the slice at this place must hold."""
        return self._pictures_hu[round(z_mm / INTERVAL_MM) % _DISTINCT]


def pictures_hu(matrix: int) -> list[NDArray[np.int16]]:
    """Some distinct slices of a trunk in noise, whole HU from -1024 to 3071."""
    y, x = (np.mgrid[0:matrix, 0:matrix].astype(np.float32) / matrix - 0.5) * 2
    grain = Grain(matrix, matrix, _NOISE_HU)
    made = []
    for number in range(_DISTINCT):
        body = (x / 0.86) ** 2 + (y / 0.6) ** 2
        image = np.where(body < 1, -90.0, -1000.0)
        image[body < 0.82] = 55
        image[((x + 0.35) / 0.38) ** 2 + (y / 0.4) ** 2 < 1] = 105
        image[(x / 0.11) ** 2 + ((y - 0.34) / 0.1) ** 2 < 1] = 350
        size = 0.06 + 0.02 * np.sin(number)
        image[((x + 0.4) / size) ** 2 + (y / size) ** 2 < 1] = 60
        noisy = image + np.where(body < 1, 1.0, 0.3) * grain.slice((number,))
        made.append(np.clip(np.rint(noisy), -1024, 3071).astype(np.int16))
    return made


def made_series(setting: Setting, syntax: str = RAW, name: str | None = None) -> MadeSeries:
    """Return the made series of a transfer syntax: 16 bits signed where plain, else 12 bits unsigned."""
    slices = setting.slices if syntax == RAW else setting.compressed_slices
    label = name or syntax.rsplit("1.2.840.10008.1.2", maxsplit=1)[-1].strip(".").replace(".", "_") or "0"
    made = MadeSeries(setting.folder / f"series-{label}-{slices}x{setting.matrix}", slices, setting.matrix)
    _once(made.folder, lambda place: _write_series(place, made, syntax, label))
    return made


def made_headers(setting: Setting) -> Path:
    """Return a folder of small files in many series."""
    folder = setting.folder / f"headers-{setting.headers}-{setting.series}"
    _once(folder, lambda place: _write_headers(place, setting))
    return folder


def _once(folder: Path, write: Callable[[Path], None]) -> None:
    if folder.is_dir():
        return
    partial = folder.with_name(folder.name + ".part")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    write(partial)
    partial.rename(folder)


def _write_series(folder: Path, made: MadeSeries, syntax: str, label: str) -> None:
    is_plain = syntax == RAW
    templates = []
    for picture in pictures_hu(made.matrix):
        header = _header(made.matrix, label, is_plain)
        stored = (picture + 1024).astype(np.int16 if is_plain else np.uint16)
        _set_pixels(header, stored, syntax)
        templates.append(_encoded(header, syntax))
    for k in range(made.slices):
        sop = f"2.25.{int(sha256(f'{label}/{k}'.encode()).hexdigest()[:31], 16):036d}1"[: len(_UID)]
        sop = sop.replace("2.25.0", "2.25.1")
        name = sha256(sop.encode()).hexdigest()[:16]
        content = _stamped(templates[k % len(templates)], sop, k + 1, k * INTERVAL_MM)
        (folder / f"{name}.dcm").write_bytes(content)


def _write_headers(folder: Path, setting: Setting) -> None:
    from pydicom.dataset import Dataset

    per_series = setting.headers // setting.series
    for number in range(setting.series):
        header = _header(64, f"headers/{number}", is_signed=True)
        block = header.private_block(0x0029, "BENCHMARK", create=True)
        for element in range(12):
            block.add_new(element, "LO", f"private value {element} of some length")
        item = Dataset()
        item.CodeValue, item.CodingSchemeDesignator, item.CodeMeaning = "24627-2", "LN", "CT chest"
        header.ProcedureCodeSequence = [item]
        _set_pixels(header, np.zeros((64, 64), np.int16), RAW)
        template = _encoded(header, RAW)
        place = folder / f"{number:03d}"
        place.mkdir()
        for k in range(per_series):
            sop = f"2.25.1{number:03d}{k:032d}"[: len(_UID)].ljust(len(_UID), "1")
            name = sha256(sop.encode()).hexdigest()[:16]
            (place / name).write_bytes(_stamped(template, sop, k + 1, k * INTERVAL_MM))


def _header(matrix: int, label: str, is_signed: bool) -> Any:
    """The header that all slices share, with the places that are stamped."""
    vendor = Vendor.GE if is_signed else Vendor.PHILIPS
    spacing_mm = 380 / matrix
    geometry = Geometry(matrix, matrix, 1, spacing_mm, spacing_mm, INTERVAL_MM, INTERVAL_MM)
    series = SeriesSpec(geometry, vendor)
    patient = PatientSpec(name=PATIENT_NAME)
    placed = Placed(
        patient,
        TimepointSpec("BL", date(2024, 1, 1), (series,)),
        series,
        uid("benchmark study"),
        uid("benchmark frame"),
        uid("benchmark series", label),
    )
    header = series_header(placed)
    if "PixelPaddingValue" in header:
        del header.PixelPaddingValue
    header.SOPInstanceUID = _UID
    header.InstanceNumber = _NUMBER
    header.AcquisitionNumber = "1"
    header.ImagePositionPatient = ["-190", "-190", _Z]
    header.ImageOrientationPatient = ["1", "0", "0", "0", "1", "0"]
    return header


def _set_pixels(header: Any, stored: NDArray[Any], syntax: str) -> None:
    from pydicom.encaps import encapsulate

    if syntax == HTJ2K:
        import imagecodecs

        coded = bytes(imagecodecs.htj2k_encode(stored, reversible=True))
        header.PixelData = encapsulate([coded])
    elif is_encapsulated(Syntax(syntax)):
        header.PixelData = encapsulate([frame_bytes(stored, Syntax(syntax), header.BitsStored)])
    else:
        header.PixelData = stored.tobytes()
        header["PixelData"].VR = "OW"
        return
    header["PixelData"].VR = "OB"
    header["PixelData"].is_undefined_length = True


def _encoded(header: Any, syntax: str) -> bytes:
    import pydicom
    from pydicom.dataset import FileMetaDataset
    from pydicom.uid import UID

    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = header.SOPClassUID
    meta.MediaStorageSOPInstanceUID = _UID
    meta.TransferSyntaxUID = UID(syntax)
    header.file_meta = meta
    buffer = BytesIO()
    pydicom.dcmwrite(buffer, header, enforce_file_format=True)
    return buffer.getvalue()


def _stamped(template: bytes, sop: str, number: int, z_mm: float) -> bytes:
    """Put in what differs from slice to slice; every replacement is as long as its place."""
    pixels_at = template.index(b"\xe0\x7f\x10\x00")
    head, pixels = template[:pixels_at], template[pixels_at:]
    before_number = "IS\x04\x00"  # VR and length: the digits alone may stand in a UID too
    for before, place, text in (
        ("", _UID, sop),
        (before_number, _NUMBER, f"{number:04d}"),
        ("", _Z, f"{z_mm:+08.2f}"),
    ):
        if len(text) != len(place):
            raise ValueError(f"{text!r} does not fit the place of {place!r}")
        head = head.replace((before + place).encode(), (before + text).encode())
    return head + pixels


@contextmanager
def scratch(setting: Setting, name: str) -> Iterator[Path]:
    """An empty folder that is removed at the end."""
    folder = setting.folder / f"scratch-{name}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def write_json(path: Path, content: object) -> None:
    """Write readable JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", "utf-8")
