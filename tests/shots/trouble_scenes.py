"""What goes wrong: an image that is gone, and a disk that refuses."""

from PySide6.QtTest import QTest

from recist_reader.storage.faults import FaultCode, fault
from tests.shots.camera import Camera


def missing_images(camera: Camera, subject: str) -> None:
    """The stored files are gone; what is in memory is shown, nothing else."""
    study = camera.window.study
    for file in [path for path in study.path.with_suffix(".images").rglob("*") if path.is_file()]:
        file.unlink()
    camera.read(subject)
    camera.shot("image-missing")
    camera.leave()


def not_saved(camera: Camera, subject: str) -> None:
    """The disk is full at the next edit."""
    camera.read(subject)
    file = camera.window.study.file
    append = file.append

    def refuse(*_given, **_more):
        raise fault(FaultCode.DISK_FULL)

    file.append = refuse
    controller = camera.window.room.controller
    controller.act("next_lesion")
    controller.act("too_small")
    QTest.qWait(1500)
    camera.shot("not-saved")
    camera.window.room.show_lock()
    QTest.qWait(500)
    camera.shot("lock-not-saved")
    file.append = append
    QTest.qWait(4000)
    camera.settle()
    camera.leave()
