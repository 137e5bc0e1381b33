"""Images taken in on a failing disk (FT-3, FT-31): no row without its image, and whole once it is back."""

from pathlib import Path

from recist_reader.problem import Fault, Refusal
from recist_reader.reading.image_check import remove_unnamed
from recist_reader.reading.import_refusals import NOTHING_TO_DO
from recist_reader.reading.importing import ImportWish, import_images
from recist_reader.reading.study_session import open_study
from recist_reader.storage.faults import FaultCode
from recist_reader.storage.verify import verify
from recist_reader.trial.patch import Recorded
from tests.image_checks import check_store
from tests.reading.made_folders import a_ct, an_empty_study

SLICES = 3  # few, so that no other process takes them in


def lay(folder: Path) -> None:
    """A study without images, and a folder with some."""
    with an_empty_study(folder, "1001"):
        a_ct(folder / "ct", SLICES)


class Import:
    """A folder taken in by an open session."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.study = open_study(folder / "study.rrs", unsaved=folder / "unsaved")

    def act(self) -> None:
        *_, last = import_images(self.study, ImportWish((self.folder / "ct",), "1001", "Baseline"))
        if isinstance(last.answer, Refusal):
            assert last.answer.rule == NOTHING_TO_DO, last.answer
        else:
            assert isinstance(last.answer, Recorded)

    def wrong_after_failure(self) -> str | None:
        if (found := self._wrong()) is not None:
            return found
        try:
            self.act()
        except Fault as fault:
            if fault.code != FaultCode.HEAD_MOVED:
                return f"refused with {fault.code}"
            self.study.close()  # only the last sync failed: it is on the disk, and nothing is decided before
            self.study = open_study(self.folder / "study.rrs", unsaved=self.folder / "unsaved")
            self.act()
        return self.wrong_after_success()

    def wrong_after_success(self) -> str | None:
        if [series.slices for series in self.study.state.series.values()] != [SLICES]:
            return "the series is not there, or not whole"
        path = self.study.path
        if (found := self._wrong()) is not None:
            return found
        self.study.close()
        remove_unnamed(path)
        return None if len(list(self._stored_files())) == SLICES else "something is left half made"

    def _wrong(self) -> str | None:
        report, checked = verify(self.study.path), check_store(self.study.path)
        if not report.ok:
            return report.first_fault
        return None if checked.ok else "a row names an image that is missing or changed"

    def _stored_files(self) -> list[Path]:
        return [path for path in self.study.path.with_suffix(".images").rglob("*") if path.is_file()]
