"""The first page, and a study that is being filled: subjects, import, series, quarantine, export."""

from contextlib import chdir
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from recist_reader.cli.demo_reading import SAMPLE
from recist_reader.ui.start.import_panel import Stage
from tests.reading.made_folders import a_ct
from tests.shots.camera import CONTROL, SHIFT, Camera

Key = Qt.Key


def welcome(camera: Camera) -> None:
    """Without any study opened before; with one after `filling`."""
    camera.shot("welcome-first")


def filling(camera: Camera, folder: Path) -> None:
    """A new study from nothing to its first images."""
    camera.window.create_at(folder / "Liver study 07.rrs", "Liver study 07", "A. Reader")
    camera.settle()
    camera.shot("worklist-empty")
    camera.key(Key.Key_N, CONTROL | SHIFT)
    camera.type("1001")
    camera.shot("subject-form")
    camera.key(Key.Key_Return)
    camera.shot("import-choice")
    _import(camera, "1001", SAMPLE / "SYN-A01" / "BL")
    camera.shot("import-done")
    camera.key(Key.Key_Escape)
    camera.key(Key.Key_J, CONTROL)
    camera.shot("series")
    other = {"SOPInstanceUID": "1.2.9.1", "SeriesInstanceUID": "1.2.9", "BurnedInAnnotation": "YES"}
    a_ct(folder / "held", slices=1, PatientID="P2", **other)
    camera.key(Key.Key_Escape)
    camera.key(Key.Key_N, CONTROL | SHIFT)
    camera.type("1002")
    camera.key(Key.Key_Return)
    _import(camera, "1002", folder / "held", while_running=False)
    camera.shot("import-held-back")
    camera.key(Key.Key_Return)
    camera.shot("quarantine")
    camera.key(Key.Key_Escape)
    camera.window.worklist.select("1001")
    camera.key(Key.Key_D, CONTROL | SHIFT)
    camera.shot("not-done-form")
    camera.window.close_study()
    camera.settle()
    camera.shot("welcome")


def _import(camera: Camera, subject: str, place: Path, while_running: bool = True) -> None:
    panels = camera.window.worklist.panels
    panels.import_images(subject, (place,))
    QTest.qWait(300)
    if while_running:
        camera.shot("import-chosen")
    panel = panels.import_panel
    panel.run()
    if while_running:
        looking = panel.progress.numbers.text()
        while panel.stage is Stage.RUNNING and panel.progress.numbers.text() == looking:
            QTest.qWait(20)
        camera.shot("import-running")
    while panel.stage in (Stage.RUNNING, Stage.STORING):
        QTest.qWait(50)
    camera.settle()


def export(camera: Camera, folder: Path) -> None:
    """On a study with a complete read, before and after it is written."""
    camera.key(Key.Key_E, CONTROL)
    page = camera.window.desk.export_page
    while page._job is not None:  # counting
        QTest.qWait(50)
    camera.shot("export")
    with chdir(folder):  # a short name of the folder on the picture
        page.choice.folder.setText("exports")
        page.write()
        while page.is_writing:
            QTest.qWait(50)
        camera.settle()
    camera.shot("export-done")
    camera.key(Key.Key_Escape)
