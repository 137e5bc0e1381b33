"""SE-41: every call of a service, by every role, without a window (RO-1 to RO-6)."""

from collections import Counter
from pathlib import Path

import pytest

from recist_reader.reading.people.managing import AccountDesk
from recist_reader.reading.people.people import People
from recist_reader.reading.people.signing_in import SignedIn, sign_in
from recist_reader.reading.workplace import Workplace
from recist_reader.trial.patch import Recorded
from tests.blinded import people_of
from tests.people import MANAGER, MANAGER_PASSWORD, WHY
from tests.permissions.asking_calls import ASKING, Asks, with_may
from tests.permissions.found_calls import found_calls
from tests.permissions.other_calls import OTHERS
from tests.permissions.scene import (
    COMPLETE,
    FRESH,
    LOGINS,
    Scene,
    Stage,
    complete,
    fresh,
    heads_of,
    notes_since,
    rows_of,
    rule_of,
)

STATES = {FRESH: fresh, COMPLETE: complete}


@pytest.fixture(scope="module")
def stages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Stage]:
    return {name: make(tmp_path_factory.mktemp(name)) for name, make in STATES.items()}


def test_SE_41_every_call_has_its_row() -> None:
    """A new service without a row here is a service that nobody thought about."""
    found, known = set(found_calls()), set(ASKING) | set(OTHERS)
    assert found - known == set(), "calls without a row"
    assert known - found == set(), "rows without a call"
    assert not set(ASKING) & set(OTHERS)
    assert len(found) > 100


def what_happens(scene: Scene, asks: Asks) -> tuple[str | None, Counter[tuple[str, str | None]]]:
    """The refusing rule, and what was stored."""
    file = scene.study.file
    heads = heads_of(file)
    return rule_of(scene, asks.call), notes_since(file, heads)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("letter", LOGINS)
def test_SE_41_what_a_role_may_not_do_is_refused_noted_and_changes_nothing(
    stages: dict[str, Stage], tmp_path: Path, letter: str, state: str
) -> None:
    stage = stages[state].copy(tmp_path)
    wrong = []
    with stage.as_(letter) as study:
        scene, rows = stage.scene(study, letter), rows_of(study.file)
        refused = {name: asks for name, asks in ASKING.items() if letter not in asks.may}
        for name, asks in refused.items():
            rule, noted = what_happens(scene, asks)
            if (rule, noted) != ("RO-6", expected_notes(asks)):
                wrong.append((name, rule, dict(noted)))
        assert rows_of(study.file) == rows
    assert len(refused) >= 10
    assert wrong == []


def expected_notes(asks: Asks, rule: str = "RO-6") -> Counter[tuple[str, str | None]]:
    """What a refused call leaves; a decision that is only asked for leaves nothing."""
    if asks.also == ("none",):
        return Counter()
    return Counter([("action.refused", rule), *((change, None) for change in asks.also)])


@pytest.mark.parametrize("letter", LOGINS)
def test_SE_41_what_a_role_may_do_is_done(stages: dict[str, Stage], tmp_path: Path, letter: str) -> None:
    """Where the state speaks against it (`does`), the role at least does not."""
    allowed = {name: asks for name, asks in ASKING.items() if letter in asks.may}
    wrong = []
    for number, (name, asks) in enumerate(allowed.items()):
        stage = stages[asks.at].copy(tmp_path / str(number))
        with stage.as_(letter) as study:
            rule = rule_of(stage.scene(study, letter), asks.call)
        if rule == "RO-6" or (letter in asks.doers and rule is not None):
            wrong.append((name, rule))
    assert allowed
    assert wrong == []


@pytest.mark.parametrize("letter", [letter for letter in LOGINS if letter != "M"])
def test_SE_7_a_session_that_ended_may_do_nothing(
    stages: dict[str, Stage], tmp_path: Path, letter: str
) -> None:
    """After twelve hours, whatever the role may do."""
    stage = stages[COMPLETE].copy(tmp_path)
    wrong = []
    with stage.as_(letter) as study:
        stage.blinded.clock.turn(hours=13)
        scene, rows = stage.scene(study, letter), rows_of(study.file)
        for name, asks in ASKING.items():
            rule, noted = what_happens(scene, asks)
            if rule != "SE-7" and not (rule == "RO-6" and letter not in asks.may):
                wrong.append((name, rule, dict(noted)))
        assert rows_of(study.file) == rows
    assert wrong == []


def test_FT_33_a_role_that_is_taken_away_ends_the_session_at_once(
    stages: dict[str, Stage], tmp_path: Path
) -> None:
    """An account that is disabled while its session is open: nothing goes on."""
    stage = stages[FRESH].copy(tmp_path)
    with stage.as_("R") as study:
        scene = stage.scene(study, "R")
        account = scene.account("r1")
        people = People(study.file, study.file.append, hashes=people_of(study).hashes)
        place = Workplace("", clock=stage.blinded.clock)
        manager = sign_in(people, place, MANAGER, MANAGER_PASSWORD)
        assert isinstance(manager, SignedIn)
        assert isinstance(AccountDesk(people, manager).disable(account, WHY), Recorded)
        people_of(study).reload()
        rules = {name: rule_of(scene, a.call) for name, a in ASKING.items() if "R" in a.may}
    assert set(rules.values()) == {"SE-7"}, rules


def test_the_table_finds_a_role_too_many(stages: dict[str, Stage], tmp_path: Path) -> None:
    """The control: were the auditor allowed what the manager is, the test above would say so."""
    stage = stages[FRESH].copy(tmp_path)
    asks = with_may("StudySession.add_subject", "A")
    with stage.as_("M") as study:
        rule, noted = what_happens(stage.scene(study, "M"), asks)
    assert rule is None
    assert noted != expected_notes(asks)
