"""The adjudicator's window: no case, the list, a case at its framed timepoint, the decision."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from recist_reader.reading.people.passwords import PasswordHashes
from recist_reader.reading.workplace import Workplace
from tests.blinded import Blinded
from tests.people import CHEAP, OWN_PASSWORD
from tests.shots.camera import Camera

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
GROUNDS = "A includes the perfused rim at TP3; on the portal phase the margin ends at the axis of B."


def nothing(camera: Camera, blinded: Blinded) -> None:
    """An adjudicator for whom no case waits."""
    _enter(camera, blinded)
    camera.shot("cases-empty")


def case(camera: Camera, blinded: Blinded) -> None:
    """From the list to a decision that waits for its signature, and the case as it was decided."""
    _enter(camera, blinded)
    camera.shot("cases")
    camera.key(Key.Key_Return)
    _settled(camera)
    camera.shot("adjudication")
    camera.key(Key.Key_F5)
    camera.shot("adjudication-a")
    camera.key(Key.Key_F6)
    camera.shot("adjudication-b")
    camera.key(Key.Key_F7)
    if camera.window.desk.working.role_desk.page.compact:
        camera.key(Key.Key_P, ALT)
        camera.shot("adjudication-pairs")
        camera.key(Key.Key_P, ALT)
    camera.key(Key.Key_P)
    camera.key(Key.Key_Space)
    camera.shot("adjudication-pairing")
    camera.key(Key.Key_P)
    _settled(camera)
    camera.shot("adjudication-paired-by-hand")
    camera.key(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    camera.key(Key.Key_Question)
    camera.shot("adjudication-keys")
    camera.key(Key.Key_Escape)
    for _ in camera.window.desk.working.role_desk.acts.looking.needs.timepoints:
        camera.key(Key.Key_N)
    camera.key(Key.Key_F)
    camera.key(Key.Key_B, ALT)
    camera.key(Key.Key_2, ALT)
    QTest.keyClicks(QApplication.focusWidget(), GROUNDS)
    camera.key(Key.Key_Return)
    camera.shot("adjudication-sign")
    camera.type("ad")
    camera.key(Key.Key_Return)
    camera.type(OWN_PASSWORD)
    camera.key(Key.Key_Return)
    camera.shot("cases-decided")
    camera.key(Key.Key_Return)
    _settled(camera)
    camera.shot("adjudication-decided")


def _enter(camera: Camera, blinded: Blinded) -> None:
    camera.window.open_path(blinded.path)
    camera.window.coming_in.make_place = lambda: Workplace("", clock=blinded.clock)
    camera.window.coming_in.hashes = PasswordHashes(CHEAP)
    camera.settle()
    camera.window.coming_in.enter("ad", OWN_PASSWORD, None)
    camera.settle()
    camera.settle()


def _settled(camera: Camera) -> None:
    """The explanation comes after the case."""
    camera.settle()
    camera.settle()
