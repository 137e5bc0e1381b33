"""Pictures of the start pages into build/shots/start: python -m tests.ui.start.look"""

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from recist_reader.reading.worklist import tasks
from recist_reader.ui.start.import_panel import Stage
from recist_reader.ui.start.worklist_page import WorklistPage
from recist_reader.ui.theme.apply import apply
from tests.reading.made_folders import a_ct, an_empty_study

SHOTS = Path("build/shots/start")
SIZES = ((1920, 1080), (1366, 768))


def mixed_folder(folder: Path) -> Path:
    """Images of the patient, of another, one with burned-in text, one damaged, one that is no DICOM."""
    a_ct(folder, slices=7)
    (folder / "IM0004.dcm").unlink()  # a gap
    a_ct(
        folder / "b", slices=1, BurnedInAnnotation="YES", SOPInstanceUID="1.2.9.1", SeriesInstanceUID="1.2.9"
    )
    a_ct(folder / "c", slices=2, PatientID="OTHER", SOPInstanceUID="1.2.8.1")
    whole = (folder / "IM0001.dcm").read_bytes()
    (folder / "cut.dcm").write_bytes(whole[: len(whole) // 2])
    (folder / "readme.txt").write_text("images of the week")
    return folder


def wait(app: QApplication, until) -> None:
    end = time.monotonic() + 30
    while not until() and time.monotonic() < end:
        app.processEvents()
        time.sleep(0.01)
    for _ in range(5):
        app.processEvents()


def shoot(app: QApplication, page: WorklistPage, name: str, size: tuple[int, int]) -> None:
    for _ in range(5):
        app.processEvents()
    page.grab().save(str(SHOTS / f"{name}_{size[0]}.png"))


def story(app: QApplication, size: tuple[int, int], folder: Path) -> None:
    with an_empty_study(folder / "study") as study:
        page = WorklistPage()
        page.resize(*size)
        page.refresh_asked.connect(lambda: page.show_tasks(tasks(study)))
        page.show_study(study.head.title, "Dr Maren Okafor")
        page.use_study(study)
        page.show_tasks(tasks(study))
        page.show()
        shoot(app, page, "01_empty", size)
        page.add_asked.emit()
        form = page.panels.subject_form
        form.fields["subject"].setText("1001")
        form.fields["randomisation_date"].setText("2024-13-40")
        form.save()
        shoot(app, page, "02_subject", size)
        form.fields["randomisation_date"].setText("2024-03-12")
        form.save()
        shoot(app, page, "03_import_empty", size)
        panel = page.panels.import_panel
        panel.choice.add_places((mixed_folder(folder / "CT baseline"),))
        shoot(app, page, "04_import_ready", size)
        panel.run()
        shoot(app, page, "05_import_running", size)
        wait(app, lambda: panel.stage is Stage.DONE)
        shoot(app, page, "06_import_result", size)
        page.series_asked.emit("1001")
        wait(
            app,
            lambda: all(
                c.preview is None or not c.preview.pixmap().isNull()
                for c in page.panels.series_panel.cards.values()
            ),
        )
        shoot(app, page, "07_series", size)
        page.panels.declare_not_done("1001")
        shoot(app, page, "08_not_done", size)
        page.panels.change_subject("1001")
        shoot(app, page, "09_change", size)
        page.panels.close_panel()
        shoot(app, page, "10_list", size)
        page.stop()
        page.close()


def main() -> int:
    app = QApplication(sys.argv[:1])
    apply(app)
    shutil.rmtree(SHOTS, ignore_errors=True)
    SHOTS.mkdir(parents=True)
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            story(app, size, Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
