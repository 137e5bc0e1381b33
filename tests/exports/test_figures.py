"""Figures: table, file and drawn artists say one thing; nothing is thinned or bridged (EXP-100 to 108)."""

import csv
import json
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from PIL import Image

from recist_reader.analysis.reads import (
    Adjudication,
    Cause,
    Decision,
    PairOfReads,
    ReadResult,
    TimepointResult,
)
from recist_reader.analysis.result import TooFew
from recist_reader.exports.column import Missing
from recist_reader.exports.export import export
from recist_reader.exports.figures import bland_altman, causes, kaplan_meier, spider, swimmer, waterfall
from recist_reader.exports.figures.course import Course, Visit
from recist_reader.exports.figures.style import LOOKS, painted
from recist_reader.exports.request import ExportRequest
from recist_reader.recist.vocabulary import Response

START = date(2024, 1, 8)


def visit(number, change, **marks):
    """A visit every 84 days from randomisation; baseline is a week before it."""
    label = f"TP{number}" if number else "BL"
    why = Missing.PARTIAL_SUM if change is None else None
    said = {"is_pd": False, "has_new_lesion": False, **marks}
    when = START + timedelta(84 * number) if number else START - timedelta(7)
    return Visit(label, when, None if change is None else Decimal(change), why, **said)


def course(subject, response, *changes, **more):
    """A subject with the changes of its visits after baseline; the smallest is its best."""
    visits = (visit(0, "0.0"), *(visit(at, change) for at, change in enumerate(changes, start=1)))
    sums = [Decimal(change) for change in changes if change is not None]
    best = min(sums) if sums else Missing.NOT_EVALUABLE
    given = {"randomised": START, "last_evaluable": visits[-1].scanned, "pfs_days": 84 * len(changes) + 1}
    whole = {"has_event": False, "pd_trigger": None, "visits": visits, **given, **more}
    return Course(subject, response, best, "TP1" if sums else None, **whole)


def drawn(figure):
    """The axes of a figure, painted."""
    return painted(figure).axes


def table(figure, *names):
    """Some columns of a figure's table."""
    places = [[column.name for column in figure.columns].index(name) for name in names]
    return [tuple(row[place] for place in places) for row in figure.rows]


WORSE = course("03", "PD", "142.5", pd_trigger="target")
NEW = course("04", "PD", "-10.0", pd_trigger="new")
STABLE, ALSO, ZERO = (
    course("02", "SD", "-10.0"),
    course("01", "SD", "-10.0"),
    course("05", "SD", "0.0"),
)
BETTER, UNSEEN = course("06", "PR", "-40.0", "-55.5"), course("07", "NE", None)


def test_EXP_102_bars_in_order_with_what_is_cut_starred_and_listed():
    (figure,) = waterfall.figures([BETTER, UNSEEN, STABLE, ALSO, NEW, WORSE, ZERO])
    rows = table(figure, "subject_id", "best_pct", "height", "star", "drawn")
    assert [row[0] for row in rows] == ["03", "05", "04", "01", "02", "06", "07"]
    heights = [row[2] for row in rows if row[4]]
    assert heights == [Decimal(h) for h in ("100.0", "0.0", "-10.0", "-10.0", "-10.0", "-55.5")]
    (axes,) = drawn(figure)
    assert [bar.get_height() for bar in axes.patches] == [float(height) for height in heights]
    assert [bar.get_hatch() or "" for bar in axes.patches] == [
        LOOKS[name].hatch for name in ("PD", "SD", "PD", "SD", "SD", "PR")
    ]
    texts = [text.get_text() for text in axes.texts]
    assert "+142.5" in texts
    assert texts.count("*") == [row[3] for row in rows].count(True) == 1
    assert figure.n == len(rows) == 7
    assert figure.notes == ("Not drawn, no complete sum after baseline: 07",)


def test_EXP_100_a_long_waterfall_has_pages_with_every_subject_once():
    many = [course(f"{number:04d}", "SD", f"-{number % 29}.0") for number in range(151)]
    first, last = waterfall.figures([*many, UNSEEN])
    assert (first.name, last.name, len(first.cells), len(last.cells)) == (
        "waterfall_1",
        "waterfall_2",
        150,
        2,
    )
    subjects = [row[0] for page in (first, last) for row in table(page, "subject_id")]
    assert sorted(subjects) == sorted([*(f"{number:04d}" for number in range(151)), "07"])


def test_EXP_103_a_visit_without_a_sum_is_a_gap_and_marks_stand_where_they_were_seen():
    gap = course("08", "PR", "-40.0", None, "-35.0", "-33.0")
    ended = course("09", "PD", "170.0")
    marked = replace(ended.visits[1], is_pd=True, has_new_lesion=True)
    ended = replace(ended, visits=(ended.visits[0], marked))
    (figure,) = spider.figures([gap, ended, UNSEEN])
    (axes,) = drawn(figure)
    lines = [list(zip(*line.get_data(), strict=True)) for line in axes.lines if line.get_gid() == "08"]
    assert lines == [[(-7, 0.0), (84, -40.0)], [(252, -35.0), (336, -33.0)]]
    pieces = [(day, float(change)) for piece in lines for day, change in piece]
    rows = table(figure, "subject_id", "day", "pct_from_baseline")
    assert [(day, float(change)) for who, day, change in rows if who == "08" and change is not None] == pieces
    marks = {line.get_marker(): line.get_data() for line in axes.lines if line.get_marker() in "^*"}
    assert {symbol: (list(x), list(y)) for symbol, (x, y) in marks.items()} == {
        "^": ([84], [150]),
        "*": ([84], [150]),
    }
    assert "+170.0" in [text.get_text() for text in axes.texts]
    assert figure.notes == ("Not drawn, no dated change after baseline: 07",)


def test_EXP_104_bars_end_at_death_or_last_assessment_and_nothing_after_the_cutoff_is_drawn():
    died = course("11", "PR", "-40.0", died=START + timedelta(200), progressed=START + timedelta(168))
    responded = replace(died, responded=START + timedelta(84), response_ended=START + timedelta(168))
    late = course("12", "SD", "-5.0", "-5.0", cutoff=START + timedelta(100), died=START + timedelta(400))
    ongoing, nameless = course("13", "SD", "-5.0", "-5.0"), replace(STABLE, randomised=None)
    (figure,) = swimmer.figures([late, ongoing, responded, nameless])
    assert table(figure, "subject_id", "length_days", "pd_day", "death_day", "ongoing") == [
        ("11", 200, 168, 200, False),
        ("13", 168, None, None, True),
        ("12", 100, None, None, True),
        ("02", None, None, None, False),
    ]
    (axes,) = drawn(figure)
    bars = {bar.get_gid(): bar.get_width() for bar in axes.patches if bar.get_gid()}
    assert bars == {"11": 200, "13": 168, "12": 100}
    (thick,) = [bar for bar in axes.patches if not bar.get_gid() and hasattr(bar, "get_width")]
    assert (thick.get_x(), thick.get_width()) == (84, 84)
    assert [label.get_text() for label in axes.get_yticklabels()] == ["11", "13", "12"]
    marks = {line.get_gid(): list(zip(*line.get_data(), strict=True)) for line in axes.lines}
    assert (marks["pd_day"], marks["death_day"]) == ([(168, 1)], [(200, 1)])
    assert marks["ongoing"] == [(168, 2), (100, 3)]


def test_EXP_105_curve_ticks_and_numbers_under_it_are_those_of_the_table():
    times = [(6, 1), (6, 1), (6, 0), (40, 1), (70, 0), (95, 0)]
    people = [
        course(str(number), "SD", "-5.0", pfs_days=days, has_event=bool(event))
        for number, (days, event) in enumerate(times)
    ]
    (figure,) = kaplan_meier.figures([*people, course("x", "SD", "-5.0", pfs_days=None, has_event=None)])
    rows = table(figure, "day", "at_risk", "events", "censored", "survival")
    assert [row[:4] for row in rows] == [
        (0, 6, 0, 0),
        (6, 6, 2, 1),
        (40, 3, 1, 0),
        (70, 2, 0, 1),
        (95, 1, 0, 1),
    ]
    (axes,) = drawn(figure)
    by_name = {line.get_gid(): line.get_data() for line in axes.lines}
    assert list(by_name["curve"][0]) == [row[0] for row in rows]
    assert list(by_name["curve"][1]) == pytest.approx([float(row[4]) for row in rows], abs=1e-6)
    assert list(by_name["censored"][0]) == [row[0] for row in rows if row[3]]
    texts = [text.get_text() for text in axes.texts]
    assert texts[1:] == ["at risk", "6", "3", "2", "1", "events", "0", "2", "3", "3"]
    assert texts[0] == "3 events; median 1.3 months, 95 % CI 0.2 months to not reached"
    assert figure.notes == ("Not in the curve, PFS not computed: x",)


def pair(number, first, second, adjudication=None):
    def read(size, slot):
        at = TimepointResult("BL", None, START, Decimal(size))
        return ReadResult(
            f"S{number:02d}", f"RD0{slot}", Response.SD, (at,), completed_on=START, slot=f"R{slot}"
        )

    return PairOfReads(read(first, 1), read(second, 2), adjudication)


def decided(cause, *triggers):
    return Adjudication(triggers, Decision.FIRST, cause, "adjudicator")


TEN = [pair(number, 30 + number, 31 + number + number % 3) for number in range(10)]


def test_EXP_106_points_bias_and_limits_of_the_panel_in_mm():
    (figure,) = bland_altman.figures(TEN)
    in_mm = [row for row in table(figure, "panel", "element", "mean", "value", "n") if row[0] == "mm"]
    left, right = drawn(figure)
    (points,) = [line for line in left.lines if line.get_gid() == "points"]
    expected = [(float(mean), float(value)) for _, what, mean, value, _ in in_mm if what == "point"]
    assert list(zip(*points.get_data(), strict=True)) == expected
    assert expected[2] == (33.5, 3.0)
    levels = {line.get_gid(): line.get_ydata()[0] for line in left.lines}
    for _, what, _, value, n in in_mm[10:13]:
        assert levels[what] == pytest.approx(float(value), abs=1e-6)
        assert n == 10
    assert right.get_ylabel() == "difference R2 - R1, % of mean"
    (few,) = bland_altman.figures(TEN[:9])
    assert (few.cells, few.n) == ((), 9)


def test_EXP_107_causes_by_count_and_triggers_of_all_that_part():
    named = [Cause.NEW_LESION] * 6 + [Cause.MEASUREMENT] * 4
    parted = [
        replace(one, adjudication=decided(cause, *(("T1", "T2") if cause is Cause.NEW_LESION else ("T1",))))
        for one, cause in zip(TEN, named, strict=True)
    ]
    (figure,) = causes.figures(parted)
    rows = table(figure, "panel", "code", "count", "percent")
    assert rows[:3] == [
        ("cause", "new_lesion", 6, Decimal("60.0")),
        ("cause", "measurement", 4, Decimal("40.0")),
        ("cause", "target_selection", 0, Decimal("0.0")),
    ]
    assert rows[7:] == [("trigger", "T1", 10, Decimal("100.0")), ("trigger", "T2", 6, Decimal("60.0"))]
    axes = drawn(figure)
    assert [bar.get_width() for panel in axes for bar in panel.patches] == [row[2] for row in rows]
    assert isinstance(causes.causes(parted[:9]).causes, TooFew)


def test_EXP_100_the_folder_has_picture_table_and_words_of_each_figure(study, rows_of, tmp_path):
    result = export(study, ExportRequest("figures", tmp_path))
    outcomes = export(study, ExportRequest("outcomes", tmp_path)).folder
    names = {path.stem for path in result.folder.glob("*.svg")}
    assert names == {"waterfall", "spider", "swimmer", "kaplan_meier"}
    with Image.open(result.folder / "waterfall.png") as picture:
        assert (picture.size, picture.format) == ((2125, 1417), "PNG")
    svg = (result.folder / "waterfall.svg").read_text("utf-8")
    assert "best change from baseline, %</text>" in svg
    assert "<dc:date>" not in svg
    primary = {
        row["subject_id"]: row
        for row in rows_of(outcomes, "outcomes")
        if (row["reader"], row["variant"]) == ("FINAL", "primary")
    }
    bars = rows_of(result.folder, "waterfall")
    assert {row["subject_id"]: (row["best_pct"], row["bor"]) for row in bars} == {
        subject: (row["best_pct"], row["bor_primary"]) for subject, row in primary.items()
    }
    marks = {
        (row["subject_id"], row["timepoint"]): row["new_lesion"] for row in rows_of(result.folder, "spider")
    }
    assert [at for at, is_new in marks.items() if is_new == "Y"] == [("1002", "TP1")]  # NL-3: dated back
    words = json.loads((result.folder / "waterfall.json").read_text("utf-8"))
    assert (words["n"], words["options"]["reader"]) == (len(primary), "FINAL")
    assert words["title"] == "Best change of the sum of diameters: 4 of 5 subjects"
    with (result.folder / "kaplan_meier.csv").open(encoding="utf-8", newline="") as file:
        assert next(csv.DictReader(file))["at_risk"] == "5"
    assert result.manifest["library_versions"]["matplotlib"]


def test_EXP_12_two_runs_draw_the_same_bytes(study, tmp_path):
    one, other = (
        export(study, ExportRequest("figures", tmp_path / name)).folder for name in ("one", "other")
    )
    drawn = {path.name: path.read_bytes() for path in one.iterdir() if path.name != "manifest.json"}
    again = {path.name: path.read_bytes() for path in other.iterdir() if path.name != "manifest.json"}
    del drawn["SHA256SUMS"], again["SHA256SUMS"]  # the manifest's own line has the stamp
    assert {name.partition(".")[2] for name in drawn} == {"svg", "png", "csv", "json"}
    assert drawn == again
