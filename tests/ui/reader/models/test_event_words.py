"""Events and undo are told in a reader's words, with lesion and value; never by the names of events."""

from decimal import Decimal
from importlib.util import module_from_spec, spec_from_file_location
from types import SimpleNamespace

import pytest

from recist_reader.recist.vocabulary import NewLesionState, Role
from recist_reader.trial import commands as c
from recist_reader.trial.changes import CHANGES
from recist_reader.trial.evidence import ToolKind
from recist_reader.ui import texts
from recist_reader.ui.reader.models.event_words import event_words, undo_words
from tests.building import drawn, marked
from tests.ui.reader.models import stories


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    """A read at its first follow-up; each test leaves its own edits behind."""
    with stories.a_read(tmp_path_factory.mktemp("words"), timepoints=2) as made:
        stories.draw_baseline(made)
        stories.done(made.lock())
        stories.read_targets(made, "TP1")
        yield made


def told(session, command):
    """What is said of a command, and that undo says the same and event names are not in it."""
    recorded = stories.done(session.do(command))
    said = event_words(recorded, session.state)
    assert undo_words(recorded, session.state) == said
    assert not any(name in said or name.replace(".", " ") in said for name in CHANGES)
    return said


def state(lesion, value, reason=None, into=None):
    return lambda _session: c.SetState(lesion, value, reason, into)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        pytest.param(
            lambda s: c.RecordMeasurement("T1", drawn(s, 23.4, 20, 10, (150, 150))),
            "T1 measured 23.4 mm",
            id="longest diameter",
        ),
        pytest.param(
            lambda s: c.RecordMeasurement("T2", drawn(s, 25, 16.2, 14, (220, 150))),
            "T2 measured 16.2 mm",
            id="a node by its short axis (MT-5)",
        ),
        pytest.param(state("T3", "absent"), "T3 absent", id="absent"),
        pytest.param(state("T3", "too_small"), "T3 too small to measure", id="too small"),
        pytest.param(
            state("T3", "not_evaluable", "artefact"), "T3 not evaluable, artefact", id="NE with its reason"
        ),
        pytest.param(state("T4", "merged", into="T1"), "T4 merged into T1", id="merged"),
        pytest.param(lambda _s: c.ClearFinding("T4"), "T4: state removed", id="state removed"),
        pytest.param(
            state("NT1", "unequivocal_pd"), "NT1 unequivocal progression", id="progression of a non-target"
        ),
        pytest.param(lambda s: c.PlaceMark("NT2", marked(s, 11)), "NT2 marked", id="place of a non-target"),
        pytest.param(
            lambda s: c.CreateLesion(
                "00000000-new",
                Role.NEW,
                c.Site("liver", subsite="2"),
                marked(s, 12),
                NewLesionState.EQUIVOCAL,
            ),
            "NL1 marked equivocal",
            id="new lesion with its status",
        ),
        pytest.param(lambda _s: c.DeleteLesion("NL1"), "NL1 removed", id="lesion removed"),
        pytest.param(
            lambda _s: c.SplitTarget("00000000-a", "T1"), "T1 split, its value is T1.a now", id="split (S-6)"
        ),
        pytest.param(
            lambda s: c.AddFragment("00000000-b", "T1", drawn(s, 9.1, 8, 10, (170, 170))),
            "T1.b measured 9.1 mm",
            id="fragment",
        ),
        pytest.param(
            lambda s: c.SetKeyImage("key", marked(s, 12).place, Decimal("0.5")),
            "key image, slice 12",
            id="key image",
        ),
        pytest.param(lambda _s: c.RemoveKeyImage("key"), "key image, slice 12, let go", id="key image gone"),
        pytest.param(
            lambda _s: c.GiveReason("GD-13", "seen on three phases", "T2"),
            "reason for GD-13 of T2 given",
            id="reason of a check",
        ),
    ],
)
def test_an_act_is_told_with_lesion_and_value(session, make, words):
    assert told(session, make(session)) == words


def test_undo_and_redo_are_told_in_the_words_of_the_act(session):
    stories.set_state(session, "NT3", "absent")
    assert event_words(session.do(c.Undo()), session.state) == "undone: NT3 absent"
    assert event_words(session.do(c.Redo()), session.state) == "done again: NT3 absent"
    assert undo_words(session.state.history.done[-1], session.state) == "NT3 absent"


def test_a_moved_label_is_no_measurement(session):
    assert told(session, c.MoveLabel("T2", (Decimal("3.0"), Decimal("4.0")))) == "label of T2 moved"


def test_the_undo_of_a_creation_still_names_the_lesion(session):
    stories.create(session, Role.NEW, c.Site("liver"), marked(session, 12), NewLesionState.UNEQUIVOCAL)
    assert event_words(session.do(c.Undo()), session.state) == "undone: NL1 marked unequivocal"


@pytest.fixture
def translated(monkeypatch):
    """The module as it is where every text of it is shown in another language."""
    monkeypatch.setattr(texts, "tr", lambda text, **figures: f"«{text.format(**figures)}»")
    spec = spec_from_file_location("translated_event_words", event_words.__code__.co_filename)
    made = module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def test_no_word_is_left_in_english(translated, session):
    """The status of a new lesion, a tool by its name, and an edit that has no other word."""
    made = stories.create(session, Role.NEW, c.Site("liver"), marked(session, 12), NewLesionState.EQUIVOCAL)
    (lesion,) = made.edit.new["lesion"].values()
    assert translated.event_words(made, session.state) == f"{lesion.id} «marked» «equivocal»"
    for tool in ToolKind:
        assert translated._tool(SimpleNamespace(tool=tool, long_mm=None)) == f"«{tool}»"
    nothing = SimpleNamespace(edit=SimpleNamespace(old={}, new={}))
    assert translated.undo_words(nothing, session.state) == "«edit»"
