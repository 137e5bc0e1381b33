"""Rows from a folder nobody has seen: listed and grouped, imported, the first slice in memory."""

import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.contest import Contest, Measure, Row, duration_of
from benchmarks.material import PATIENT_NAME, made_headers, made_series, scratch
from benchmarks.setting import Setting
from recist_reader.imaging.frame_source import frame_sources
from recist_reader.imaging.scan import open_input, scan
from recist_reader.imaging.series import SeriesPart, build_series
from recist_reader.imaging.volume_loader import load_stored
from recist_reader.imaging.workers import Workers
from recist_reader.reading.importing import ImportWish, import_images
from recist_reader.reading.study_session import create_study
from recist_reader.reading.workplace import Workplace
from recist_reader.trial.patch import Recorded
from recist_reader.trial.study_decisions import CreateStudy
from recist_reader.trial.study_records import StudyRecord, SubjectRecord

_HEAD_BYTES = 4096
_KEYWORDS = [
    "SOPInstanceUID",
    "SeriesInstanceUID",
    "StudyInstanceUID",
    "FrameOfReferenceUID",
    "Modality",
    "SeriesNumber",
    "InstanceNumber",
    "AcquisitionNumber",
    "ImagePositionPatient",
    "ImageOrientationPatient",
    "PixelSpacing",
    "SliceThickness",
    "Rows",
    "Columns",
    "StudyDate",
]


def listed(folder: Path) -> tuple[SeriesPart, ...]:
    """What the product makes of a folder: every file examined, series grouped and ordered."""
    found = []
    for step in scan(open_input(folder)):
        header = step.file.examined.header
        if header is not None:
            found.append((step.file.name, header, False))
    return build_series(found)


def _listed_by_pydicom(folder: Path) -> int:
    import pydicom

    base = sqlite3.connect(":memory:")
    with base:
        base.execute(f"CREATE TABLE file (path TEXT, {', '.join(_KEYWORDS)})")
        for path in _files(folder):
            dataset = pydicom.dcmread(path, stop_before_pixels=True)
            values = [str(dataset.get(keyword, "")) for keyword in _KEYWORDS]
            marks = ", ".join("?" * (len(values) + 1))
            base.execute(f"INSERT INTO file VALUES ({marks})", (str(path), *values))
    count: int = base.execute("SELECT count(*) FROM file").fetchone()[0]
    base.close()
    return count


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _read_heads(folder: Path) -> None:
    for path in _files(folder):
        with path.open("rb", buffering=0) as file:
            file.read(_HEAD_BYTES)


@contextmanager
def _index(setting: Setting) -> Iterator[Contest]:
    folder = setting.real or made_headers(setting)

    def wrong() -> str | None:
        parts = listed(folder)
        if setting.real:
            return None if parts else "no series was found"
        per_series = setting.headers // setting.series
        if len(parts) != setting.series or any(len(part.slices) != per_series for part in parts):
            return f"{len(parts)} series were found"
        return None

    peer = None if setting.real else duration_of(partial(_listed_by_pydicom, folder))
    yield Contest(
        duration_of(partial(listed, folder)), wrong, peer, duration_of(partial(_read_heads, folder))
    )


def first_slice(folder: Path) -> tuple[SeriesPart, Any]:
    """Order an unknown folder and read the middle slice of its largest stack."""
    largest = max(listed(folder), key=lambda part: len(part.slices))
    middle = largest.slices[len(largest.slices) // 2]
    source = frame_sources(folder / middle.name, middle.header)[middle.frame]
    return largest, load_stored(source)


def _first_slice_by_simpleitk(folder: Path) -> Any:
    import SimpleITK as sitk  # noqa: N813

    names = sitk.ImageSeriesReader.GetGDCMSeriesFileNames(str(folder))
    return sitk.GetArrayFromImage(sitk.ReadImage(names[len(names) // 2]))


@contextmanager
def _first_unknown(setting: Setting) -> Iterator[Contest]:
    made = made_series(setting)

    def wrong() -> str | None:
        part, stored = first_slice(made.folder)
        middle = part.slices[len(part.slices) // 2]
        if len(part.slices) != made.slices:
            return f"{len(part.slices)} slices were found"
        right = np.array_equal(stored - 1024, made.picture_hu(middle.plane.origin_lps.z))
        return None if right else "the middle slice differs from what was written"

    yield Contest(
        duration_of(partial(first_slice, made.folder)),
        wrong,
        duration_of(partial(_first_slice_by_simpleitk, made.folder)),
        duration_of(partial(_read_heads, made.folder)),
    )


class Importing:
    """Our import into a new study, and the same files through dicognito.

    The worker processes are there: the window starts them when its import page opens.
    """

    def __init__(self, source: Path, folder: Path, workers: Workers) -> None:
        self.source, self.folder, self.workers = source, folder, workers
        self.imported = 0

    def ours(self) -> Sequence[float]:
        """Time one import; the study is made before the clock starts."""
        place = self.folder / "ours"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        record = StudyRecord("Benchmark", True, "R1")
        study = create_study(place / "study.rrs", CreateStudy(record), Workplace("R1"))
        assert not hasattr(study, "problem"), study
        with study:
            study.add_subject(SubjectRecord("1001"))
            wish = ImportWish((self.source,), "1001", "Baseline")
            return duration_of(lambda: self._count(list(import_images(study, wish, self.workers))))()

    def _count(self, steps: list[Any]) -> None:
        last = steps[-1]
        good = isinstance(last.answer, Recorded)
        self.imported = sum(file.status == "imported" for file in last.intake.files) if good else 0

    def peer(self) -> Sequence[float]:
        """Time dicognito over the same files, each written, read again and hashed."""
        place = self.folder / "peer"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        return duration_of(lambda: self._anonymized(place))()

    def _anonymized(self, place: Path) -> None:
        import pydicom
        from dicognito.anonymizer import Anonymizer

        anonymizer = Anonymizer()
        for path in _files(self.source):
            dataset = pydicom.dcmread(path)
            anonymizer.anonymize(dataset)
            dataset.save_as(place / path.name)
            sha256((place / path.name).read_bytes()).hexdigest()

    def limit(self) -> Sequence[float]:
        """Time copying the files."""
        place = self.folder / "limit"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        return duration_of(lambda: [shutil.copyfile(p, place / p.name) for p in _files(self.source)])()

    def wrong(self, expected: int) -> str | None:
        """All files are in, none still holds the patient's name."""
        blobs = list((self.folder / "ours").rglob("*.dcm"))
        if self.imported != expected or len(blobs) != expected:
            return f"{self.imported} of {expected} files were imported"
        named = sum(PATIENT_NAME.encode() in blob.read_bytes() for blob in blobs)
        return f"{named} stored files hold the patient's name" if named else None


@contextmanager
def _import(setting: Setting) -> Iterator[Contest]:
    made = made_series(setting)
    with scratch(setting, "import") as folder, Workers() as workers:
        importing = Importing(made.folder, folder, workers)
        peer: Measure | None = importing.peer
        yield Contest(importing.ours, partial(importing.wrong, made.slices), peer, importing.limit)


ROWS = (
    Row(
        "index",
        "files examined, grouped, split, ordered, in memory (there is no SQLite index yet)",
        "pydicom, pixels skipped, 15 values, insert per file",
        "list, open, read 4 KiB",
        _index,
        0.6,
        rounds=2,
        real=True,
    ),
    Row(
        "import",
        "files checked, de-identified, hashed, stored durably, recorded in the study",
        "dicognito, written, read again, hashed (not synced)",
        "copyfile",
        _import,
        0.6,
        rounds=2,
    ),
    Row(
        "first_unknown",
        "unknown folder ordered, middle slice in memory",
        "SimpleITK file names and one read",
        "open, read 4 KiB each",
        _first_unknown,
        1.0,
    ),
)
