"""Makes the sample study once and takes each scene on a copy of its own."""

import shutil
from pathlib import Path

from PySide6.QtWidgets import QApplication

from recist_reader.cli.demo_reading import SAMPLE, load_truth, make_demo_study
from recist_reader.ui.theme.apply import apply, before_application
from tests.blinded import Blinded
from tests.blinded_images import copied, make_blinded
from tests.people import MANAGER
from tests.shots import (
    adjudication_scenes,
    guide_scenes,
    manager_scenes,
    people_scenes,
    reading_scenes,
    start_scenes,
    trouble_scenes,
)
from tests.shots.camera import Camera
from tests.shots.discordant_sample import make_discordant_sample

Size = tuple[int, int]
HOME = "home"
"""Where settings are kept, in the folder of the studio."""


class Studio:
    """One application, as Qt has it; one window a scene."""

    def __init__(self, folder: Path):
        before_application()
        self._application = QApplication([])
        apply(self._application)
        self._folder, self._copies = folder, 0
        self._patients = load_truth(SAMPLE)
        self._first, self._second = (patient["patient"] for patient in self._patients[:2])
        self._study: Path | None = None
        self._blinded: Blinded | None = None
        self._discordant: Blinded | None = None

    def take(self, scene: str, size: Size) -> None:
        getattr(self, f"_{scene}")(size)

    def _copy(self) -> Path:
        """A fresh copy of the sample study."""
        if self._study is None:
            self._study = self._folder / "study" / "Sample study.rrs"
            self._study.parent.mkdir()
            make_demo_study(self._study, print)
        return shutil.copytree(self._study.parent, self._new_folder() / "study") / self._study.name

    def _new_folder(self) -> Path:
        self._copies += 1
        folder = self._folder / f"copy-{self._copies}"
        folder.mkdir()
        return folder

    def _start(self, size: Size) -> None:
        shutil.rmtree(self._folder / HOME, ignore_errors=True)  # nothing was opened before
        camera = Camera(size)
        start_scenes.welcome(camera)
        start_scenes.filling(camera, self._new_folder())
        camera.close()

    def _reading(self, size: Size) -> None:
        camera = Camera(size)
        camera.open(self._copy())
        reading_scenes.baseline(camera, self._second)
        reading_scenes.follow_up(camera, self._first)
        reading_scenes.large_text(camera, self._application, self._first)
        reading_scenes.later(camera, self._patients[0], self._first)
        start_scenes.export(camera, self._new_folder())
        reading_scenes.reopened(camera, self._first)
        camera.close()

    def _guide(self, size: Size) -> None:
        camera = Camera(size)
        camera.open(self._copy(), is_sample=True)
        guide_scenes.first_follow_up(camera, self._patients[0])
        camera.window.desk.show_or_hide_first_steps()
        guide_scenes.baseline(camera, self._patients[1])
        camera.close()

    def _trouble(self, size: Size) -> None:
        for scene in (trouble_scenes.not_saved, trouble_scenes.missing_images):
            camera = Camera(size)
            camera.open(self._copy())
            scene(camera, self._first)
            camera.close()

    def _manager(self, size: Size) -> None:
        camera = Camera(size)
        manager_scenes.managing(camera, manager_scenes.made_rows(self._new_folder()))
        camera.close()

    def _people(self, size: Size) -> None:
        if self._blinded is None:
            self._blinded = make_blinded(self._new_folder())
        for scene in (people_scenes.signing_in, people_scenes.reading):
            camera = Camera(size)
            scene(camera, copied(self._blinded, self._new_folder()))
            camera.close()
        for login in (MANAGER, "ex", "au"):
            camera = Camera(size)
            people_scenes.other_roles(camera, copied(self._blinded, self._new_folder()), login)
            camera.close()

    def _adjudication(self, size: Size) -> None:
        if self._discordant is None:
            self._discordant = make_discordant_sample(self._new_folder(), self._patients[1])
        if self._blinded is None:
            self._blinded = make_blinded(self._new_folder())
        for scene, study in (
            (adjudication_scenes.nothing, self._blinded),
            (adjudication_scenes.case, self._discordant),
            (people_scenes.audited, self._discordant),
        ):
            camera = Camera(size)
            scene(camera, copied(study, self._new_folder()))
            camera.close()

    def _small(self, size: Size) -> None:
        camera = Camera(size)
        camera.shot("welcome")
        camera.open(self._copy())
        camera.shot("worklist")
        camera.read(self._first)
        camera.act("next_lesion")
        camera.shot("follow-up")
        camera.lock_page()
        camera.shot("lock")
        camera.close()
