"""What queries and requests say on the page to check and lock (QY-1, SG-6, SG-7)."""

from dataclasses import replace

import pytest

from recist_reader.reading.people.query_desk import QueryView, TurnView
from recist_reader.reading.people.reopening_desk import RequestView
from recist_reader.reading.reopenings import Reopening
from recist_reader.trial.decisions.opening import REOPENING_REASONS
from recist_reader.trial.patch import Reason
from recist_reader.trial.people.query_records import Answerer, QueryState, RequestState, TurnKind
from recist_reader.ui.reader.models.lock import lock_view
from recist_reader.ui.reader.queries.on_lock_page import with_queries
from recist_reader.ui.reader.queries.views import Known, entries, query_line
from tests.ui.reader.models import stories

ASKED = TurnView(TurnKind.ASKED, "2026-03-02T09:00:00Z", "")
HELD = QueryView(
    "q", "K7", Answerer.READER, QueryState.OPEN, "Please look.", "TP1", None, blocking=True, turns=(ASKED,)
)
REQUEST = RequestView("r", "K7", "BL", "new_images", "they came late", RequestState.ASKED, "2026-03-02")


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Baseline locked and TP1 open, each as the page shows it."""
    with stories.a_read(tmp_path_factory.mktemp("read"), timepoints=2) as session:
        stories.draw_baseline(session)
        stories.done(session.lock())
        locked = lock_view(session.view())
        stories.read_timepoint(session, "TP1")
        return locked, lock_view(session.view())


@pytest.mark.parametrize(
    ("change", "blocks"),
    [
        ({}, 1),
        ({"state": QueryState.ANSWERED}, 1),
        ({"timepoint": None}, 1),
        ({"timepoint": "BL"}, 0),
        ({"state": QueryState.CLOSED}, 0),
        ({"blocking": False}, 0),
    ],
)
def test_QY_1_a_query_that_holds_the_timepoint_stands_among_what_blocks(pages, change, blocks):
    view = with_queries(pages[1], Known((replace(HELD, **change),)))
    assert pages[1].can_lock
    assert [line.check for line in view.blocks] == ["QY-1"] * blocks
    assert view.can_lock is not bool(blocks)
    assert view.chips[-1].text == ("1 block" if blocks else "0 blocks")
    waits = change.get("state") is QueryState.ANSWERED
    assert [line.remedy.startswith("It waits") for line in view.blocks] == [waits] * blocks


def test_SG_6_a_locked_timepoint_is_asked_for_with_entry_and_words(pages):
    view = with_queries(pages[0], Known()).reopen
    assert view.title == "Ask to reopen Baseline"
    assert "The study manager decides" in view.effect
    assert set(view.needs_text) == set(REOPENING_REASONS)
    assert view.standing == ""


@pytest.mark.parametrize(
    ("state", "standing", "in_effect"),
    [
        (RequestState.ASKED, "Asked; the study manager decides.", ""),
        (RequestState.APPROVED, "Approved; the next opening of this read takes it up.", ""),
        (RequestState.REFUSED, "", "Refused: no need"),
        (RequestState.APPLIED, "", ""),
    ],
)
def test_what_became_of_a_request_is_told_where_it_was_asked(pages, state, standing, in_effect):
    view = with_queries(pages[0], Known(requests=(replace(REQUEST, state=state, why="no need"),))).reopen
    assert view.standing == standing
    assert in_effect in view.effect
    assert ("Refused" in view.effect) is bool(in_effect)


def test_SG_7_a_timepoint_to_confirm_tells_what_to_do(pages):
    told = with_queries(pages[1], Known(), Reopening("BL", Reason("late", entry="new_images"))).reopened
    assert told.endswith("check them, then sign again, which confirms them.")
    assert with_queries(pages[1], Known(), Reopening("TP1", Reason("late"))).reopened == pages[1].reopened


def test_BL_13_a_line_tells_neither_who_asked_nor_that_others_read():
    line = query_line(HELD)
    assert (line.about, line.said, line.can_answer) == ("TP1", ("Please look.",), True)
    assert line.state == (
        "Waits for your answer. On hold until it is closed: TP1 is not locked, no further one opened."
    )
    assert not any("One reader" in words for _entry, words in entries())
    assert len(entries()) == 5
