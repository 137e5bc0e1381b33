"""An adjudicator at the window, by keys alone: in, one case opened, looked at, decided, signed (AJ, RO-3)."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from recist_reader.reading.people.own_cases import stored_cases
from recist_reader.reading.people.signature_check import check_signatures
from recist_reader.storage.verify import verify
from recist_reader.trial.adjudication.records import CaseState
from tests.blinded_images import come_in, copied
from tests.people import OWN_PASSWORD
from tests.ui.adjudication.bench import ALT, CONTROL, CaseBench
from tests.ui.adjudication.discordant import make_discordant

pytestmark = pytest.mark.gui
Key = Qt.Key
GROUNDS = "The axis of A runs through a vessel"


@pytest.fixture(scope="module")
def made(made_blinded, tmp_path_factory):
    """The study with two complete reads that part."""
    return make_discordant(copied(made_blinded, tmp_path_factory.mktemp("case")))


@pytest.fixture
def blinded(made, tmp_path):
    return copied(made, tmp_path)


@pytest.fixture
def bench(qtbot, open_window, blinded):
    window = open_window(size=(1920, 1080))
    come_in(qtbot, window, blinded, "ad")
    bench = CaseBench(qtbot, window)
    bench.settle()
    return bench


def test_AJ_a_case_is_opened_and_decided_in_ten_keys_beside_the_text(bench, blinded):
    code = bench.home.list_page.selected()
    bench.key(Key.Key_Return)  # opens it at the framed timepoint, with the nadir beside
    bench.key(Key.Key_N)  # the one that was not opened yet
    assert bench.looking.opened == {"BL", "TP1", "TP2"}
    bench.key(Key.Key_F)  # where the reads part
    bench.key(Key.Key_F5)
    bench.key(Key.Key_F6)
    bench.key(Key.Key_B, ALT)
    bench.key(Key.Key_2, ALT)  # measurement; the reason is next
    assert QApplication.focusWidget() is bench.page.decision.reason
    bench.type(GROUNDS)
    bench.key(Key.Key_Return)
    bench.type("ad")
    bench.key(Key.Key_Return)
    bench.type(OWN_PASSWORD)
    bench.key(Key.Key_Return)
    assert bench.pressed <= 10
    assert code in bench.told
    assert "B is endorsed, signed and stored" in bench.told
    assert bench.home.currentWidget() is bench.home.list_page
    assert bench.home.list_page.next_case() is None
    bench.window.close_study()
    with blinded.manager() as study:
        (case,) = stored_cases(study.file).values()
        assert (case.state, case.decided.endorsed, case.decided.cause) == (
            CaseState.DECIDED,
            "B",
            "measurement",
        )
        assert case.decided.text == GROUNDS
        assert (case.decided.opened, case.decided.overlays) == (("BL", "TP1", "TP2"), ("A", "B"))
        assert case.final_read == case.reads["B"]
    assert check_signatures(blinded.path).first_fault is None
    assert verify(blinded.path).ok


def test_AJ_7_a_decided_case_is_shown_as_it_was_signed(bench):
    decide(bench)
    bench.key(Key.Key_Return)
    panel = bench.page.decision
    assert panel.endorse["A"].isChecked()
    assert not panel.endorse["B"].isEnabled()
    assert panel.reason.toPlainText() == GROUNDS
    assert panel.reason.isReadOnly()
    assert panel.sign_button.isHidden()
    bench.key(Key.Key_B, ALT)
    assert panel.endorse["A"].isChecked()
    assert "not changed" in panel.whole.text()
    bench.key(Key.Key_W, CONTROL)
    assert bench.told == ""


def test_SE_a_wrong_password_signs_nothing_and_is_told_in_place(bench, blinded):
    look(bench)
    bench.key(Key.Key_Return)
    bench.type("ad")
    bench.key(Key.Key_Return)
    bench.type("not my Password at all")
    bench.key(Key.Key_Return)
    panel = bench.page.decision
    assert "wrong" in panel.missing.text()
    assert panel.signature.password.text() == ""
    assert QApplication.focusWidget() is panel.signature.password
    assert panel.reason.toPlainText() == GROUNDS
    bench.type(OWN_PASSWORD)
    bench.key(Key.Key_Return)
    assert "signed and stored" in bench.told


def test_AJ_5_a_case_that_is_left_is_free_again_and_undecided(bench, blinded):
    look(bench)
    bench.key(Key.Key_W, CONTROL)
    assert bench.home.list_page.next_case() is not None
    bench.window.close_study()
    with blinded.manager() as study:
        (case,) = stored_cases(study.file).values()
        assert (case.state, case.held_by) == (CaseState.PENDING, None)


def test_AJ_5_signing_out_leaves_the_open_case(bench, blinded):
    look(bench)
    bench.window.close_study()
    with blinded.manager() as study:
        (case,) = stored_cases(study.file).values()
        assert (case.state, case.held_by) == (CaseState.PENDING, None)


def look(bench):
    """All but the signature; the reason has the keys."""
    bench.key(Key.Key_Return)
    for key in (Key.Key_N, Key.Key_F, Key.Key_F5, Key.Key_F6):
        bench.key(key)
    bench.key(Key.Key_A, ALT)
    bench.key(Key.Key_2, ALT)
    bench.type(GROUNDS)


def decide(bench):
    look(bench)
    bench.key(Key.Key_Return)
    bench.type("ad")
    bench.key(Key.Key_Return)
    bench.type(OWN_PASSWORD)
    bench.key(Key.Key_Return)
