"""21 CFR 11, a test for each row of the integrity specification's table.

11.50 and 11.70 stand in `test_signing.py`, 11.10(h) in `tests/reading/test_marked_images.py`.
"""

from pathlib import Path

import pytest

from recist_reader.cli.selftest import rules
from recist_reader.problem import Refusal
from recist_reader.reading.people.managing import AccountDesk, Issued, NewPerson
from recist_reader.reading.people.own_password import own_rules_broken
from recist_reader.reading.people.signature_check import check_signatures
from recist_reader.reading.people.signing import Credentials
from recist_reader.reading.people.signing_in import SignedIn, session_refused, sign_in
from recist_reader.reading.people.trail_reading import TrailReader, open_trail
from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.workplace import Workplace
from recist_reader.storage.backup import backup
from recist_reader.storage.trail import Exported, trail_lines, verify_trail
from recist_reader.storage.verify import verify
from recist_reader.trial import commands as c
from recist_reader.trial.patch import Recorded
from recist_reader.trial.people.acts import MAY, Act
from recist_reader.trial.people.roles import StudyRole
from tests.blinded import Blinded, a_blinded_study, begin_one, copied, people_of
from tests.building import drawn
from tests.people import MANAGER, MANAGER_PASSWORD, OWN_PASSWORD, WHY

NOW = "2026-03-02T12:00:00.000000Z"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Blinded:
    """A study in which r1 has signed a baseline, after measuring the target twice."""
    blinded = a_blinded_study(tmp_path_factory.mktemp("part11"), subjects=1)
    with blinded.as_("r1") as study:
        session = ReadSession(study, blinded.codes["1001", "R1"])
        begin_one(session, "BL", 31)
        assert isinstance(session.do(c.RecordMeasurement("T1", drawn(session, 33, 20))), Recorded)
        assert isinstance(session.lock(given=Credentials(OWN_PASSWORD, "r1")), Recorded)
    return blinded


@pytest.fixture
def blinded(made: Blinded, tmp_path: Path) -> Blinded:
    return copied(made, tmp_path)


def desk(blinded: Blinded, study: object) -> AccountDesk:
    people = people_of(study)  # type: ignore[arg-type]
    signed_in = sign_in(people, Workplace("", clock=blinded.clock), MANAGER, MANAGER_PASSWORD)
    assert isinstance(signed_in, SignedIn)
    return AccountDesk(people, signed_in)


def test_11_10_a_the_installation_gives_the_known_answers() -> None:
    assert "26 patients" in rules()


def test_11_10_b_c_copies_are_whole_and_can_be_checked(blinded: Blinded, tmp_path: Path) -> None:
    with blinded.as_("au") as study:
        lines = list(trail_lines(study.file, Exported(NOW, "au"), None))
    assert verify_trail(lines)[1] is None
    assert verify_trail([*lines[:3], *lines[4:]])[1] is not None
    copy = backup(blinded.path, tmp_path / "backups", blinded.clock())
    assert verify(copy).ok
    assert check_signatures(copy).ok


@pytest.mark.parametrize("act", list(Act), ids=str)
def test_11_10_d_g_every_act_has_its_roles_and_no_role_has_all(act: Act) -> None:
    """Each call by each role: tests/permissions."""
    assert MAY[act] < frozenset(StudyRole)


def test_11_10_e_an_old_value_stays_in_the_record_with_who_and_when(blinded: Blinded) -> None:
    with blinded.as_("au") as study:
        reader = open_trail(study)
        assert isinstance(reader, TrailReader)
        steps = reader.lines()
        try:
            while True:
                next(steps)
        except StopIteration as end:
            edits = [line for line in end.value if line.type == "read.edit"]
        events = [reader.event(line.event) for line in edits]
    changed = [
        (event.line.person, one.field, one.old, one.new)
        for event in events
        if not isinstance(event, Refusal)
        for one in event.differences
        if one.field == "long_mm" and one.old is not None
    ]
    assert changed == [("Ada Okonkwo", "long_mm", "31.0", "33.0")]


def test_11_10_f_a_later_timepoint_does_not_open_before_the_earlier_is_signed(blinded: Blinded) -> None:
    with blinded.as_("r2") as study:
        session = ReadSession(study, blinded.codes["1001", "R2"])
        answer = session.do(c.OpenTimepoint("TP1"))
    assert isinstance(answer, Refusal)
    assert answer.rule == "SQ-1"


def test_11_30_a_signature_is_bound_by_a_key_that_the_password_alone_opens(blinded: Blinded) -> None:
    assert check_signatures(blinded.path).n == 1
    with blinded.as_("au") as study:
        account = people_of(study).state.by_login("r1")
        assert account is not None
        secret = people_of(study).state.password(account)
    assert secret is not None
    assert secret.key is not None
    assert OWN_PASSWORD not in repr(secret)


def test_11_100_a_name_is_one_persons_for_ever(blinded: Blinded) -> None:
    with blinded.manager() as study:
        people = desk(blinded, study)
        account = people_of(study).state.by_login("r2")
        assert account is not None
        assert isinstance(people.disable(account, WHY), Recorded)
        again = people.add(NewPerson("r2", "Somebody Else", (StudyRole.READER,)))
    assert isinstance(again, Refusal)
    assert again.rule == "SE-5"


def test_11_200_the_first_signature_takes_two_components_and_a_further_one_the_password(
    blinded: Blinded,
) -> None:
    with blinded.as_("r2") as study:
        session = ReadSession(study, blinded.codes["1001", "R2"])
        begin_one(session, "BL")
        assert isinstance(session.lock(given=Credentials(OWN_PASSWORD)), Refusal)
        assert isinstance(session.lock(given=Credentials(OWN_PASSWORD, "r2")), Recorded)
        begin_one(session, "TP1")
        assert isinstance(session.lock(given=Credentials(OWN_PASSWORD)), Recorded)


def test_11_300_passwords_age_are_reset_and_lock_out(blinded: Blinded) -> None:
    with blinded.manager() as study:
        people = people_of(study)
        issued = desk(blinded, study).reset(people.state.by_login("ex") or "", WHY)
        assert isinstance(issued, Issued)
        place = Workplace("", clock=blinded.clock)
        reset = sign_in(people, place, "ex", issued.password)
        assert isinstance(reset, SignedIn)
        refusal = session_refused(people, reset)
        assert refusal is not None
        assert refusal.rule == "SE-2"
        assert own_rules_broken("short", ())
        for _ in range(5):
            assert isinstance(sign_in(people, place, "r1", "not this one"), Refusal)
        assert isinstance(sign_in(people, place, "r1", OWN_PASSWORD), Refusal)
        blinded.clock.turn(days=400)
        aged = sign_in(people, place, "r1", OWN_PASSWORD)
        assert isinstance(aged, SignedIn)
        old = session_refused(people, aged)
        assert old is not None
        assert old.rule == "SE-2"
