"""A case in the window: list, timeline, overlays, pairs, explanation, what AJ-6 counts, blinding."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from recist_reader.reading.people.own_cases import stored_cases
from recist_reader.trial.adjudication.decision import Overlay
from recist_reader.trial.adjudication.pairing import PairKind
from recist_reader.ui.theme.tokens import TOKENS
from tests.blinded_images import SUBJECTS, copied
from tests.people import OWN_PASSWORD
from tests.scenarios.blinded_desk import texts
from tests.ui.adjudication.bench import ALT, CONTROL, SHIFT
from tests.ui.adjudication.discordant import SUBJECT

pytestmark = pytest.mark.gui
Key = Qt.Key


def test_AJ_1_the_list_has_code_state_and_trigger(bench):
    page = bench.home.list_page
    words = [page.model.index(0, column).data() for column in range(3)]
    assert words[0] == page.selected()
    assert words[1:] == ["waits for your decision", "Progression: one reader only"]
    assert page.count.text() == "1 case waits"
    assert QApplication.focusWidget() is page.table


def test_without_a_case_it_is_said_what_makes_one(open_bench, made_blinded, tmp_path):
    bench = open_bench(copied(made_blinded, tmp_path))
    page = bench.home.list_page
    assert page.stack.currentWidget() is page.empty
    told = " ".join(texts(page.empty))
    assert "No case waits for you" in told
    assert "both reads of a subject are complete and differ" in told
    bench.key(Key.Key_Return)  # looks again
    assert page.stack.currentWidget() is page.empty


def test_the_list_is_filtered_by_words(bench):
    page = bench.home.list_page
    bench.key(Key.Key_F, CONTROL)
    bench.type("date differs")
    assert page.stack.currentWidget() is page.no_hit
    bench.key(Key.Key_Escape)
    assert page.stack.currentWidget() is page.table
    assert page.search.text() == ""


def test_AJ_2_both_results_and_lanes_stand_beside_each_other(bench):
    bench.open_case()
    head, view = bench.page.head, bench.home.acts.opened.view
    sides = {result.progression for result in (view.a, view.b)}
    assert sides == {"TP2, Day 168", "none"}
    assert head.trigger.text() == "Progression: one reader only"
    assert [column.name for column in view.columns] == ["Baseline", "TP1", "TP2"]
    assert [column.is_framed for column in view.columns] == [False, False, True]
    framed = view.columns[-1]
    assert {(cell.sum_mm, cell.category) for cell in (framed.a, framed.b)} == {
        ("112.0", "PD"),
        ("91.0", "SD"),
    }
    (pd,) = [cell for cell in (framed.a, framed.b) if cell.is_first_pd]
    assert pd.change == "+12.0 % from baseline, +27.3 % from nadir"
    assert "first differing timepoint" in bench.page.timeline.accessibleDescription()


def test_the_case_opens_where_the_reads_part_beside_its_nadir(bench):
    bench.open_case()
    right, left = bench.images.right, bench.images.left
    assert right.banner.view.detail == "TP2, Day 168, framed"
    assert left.banner.view.detail == "TP1, Day 84"
    assert "Nadir" in left.banner.view.word
    assert "read-only" in repr(right._scene().corners)


def test_every_timepoint_is_reached_by_key_and_by_click(bench):
    bench.open_case()
    seen = [bench.images.wish.label]
    for _ in range(3):
        bench.key(Key.Key_BracketRight)
        seen.append(bench.images.wish.label)
    assert seen == ["TP2", "BL", "TP1", "TP2"]
    bench.key(Key.Key_BracketLeft)
    assert bench.images.wish.label == "TP1"
    box = bench.page.timeline.column_box(0).center().toPoint()
    QTest.mouseClick(bench.page.timeline, Qt.MouseButton.LeftButton, pos=box)
    bench.settle()
    assert bench.images.wish.label == "BL"
    assert not bench.images.left.isVisible()  # nothing is earlier


def test_F5_to_F7_show_the_marks_of_A_of_B_of_both_in_their_colours_and_lines(bench):
    bench.open_case()
    marks = bench.images.right.marks
    assert {mark.read for mark in marks} == {Overlay.A, Overlay.B}
    looks = {(mark.read, mark.colour, mark.dash) for mark in marks}
    assert looks == {
        (Overlay.A, TOKENS.reader_a, ()),
        (Overlay.B, TOKENS.reader_b, TOKENS.dash_reader_b),
    }
    for key, reads in ((Key.Key_F5, {"A"}), (Key.Key_F6, {"B"}), (Key.Key_F7, {"A", "B"})):
        bench.key(key)
        for viewport in (bench.images.left, bench.images.right):
            assert {mark.read for mark in viewport.marks} == reads
            assert {line[0] for mark in viewport.marks for line in mark.label} == reads


def test_AJ_6_what_was_on_screen_counts_and_nothing_else(bench):
    bench.open_case()
    assert bench.looking.opened == {"TP1", "TP2"}
    assert bench.looking.overlays == set()  # both together show neither by itself
    bench.key(Key.Key_BracketRight)  # baseline
    bench.key(Key.Key_F5)
    assert bench.looking.opened == {"BL", "TP1", "TP2"}
    assert bench.looking.overlays == set()  # that was not the framed timepoint
    bench.key(Key.Key_F)
    assert bench.looking.overlays == {"A"}
    bench.key(Key.Key_F6)
    assert bench.looking.overlays == {"A", "B"}


def test_AJ_6_marks_that_are_hidden_by_hand_are_not_seen(bench):
    bench.open_case()
    QTest.keyPress(bench.images.right.canvas, Key.Key_Q)
    assert bench.images.right.graphics_hidden
    bench.key(Key.Key_F5)
    assert bench.looking.overlays == set()
    QTest.keyRelease(bench.images.right.canvas, Key.Key_Q)
    bench.settle()
    assert not bench.images.right.graphics_hidden
    assert bench.looking.overlays == {"A"}


def test_AJ_6_images_behind_the_pairs_are_not_seen(open_bench, discordant):
    bench = open_bench(discordant, (1366, 768))
    bench.open_case()
    bench.key(Key.Key_P, ALT)
    assert not bench.images.isVisible()
    bench.key(Key.Key_F5)
    bench.key(Key.Key_BracketRight)
    assert bench.looking.opened == {"TP1", "TP2"}
    assert bench.looking.overlays == set()
    bench.key(Key.Key_P, ALT)
    assert bench.looking.opened == {"BL", "TP1", "TP2"}


def test_AJ_6_the_list_says_what_is_missing_and_the_key_for_it(bench):
    bench.open_case()
    panel = bench.page.decision
    words = [line.words.text() for line in panel.needs if line.isVisible()]
    assert words[:3] == ["every timepoint opened, 2 of 3", "TP2 viewed with A", "TP2 viewed with B"]
    assert [line.key.text() for line in panel.needs[:3]] == ["N", "F5", "F6"]
    assert panel.missing.text() == "6 things left. First: Open every timepoint."
    assert not panel.sign_button.isEnabled()
    bench.key(Key.Key_L, CONTROL)
    assert QApplication.focusWidget() is panel.signature.login
    bench.key(Key.Key_Return)
    bench.type("some password")
    bench.key(Key.Key_Return)  # sends nothing
    assert "things left" in panel.missing.text()
    assert bench.home.currentWidget() is bench.page


def test_AJ_4_the_difference_is_explained_with_its_figures(bench):
    bench.open_case()
    panel = bench.page.explained
    told = panel.accessibleDescription()
    assert "this one alone closes the difference" in panel.lead.text()
    assert "Liver at TP2" in told
    assert "75.0 mm" in told
    assert "53.0 mm" in told
    assert "+27.3 %" in panel.turn.text()
    assert "PD (TR-3) into SD (TR-7)" in panel.turn.text()
    assert bench.page.table.in_hand == 0  # 19: the explained pair is the one in hand


def test_AJ_3_pairs_have_both_values_and_their_difference(bench):
    bench.open_case()
    liver, spleen = bench.rows
    assert (liver.kind, liver.kind_words) == (PairKind.SAME_ROLE, "same lesion, same role")
    cell = liver.at("TP2")
    assert {cell.a.text, cell.b.text} == {"75.0", "53.0"}
    assert (cell.difference, cell.percent) == ("22.0 mm", "41.5 %")
    assert spleen.at("BL").difference == "0.0 mm"


def test_AJ_3_a_pair_is_gone_to_in_both_images(bench):
    bench.open_case()
    bench.key(Key.Key_Home)
    assert bench.images.right.state.slice_index == 0
    bench.key(Key.Key_Space)
    assert bench.page.table.in_hand == 1
    assert {view.state.slice_index for view in (bench.images.left, bench.images.right)} == {11}
    strong = {mark.name[2:] for mark in bench.images.right.marks if mark.selected}
    assert strong == {"T2"}
    bench.key(Key.Key_Space, SHIFT)
    assert bench.page.table.in_hand == 0


def test_a_click_on_a_mark_takes_its_pair_in_hand(bench):
    bench.open_case()
    right = bench.images.right
    spleen = next(mark for mark in right.marks if mark.name == "A T2")
    x, y = right.geometry_now().to_view(spleen.shape.centre)
    QTest.mouseClick(right.canvas, Qt.MouseButton.LeftButton, pos=QPoint(round(x), round(y)))
    bench.settle()
    assert bench.page.table.in_hand == 1


def test_AJ_3_lesions_of_one_read_alone_are_told_so(open_bench, with_others):
    bench = open_bench(with_others).open_case()
    kinds = {row.kind for row in bench.rows}
    assert kinds == {PairKind.SAME_ROLE, PairKind.ONLY_A, PairKind.ONLY_B}
    new = next(row for row in bench.rows if "NL1" in (row.id_a, row.id_b))
    cell = new.at("TP2")
    assert {cell.a.whole, cell.b.whole} == {"", "unequivocal"}


def test_AJ_3_two_rows_are_paired_by_key_and_taken_back(open_bench, with_others):
    bench = open_bench(with_others).open_case()
    table = bench.page.table
    before = [row.kind for row in bench.rows]
    alone = [at for at, row in enumerate(bench.rows) if "T2" in (row.id_a, row.id_b)]
    while table.in_hand != alone[0]:
        bench.key(Key.Key_Space)
    bench.key(Key.Key_P)
    assert table.picked_up == alone[0]
    while table.in_hand != alone[1]:
        bench.key(Key.Key_Space)
    bench.key(Key.Key_P)
    paired = next(row for row in bench.rows if row.id_a == row.id_b == "T2")
    assert (paired.kind_words, paired.by_hand) == ("same lesion, same role, by hand", True)
    while not table.rows[table.in_hand].by_hand:
        bench.key(Key.Key_Space)
    bench.key(Key.Key_Delete)
    assert [row.kind for row in bench.rows] == before
    bench.key(Key.Key_Z, CONTROL)
    assert any(row.by_hand for row in bench.rows)
    bench.key(Key.Key_Z, CONTROL)
    assert [row.kind for row in bench.rows] == before
    bench.key(Key.Key_Z, CONTROL)
    assert "no pair was changed by hand" in bench.told.lower()


def test_AJ_3_a_row_dragged_onto_another_is_paired_with_it(open_bench, with_others):
    bench = open_bench(with_others).open_case()
    table = bench.page.table
    source, target = (at for at, row in enumerate(bench.rows) if "T2" in (row.id_a, row.id_b))
    start, end = (table.row_box(at).center().toPoint() for at in (source, target))
    QTest.mousePress(table, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(table, (start + end) / 2)
    QTest.mouseMove(table, end)
    QTest.mouseRelease(table, Qt.MouseButton.LeftButton, pos=end)
    bench.settle()
    assert any(row.by_hand and row.is_whole for row in bench.rows)


def test_AJ_3_what_is_no_pair_is_refused_in_place(open_bench, with_others):
    bench = open_bench(with_others).open_case()
    while bench.rows[bench.page.table.in_hand].is_whole:
        bench.key(Key.Key_Space)
    before = bench.rows
    bench.key(Key.Key_Delete)
    assert "This row is no pair" in bench.told
    assert bench.rows == before


def test_the_left_image_goes_from_nadir_to_baseline_to_prior(bench):
    bench.open_case()
    words = []
    for _ in range(3):
        bench.key(Key.Key_C)
        words.append(bench.images.left.banner.view.word)
    assert words[0] == "Baseline"
    assert "Prior" in words[1]
    assert "Nadir" in words[2]


def test_BN_the_window_holds_the_code_and_A_and_B_alone(open_bench, with_others):
    bench = open_bench(with_others).open_case()
    for key in (Key.Key_F5, Key.Key_N, Key.Key_Question):
        bench.key(key)
    told = texts(bench.window)
    told |= {repr(viewport._scene()) for viewport in (bench.images.left, bench.images.right)}
    told |= {repr(bench.home.acts.opened.view), repr([(r.site, r.kind_words, r.cells) for r in bench.rows])}
    (case,) = stored_cases(bench.window.study.file).values()
    hidden = {*SUBJECTS, case.read_a, case.read_b, "2024-", with_others.codes[SUBJECT, "R1"]}
    hidden |= {with_others.codes[SUBJECT, "R2"], "R1", "R2"}
    shown = {word for word in hidden for text in told if word in text}
    assert shown == set()
    assert any(case.code in text for text in told)
    assert bench.window.windowTitle() == "RECIST Reader"


def test_an_open_case_is_hidden_by_the_cover_and_comes_back(qtbot, bench):
    bench.open_case()
    bench.key(Key.Key_L, CONTROL | ALT)
    assert bench.window.desk.working.guard.is_covered
    assert not bench.page.isVisible()
    page = bench.window.desk.working.guard.cover_page
    bench.type(OWN_PASSWORD)
    bench.key(Key.Key_Return)
    qtbot.waitUntil(lambda: not bench.window.desk.working.guard.is_covered, timeout=30_000)
    assert bench.page.isVisible()
    assert page.password.text() == ""
    bench.key(Key.Key_F5)
    assert bench.looking.overlays == {"A"}


def test_AJ_9_a_read_that_is_wrong_by_a_check_is_asked_about_in_place_of_deciding(bench):
    bench.open_case()
    bench.key(Key.Key_Q, ALT)
    card = bench.home.queries.card
    assert card.geometry() == bench.page.decision.rect()  # no image is covered
    form = card.form
    form.entries.setCurrentIndex(form.entries.findData("other_person"))
    form.button.click()
    assert form.refusal.text() == "Choose the read that is wrong: A or B."
    bench.home.queries.read.choose("B")
    form.button.click()
    bench.settle()
    assert "The study manager is asked" in bench.told
    (item,) = card.items
    assert {"Read B, TP2", "These images seem to be of another person."} <= texts(item)
    bench.key(Key.Key_Escape)
    assert not card.isVisible()
    bench.key(Key.Key_W, CONTROL)
    bench.open_case()
    assert card.isVisible()  # what was asked, and an answer, is told when the case is opened again
    assert len(card.items) == 1
