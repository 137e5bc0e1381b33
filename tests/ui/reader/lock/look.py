"""Pictures of the lock page at both sizes in build/shots/lock.

Run with `python -m tests.ui.reader.lock.look`.
"""

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from recist_reader.recist.vocabulary import NewLesionState, Role
from recist_reader.trial import commands as c
from recist_reader.ui.reader.lock.page import LockPage
from recist_reader.ui.reader.models.lock import lock_view
from recist_reader.ui.theme.apply import apply
from tests.building import marked
from tests.ui.reader.models import stories

FOLDER = Path("build/shots/lock")
SIZES = {"full": (1920, 1080), "compact": (1366, 768)}


def views(folder):
    """(name, LockView) of the states worth looking at."""
    with stories.a_read(folder) as session:
        stories.draw_baseline(session)
        yield "baseline", lock_view(session.view())
    with stories.a_read(folder / "second") as session:
        stories.read_until(session, "TP4")
        yield "ready", lock_view(session.view())
        yield "differs", lock_view(session.view())
        stories.set_state(session, "NT2", "unequivocal_pd")
        stories.set_state(session, "T2", "not_evaluable")
        stories.done(session.do(c.ClearFinding("NT3")))
        site = c.Site("liver", subsite="2")
        stories.create(session, Role.NEW, site, marked(session, 12), NewLesionState.EQUIVOCAL)
        yield "blocked", lock_view(session.view())
    with stories.a_read(folder / "third") as session:
        stories.read_until(session, "TP4")
        stories.done(session.do(c.ReopenTimepoint("TP2", "seen_in_retrospect")))
        stories.done(session.lock())
        yield "locked", lock_view(session.view("TP2"))


def main():
    application = QApplication.instance() or QApplication(sys.argv)
    apply(application)
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name in ("second", "third"):
            Path(folder, name).mkdir()
        for name, view in views(Path(folder)):
            for size, (width, height) in SIZES.items():
                page = LockPage()
                page.resize(width, height)
                page.show_view(view)
                page.show()
                page.setFocus()
                if name == "differs":
                    page.agreement.answer.buttons[1].click()
                application.processEvents()
                application.processEvents()
                page.grab().save(str(FOLDER / f"{name}_{size}.png"))
                page.close()


if __name__ == "__main__":
    main()
