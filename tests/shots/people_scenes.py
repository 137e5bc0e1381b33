"""A study with accounts: signing in, a reader's worklist, the signature, the cover, the other roles."""

import time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from recist_reader.reading.people.passwords import PasswordHashes
from recist_reader.reading.workplace import Workplace
from tests.blinded import Blinded
from tests.blinded_images import SUBJECTS
from tests.people import CHEAP, MANAGER, MANAGER_PASSWORD, OWN_PASSWORD
from tests.shots.camera import Camera

Key = Qt.Key
SIGN_IN_TRIES = 600  # of 50 ms


def signing_in(camera: Camera, blinded: Blinded) -> None:
    """The sign-in page, a wrong password, the page of an own one."""
    ask_who(camera, blinded)
    camera.shot("sign-in")
    enter(camera, "r1", "some other Password")
    camera.shot("sign-in-refused")
    enter(camera, "new.reader", blinded.codes["", "issued"])
    camera.type("seven Lanterns")
    camera.shot("own-password")


def reading(camera: Camera, blinded: Blinded) -> None:
    """A reader's worklist, the lock page with its signature at baseline and follow-up, the cover."""
    ask_who(camera, blinded)
    enter(camera, "r1", OWN_PASSWORD)
    camera.shot("worklist-reader")
    camera.read(blinded.codes[SUBJECTS[0], "R1"])
    camera.act("new_target")
    camera.drag(0.45, 0.5, 0.55, 0.5)
    camera.type("liver")
    camera.key(Key.Key_Return)
    camera.shot("reading-blinded")
    camera.lock_page()
    camera.shot("lock-sign-first")
    _sign(camera, "r1")
    camera.key(Key.Key_Space)
    camera.act("bidirectional")
    camera.drag(0.45, 0.5, 0.54, 0.5)
    camera.lock_page()
    camera.shot("lock-sign")
    camera.key(Key.Key_Escape)
    camera.window.desk.working.cover()
    QTest.qWait(200)
    camera.shot("cover")


def other_roles(camera: Camera, blinded: Blinded, login: str) -> None:
    """The first page of a role that does not read."""
    ask_who(camera, blinded)
    enter(camera, login, MANAGER_PASSWORD if login == MANAGER else OWN_PASSWORD)
    camera.shot({"ex": "exporter", "au": "auditor-newest"}.get(login, f"home-{login}"))
    if login == "au":
        _audit(camera)


def _audit(camera: Camera) -> None:
    """An event that changed something, and the check of the whole study."""
    home = camera.window.desk.home
    home.trail.search.setText("lindqvist study")
    camera.settle()
    camera.shot("auditor")
    home.go_to(2)
    home.check.check()
    camera.settle()
    camera.shot("auditor-check")


def audited(camera: Camera, blinded: Blinded) -> None:
    """A complete read beside the list of all reads, at its last timepoint and at baseline."""
    ask_who(camera, blinded)
    enter(camera, "au", OWN_PASSWORD)
    camera.window.desk.home.go_to(1)
    camera.settle()
    camera.shot("auditor-reads")
    camera.window.desk.home.reads.sheet.step(-3)
    camera.shot("auditor-reads-baseline")
    camera.window.desk.home.go_to(4)
    camera.settle()
    camera.shot("auditor-agreement")


def ask_who(camera: Camera, blinded: Blinded) -> None:
    """Open the study at its sign-in page."""
    camera.window.open_path(blinded.path)
    camera.window.coming_in.make_place = lambda: Workplace("", clock=blinded.clock)
    camera.window.coming_in.hashes = PasswordHashes(CHEAP)
    camera.settle()


def enter(camera: Camera, login: str, password: str) -> None:
    """Sign in; the thread that derives the key stands still in `qWait`, so that it is let go between."""
    camera.window.coming_in.enter(login, password, None)
    for _ in range(SIGN_IN_TRIES):
        if not camera.window.coming_in.is_waiting:
            break
        time.sleep(0.05)
        QApplication.processEvents()
    camera.settle()


def _sign(camera: Camera, login: str) -> None:
    camera.type(login)
    camera.key(Key.Key_Return)
    camera.type(OWN_PASSWORD)
    camera.key(Key.Key_Return)
