"""The settings of whoever works at the study that is open, taken up when that person comes (BL-7)."""

from PySide6.QtWidgets import QApplication

from recist_reader.reading.people.seat import SignedInSeat
from recist_reader.reading.study_session import StudySession
from recist_reader.ui.reader.key_bindings import key_bindings
from recist_reader.ui.theme.comfort import kept, wear
from recist_reader.ui.theme.own_files import belong_to
from recist_reader.ui.viewport.presets import presets


def take_up_settings(study: StudySession) -> None:
    """Take keys, window presets and text size of who is signed in; of the computer's user without accounts.

    What is read at each use (layouts, folders, widths) follows by itself.
    """
    seat, application = study.seat, QApplication.instance()
    if not belong_to(seat.signed_in.account if isinstance(seat, SignedInSeat) else None):
        return
    key_bindings().load()
    presets().load()
    if isinstance(application, QApplication):
        wear(application, kept())
