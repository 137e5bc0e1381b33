"""Every row runs on tiny images; a wrong result has no time."""

import json
from contextlib import contextmanager

import pytest

from benchmarks.contest import Contest, Outcome, Row, duration_of, p99, run
from benchmarks.ready_images import BlitScreen
from benchmarks.registry import ROWS
from benchmarks.report import as_json, table, verdict
from benchmarks.screen import OurScreen, StackVolume
from benchmarks.setting import Setting
from benchmarks.starting import is_shown

NEEDS_A_SCREEN = ("frame", "drag", "wheel", "smooth", "panel", "first_task", "worklist", "case")


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    return Setting(
        tmp_path_factory.mktemp("bench"),
        rounds=1,
        slices=6,
        big_slices=8,
        compressed_slices=4,
        matrix=64,
        headers=12,
        series=3,
        viewport_px=200,
        frames=2,
        notches=6,
        smooth_seconds=0.2,
        patients=5,
        edits=4,
        tasks=3,
    )


def marked(row):
    marks = [pytest.mark.gui] if row.name.startswith(NEEDS_A_SCREEN) else []
    return pytest.param(row, id=row.name, marks=marks)


@pytest.mark.parametrize("row", [marked(row) for row in ROWS if row.name != "start"])
@pytest.mark.filterwarnings("ignore::UserWarning", "ignore::DeprecationWarning")
def test_a_row_gives_its_figures(row, tiny, qapp):
    outcome = run(row, tiny)
    assert outcome.wrong is None
    if outcome.skipped is None:
        assert outcome.ours > 0
        assert outcome.limit is None or outcome.of_limit > 0


@pytest.mark.gui
def test_the_row_of_the_start_sees_the_window(tmp_path):
    assert is_shown(tmp_path)


def contest(ours=0.002, wrong=None, peer=0.004, limit=0.001):
    @contextmanager
    def opened(_setting):
        yield Contest(
            lambda: (ours,),
            lambda: wrong,
            None if peer is None else lambda: (peer,),
            lambda: (limit,),
        )

    return opened


def row(opened, most_of_peer=0.5, most_of_limit=2.0):
    return Row("made", "a made row", "peer", "limit", opened, most_of_peer, most_of_limit)


def test_a_wrong_result_has_no_time_and_is_a_miss(tiny):
    outcome = run(row(contest(wrong="slice 3 differs")), tiny)
    assert (outcome.ours, outcome.peer, outcome.limit, outcome.is_within) == (None, None, None, False)
    assert "WRONG RESULT: slice 3 differs" in table([outcome])
    assert verdict([outcome]) == "0 of 1 rows within target"


@pytest.mark.parametrize(
    ("ours", "peer", "limit", "within"),
    [
        pytest.param(0.002, 0.004, 0.001, True, id="exactly at both targets"),
        pytest.param(0.0021, 0.0042, 0.001, False, id="above the limit's target"),
        pytest.param(0.002, 0.0039, 0.001, False, id="above the peer's target"),
        pytest.param(0.002, None, 0.001, True, id="a missing peer is not judged"),
    ],
)
def test_a_row_is_within_when_both_ratios_are(tiny, ours, peer, limit, within):
    assert run(row(contest(ours, None, peer, limit)), tiny).is_within is within


def test_the_contestants_take_turns_after_a_warm_round(tiny):
    order = []

    @contextmanager
    def opened(_setting):
        def turn(name):
            return lambda: order.append(name) or (1.0,)

        yield Contest(turn("ours"), lambda: order.append("check"), turn("peer"), turn("limit"))

    run(row(opened), Setting(tiny.folder, rounds=2))
    three = ["ours", "peer", "limit"]
    assert order == [*three, "check", *three, *three]


def test_the_json_holds_what_the_table_says(tiny):
    found = json.loads(json.dumps(as_json([run(row(contest(peer=None)), tiny)])))
    assert found["rows"][0]["ours_of_limit"] == 2.0
    assert found["rows"][0]["peer"] is None
    assert found["machine"]["cores"]


def test_a_row_that_cannot_run_is_not_judged():
    made = row(contest())
    assert verdict([Outcome(made, skipped="no such images")]) == "0 of 0 rows within target"


def test_names_of_rows_are_unique():
    assert len({made.name for made in ROWS}) == len(ROWS)


def test_p99_is_the_nearest_rank():
    assert p99(range(1, 101)) == 99


def test_a_duration_is_that_of_the_call():
    assert duration_of(lambda: sum(range(1000)))()[0] > 0


@pytest.mark.gui
def test_the_limit_paints_each_of_its_images_in_turn(tiny, qapp):
    screen = BlitScreen(tiny, 2, 6)
    colours = [image.pixel(0, 0) for image in screen.images]
    assert len(set(colours)) == 6
    for shown in range(1, 9):
        assert [blit.paintings for blit in screen.blits] == [shown, shown]
        shot = screen.page.grab().toImage()  # paints once more
        assert [shot.pixel(x, 0) for x in (0, tiny.viewport_px)] == [
            colours[shown % 6],
            colours[(shown + 3) % 6],
        ]
        for blit in screen.blits:
            blit.paintings -= 1
        screen.show_next()
    screen.close()


@pytest.mark.gui
def test_a_dragged_window_does_not_come_again_soon(tiny, qapp):
    screen = OurScreen(tiny, 1, StackVolume(tiny.slices, tiny.matrix))
    seen = []
    for _ in range(90):
        screen.window_next()
        seen.append(screen.viewports[0].state.shades)
    screen.close()
    assert len(set(seen)) == 90
