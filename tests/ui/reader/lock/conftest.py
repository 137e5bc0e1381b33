"""The window's dress, and lock views made by hand so that page tests need no study."""

from dataclasses import replace

import pytest

from recist_reader.recist.vocabulary import Response, Role
from recist_reader.ui.reader.models.lock import MEANINGS
from recist_reader.ui.reader.models.lock_views import (
    CategoryQuestion,
    CheckLine,
    CountChip,
    LockView,
    ReopenView,
    SeriesLine,
    SheetRow,
)
from recist_reader.ui.reader.panels.views.lines import StatusView
from recist_reader.ui.reader.panels.views.marks import Shape, Tone
from recist_reader.ui.reader.panels.views.response import CategoryView, Outcome, WhyLine

READY = LockView(
    timepoint="TP4",
    version=1,
    task="1001  Follow-up TP4",
    counts="Day 252",
    title="TP4, Day 252",
    subtitle="1001, follow-up, version 1",
    shape=Shape.CURRENT,
    columns=("Baseline", "Nadir TP2", "Prior TP3", "TP4"),
    current=3,
    rows=(
        SheetRow("T1", "Liver", ("31.2", "24.8", "25.4", "25.9"), "−17.0 / +4.4 %", "drawn", Role.TARGET),
        SheetRow("Sum of 1, complete", "", ("31.2", "24.8", "25.4", "25.9"), "−17.0 / +4.4 %"),
    ),
    checks=(CheckLine("GD-6", "every lesion has a value or a state", Tone.DONE, "1 of 1"),),
    chips=(
        CountChip("17 checks passed", "done-circle", "ok"),
        CountChip("0 warnings", "warning"),
        CountChip("0 blocks", "blocked"),
    ),
    status=StatusView(saved_text="everything is saved"),
    lock_word="Lock TP4",
    categories=tuple(
        CategoryView(title, Response.SD, "SD", "stable disease") for title in ("Target", "a", "b", "Overall")
    ),
    why=(WhyLine("TR-7", Outcome.MET, "target SD", "Neither shrinkage nor growth.", ("T1",)),),
    series=(SeriesLine("CT abdomen, portal venous 2.5", "218 slices", "9f2c 41ab … e07d", True),),
    meanings=MEANINGS,
    question=CategoryQuestion("SD", ("CR", "PR", "PD", "NE")),
)
NO_STATE = CheckLine(
    "GD-6", "NT1: has no state", Tone.REFUSED, "blocks", "Set present (Shift+P)", "NT1", blocks=True
)
ASKS_REASON = CheckLine(
    "GD-17", "NT2: progression alone", Tone.REFUSED, "reason needed", "Say why", "NT2", True, True
)
BLOCKED = replace(READY, checks=(NO_STATE,))
ASKING = replace(READY, checks=(ASKS_REASON,))
LOCKED = replace(
    READY,
    is_locked=True,
    reopen=ReopenView(
        "TP4",
        "Reopen TP4",
        "Version 1 stays readable. You change a copy, version 2.",
        (("new_images", "new images"), ("other", "other")),
        ("other",),
    ),
)


@pytest.fixture(autouse=True)
def _dressed(dressed):
    """The page to check and lock is tried in the window's dress."""


@pytest.fixture
def page(qtbot):
    """A page of 1920 x 1080 that is shown and has the focus."""
    from recist_reader.ui.reader.lock.page import LockPage

    made = LockPage()
    qtbot.addWidget(made)
    made.resize(1920, 1080)
    made.show_view(READY)
    made.show()
    qtbot.waitExposed(made)
    made.setFocus()
    return made


class Heard:
    """Everything a page has sent."""

    def __init__(self, page):
        self.locks, self.backs, self.reasons, self.lesions, self.reopened = [], [], [], [], []
        page.lock_asked.connect(self.locks.append)
        page.back_asked.connect(lambda: self.backs.append(True))
        page.reason_given.connect(lambda *given: self.reasons.append(given))
        page.lesion_asked.connect(self.lesions.append)
        page.reopen_asked.connect(lambda *given: self.reopened.append(given))


@pytest.fixture
def heard(page):
    return Heard(page)
