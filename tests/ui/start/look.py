"""Pictures of every state of the start pages, and what has no room: python -m tests.ui.start.look

In both sizes of window.md 2, at 100 and 150 % text or the percents given, into `build/shots/start`.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from recist_reader.problem import Problem
from recist_reader.ui.main_window import MainWindow
from recist_reader.ui.start.import_panel import Stage
from recist_reader.ui.theme.comfort import Comfort, wear
from tests.exports.build import read_study
from tests.reading.made_folders import a_ct
from tests.ui.widgets.clipping import cut_texts

SHOTS = Path("build/shots/start").resolve()
SIZES = ((1366, 768), (1920, 1080))
DAMAGED = Problem(
    "the study file is damaged: page 12 cannot be read", "Liver study 07.rrs", "Restore the newest backup"
)
Key, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier


def mixed_folder(folder: Path) -> Path:
    """Images of the patient, one with burned-in text, one damaged, one that is no DICOM."""
    a_ct(folder, slices=7)
    (folder / "IM0004.dcm").unlink()  # a gap
    held = {"BurnedInAnnotation": "YES", "SOPInstanceUID": "1.2.9.1", "SeriesInstanceUID": "1.2.9"}
    a_ct(folder / "b", slices=1, **held)
    whole = (folder / "IM0001.dcm").read_bytes()
    (folder / "cut.dcm").write_bytes(whole[: len(whole) // 2])
    (folder / "readme.txt").write_text("images of the week")
    return folder


class Look:
    """One window of one size and text size; each state is pictured and searched for cut texts."""

    def __init__(self, size: tuple[int, int], percent: int, folder: Path):
        self.name, self.folder, self.count = f"{size[0]}-{percent}", folder, 0
        self.window = MainWindow()
        self.window.resize(*size)
        self.window.show()
        self.window.activateWindow()

    def shot(self, name: str) -> None:
        QTest.qWait(120)
        self.count += 1
        place = SHOTS / self.name / f"{self.count:02d}-{name}.png"
        place.parent.mkdir(parents=True, exist_ok=True)
        self.window.grab().save(str(place))
        for line in cut_texts(self.window):
            sys.stdout.write(f"{self.name} {name}: {line}\n")
        sys.stdout.flush()

    def until(self, there) -> None:
        for _ in range(1500):
            if there():
                break
            QTest.qWait(20)
        QTest.qWait(100)

    def welcome(self) -> None:
        page = self.window.welcome
        self.until(lambda: page._is_dressed)
        self.shot("welcome-first")
        page.create_button.click()
        self.shot("welcome-missing-title")
        page.say(DAMAGED, "bad")
        page.rescue.offer(reading=True, restoring=True)
        self.shot("welcome-damaged")
        page.say("")

    def filling(self) -> None:
        window = self.window
        window.create_at(self.folder / "Liver study 07.rrs", "Liver study 07", "Dr Maren Okafor")
        page = window.worklist
        self.shot("worklist-empty")
        page.add_asked.emit()
        form = page.panels.subject_form
        form.fields["subject"].setText("1001")
        form.fields["randomisation_date"].setText("2024-13-40")
        form.save()
        self.shot("subject-wrong")
        form.fields["randomisation_date"].setText("2024-03-12")
        form.save()
        self.shot("import-empty")
        panel = page.panels.import_panel
        panel.choice.add_places((mixed_folder(self.folder / "CT baseline"), self.folder / "disc.zip"))
        self.shot("import-chosen")
        panel.choice.set_places((self.folder / "CT baseline",))
        self._run(panel)
        self.shot("import-done")
        page.series_asked.emit("1001")
        cards = page.panels.series_panel.cards
        self.until(lambda: all(c.preview is None or not c.preview.pixmap().isNull() for c in cards.values()))
        self.shot("series")
        head = page.panels.series_panel.heads["Baseline"]
        head.take_out_button.click()
        self.shot("taking-out")
        page.panels.declare_not_done("1001")
        self.shot("not-done")
        page.panels.change_subject("1001")
        self.shot("change")
        page.panels.show_backups()
        self.until(page.panels.backups_panel.folder.text)
        self.shot("backups")
        page.panels.close_panel()

    def _run(self, panel) -> None:
        panel.run()
        self.until(lambda: panel.stage in (Stage.DONE, Stage.ASKING, Stage.CHOOSING))

    def other_imports(self) -> None:
        """Of another patient's files, of one patient in two subjects; a running one at last."""
        page = self.window.worklist
        panel = page.panels.import_panel
        for subject, folder in (
            ("1001", a_ct(self.folder / "other", day="20240610", PatientID="OTHER")),
            ("1002", a_ct(self.folder / "same", day="20240611")),
        ):
            if subject not in self.window.study.state.subjects:
                page.add_asked.emit()
                page.panels.subject_form.fields["subject"].setText(subject)
                page.panels.subject_form.save()
            page.import_asked.emit(subject)
            panel.choice.set_places((folder,))
            self._run(panel)
            self.shot("import-asked" if panel.stage is Stage.ASKING else "import-refused")
        panel.cancel()
        self.shot("import-cancelled")
        page.panels.close_panel()
        page.search.setText("9")
        self.shot("no-hit")
        page.search.clear()
        self.shot("worklist")
        self.window.notice.say("No backup: the disk is full (backup folder). Free some space on it.")
        self.shot("notice")
        self.window.close_study()
        self.shot("welcome")

    def export(self) -> None:
        folder = self.folder / "read"
        folder.mkdir()
        with read_study(folder) as made:
            path = made.path
        self.window.open_path(path)
        self.shot("worklist-read")
        QTest.keyClick(self.window.worklist.table, Key.Key_E, CONTROL)
        page = self.window.desk.export_page
        self.until(lambda: page._job is None)
        self.shot("export")
        page.choice.folder.setText(str(self.folder))
        for name in ("export-done", "export-exists"):
            page.write()
            self.until(lambda: not page.is_writing)
            self.shot(name)
        self.window.close_study()


def main() -> int:
    percents = [int(one) for one in sys.argv[1:]] or [100, 150]
    home = tempfile.mkdtemp()
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        os.environ[f"XDG_{name}_HOME"] = home
    app = QApplication(sys.argv[:1])
    shutil.rmtree(SHOTS, ignore_errors=True)
    for percent in percents:
        wear(app, Comfort(percent))
        for size in SIZES:
            shutil.rmtree(home, ignore_errors=True)
            with tempfile.TemporaryDirectory() as folder:
                look = Look(size, percent, Path(folder))
                for part in (look.welcome, look.filling, look.other_imports, look.export):
                    part()
                look.window.close()
    shutil.rmtree(home, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
