"""One person's session in a process of its own: does everything that the role may, then waits to be searched.

    python -m tests.leaks.session < what.json

`what`: study, login, password, codes, out. It prints a line of JSON for each step: what was on screen, or
what services answered; at the end every text that its objects hold. It knows no canary.
"""

import gc
import json
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from recist_reader.problem import Fault, Refusal
from recist_reader.reading.people.entering import Entry, enter_study
from recist_reader.reading.people.passwords import PasswordHashes
from recist_reader.reading.people.signing import Credentials
from recist_reader.reading.study_session import StudySession
from recist_reader.reading.workplace import Workplace
from recist_reader.trial.people.records import Argon2Cost
from recist_reader.trial.people.roles import StudyRole

STEM = "QZXJV"
"""How every canary begins; which there are is not known here."""

CHEAP = PasswordHashes(Argon2Cost(memory_kib=8, rounds=1, lanes=1))
ENOUGH = frozenset({"BL", "TP1"})
HELD: list[Any] = []
"""Every answer, as a page holds what it shows: what nobody holds any more is written over in this process."""


def at_noon() -> datetime:
    """A clock that stands: after all that was made."""
    return datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def tell(step: str, what: Any) -> None:
    sys.stdout.write(json.dumps({"step": step, "what": str(what)}, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def told(step: str, call: Callable[[], Any]) -> Any:
    """Do it and tell what came of it, also where it was refused."""
    try:
        answer = call()
    except Fault as fault:
        answer = fault
    HELD.append(answer)
    problem = answer.problem if isinstance(answer, Refusal) else answer
    tell(step, problem)
    return answer


def entered(what: dict[str, Any]) -> StudySession:
    entry = Entry(what["login"], what["password"])
    study = enter_study(Path(what["study"]), entry, Workplace("", clock=at_noon), hashes=CHEAP)
    assert isinstance(study, StudySession), study
    return study


def adjudicator(study: StudySession, what: dict[str, Any]) -> None:
    from recist_reader.reading.people.adjudicating import AdjudicationDesk
    from recist_reader.reading.people.query_desk import QueryDesk
    from recist_reader.trial.adjudication.decision import AdjudicationDecision

    desk = AdjudicationDesk(study)
    cases = told("cases", desk.cases)
    code = cases[0].code
    told("open", lambda: desk.open(code))
    wish = AdjudicationDecision("A", "measurement", "the axis is in a vessel", ENOUGH, frozenset("AB"))
    told("wrong password", lambda: desk.decide(code, wish, Credentials("not this one", what["login"])))
    told("decide", lambda: desk.decide(code, wish, Credentials(what["password"], what["login"])))
    told("queries", QueryDesk(study).listed)
    told("no such case", lambda: desk.open("Z9-0000"))


def manager(study: StudySession, _what: dict[str, Any]) -> None:
    from recist_reader.reading.people.comparing import case_counts, compare_complete
    from recist_reader.reading.people.query_desk import QueryDesk
    from recist_reader.reading.people.read_checking import check_reads
    from recist_reader.reading.people.reopening_desk import ReopeningDesk
    from recist_reader.reading.worklist import subjects_of

    told("subjects", lambda: subjects_of(study))
    told("queries", QueryDesk(study).listed)
    told("requests", ReopeningDesk(study).listed)
    told("checks", lambda: check_reads(study))
    told("counts", lambda: case_counts(study))
    told("compare", lambda: compare_complete(study))


def exporter(study: StudySession, what: dict[str, Any]) -> None:
    from recist_reader.exports.export import export
    from recist_reader.exports.request import ExportRequest, Format
    from recist_reader.reading.people.seen_reads import seen_reads

    told("reads", lambda: seen_reads(study))
    for kind, form in (("lesions", Format.CSV), ("all", Format.XLSX), ("reads", Format.JSON)):
        told(kind, lambda k=kind, f=form: export(study, ExportRequest(k, Path(what["out"]), f)))  # type: ignore[misc]


SESSIONS = {
    StudyRole.ADJUDICATOR: adjudicator,
    StudyRole.MANAGER: manager,
    StudyRole.EXPORTER: exporter,
}


def by_services(what: dict[str, Any]) -> None:
    study = entered(what)
    role = study.seat.role
    assert role is not None
    SESSIONS[role](study, what)
    _searched()
    study.close()


def _searched() -> None:
    """The one who started this looks into it now, and says when it may end."""
    gc.collect()
    tell("objects", [text for text in live_texts() if STEM in text])
    tell("ready", "")
    sys.stdin.readline()


def live_texts() -> Iterator[str]:
    """Every text that something of this process still holds on to."""
    for kept in gc.get_objects():
        for one in gc.get_referents(kept):
            if isinstance(one, str):
                yield one
            elif isinstance(one, bytes):
                yield one.decode("utf-8", "replace")


class Waits:
    """The part of pytest's Qt helper that a desk needs."""

    def waitUntil(self, is_done: Callable[[], bool], timeout: int = 10_000) -> None:
        from PySide6.QtWidgets import QApplication

        until = time.monotonic() + timeout / 1000
        while not is_done():
            QApplication.processEvents()
            time.sleep(0.005)
            assert time.monotonic() < until, "it never came"


def by_window(what: dict[str, Any]) -> None:
    """A reader at the window: in, what was read before, a new baseline, undo, a refusal, a lock, out."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    from recist_reader.ui.main_window import MainWindow
    from recist_reader.ui.theme.apply import apply
    from tests.scenarios.desk import Desk

    app = QApplication([])
    apply(app)
    window = MainWindow()
    window.resize(1600, 1000)
    window.show()
    window.open_path(Path(what["study"]))
    coming, waits, keys = window.coming_in, Waits(), Qt.Key
    coming.make_place, coming.hashes = (lambda: Workplace("", clock=at_noon)), CHEAP
    coming.enter(what["login"], "not this one", None)
    waits.waitUntil(lambda: not coming.is_waiting)
    tell("wrong password", list(texts()))
    coming.enter(what["login"], what["password"], None)
    waits.waitUntil(lambda: not coming.is_waiting)
    desk = Desk(waits, window)
    tell("worklist", list(texts()))
    for number, code in enumerate(what["codes"]):
        window.open_read(code)
        desk.settle()
        desk.current.canvas.setFocus()
        tell(f"read {number}", list(texts()))
    desk.draw_target(40)
    desk.control(keys.Key_Z)
    desk.draw_target(50)
    tell("measured", list(texts()))
    desk.control(keys.Key_E)
    tell("refused", list(texts()))
    desk.control(keys.Key_L)
    tell("lock page", list(texts()))
    desk.type(what["login"])
    desk.key(keys.Key_Return)
    desk.type(what["password"])
    desk.key(keys.Key_Return)
    tell("locked", list(texts()))
    tell("clipboard", QApplication.clipboard().text())
    _searched()
    window.close()


def texts() -> Iterator[str]:
    """Every text that a widget shows, tells a screen reader, or keeps for a tip; of tables every cell."""
    from PySide6.QtWidgets import QAbstractItemView, QApplication

    for widget in QApplication.allWidgets():
        yield from (str(widget.property(name)) for name in _PROPERTIES if widget.property(name))
        model = widget.model() if isinstance(widget, QAbstractItemView) else None
        if model is not None:
            for row in range(model.rowCount()):
                for column in range(model.columnCount()):
                    yield from (str(model.index(row, column).data(role)) for role in range(14))


_PROPERTIES = (
    "text",
    "plainText",
    "title",
    "toolTip",
    "statusTip",
    "whatsThis",
    "windowTitle",
    "objectName",
    "accessibleName",
    "accessibleDescription",
    "placeholderText",
)

if __name__ == "__main__":
    wanted = json.loads(sys.stdin.readline())
    (by_window if wanted["window"] else by_services)(wanted)
