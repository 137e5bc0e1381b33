"""Two readers, one adjudicator: what is compared, who sees what, what a decision needs (AJ, AD)."""

from dataclasses import replace
from pathlib import Path

import pytest

from recist_reader.problem import Refusal
from recist_reader.reading.people.adjudicating import AdjudicationDesk, OpenCase
from recist_reader.reading.people.assigning import assign
from recist_reader.reading.people.comparing import compare_complete, is_case_open
from recist_reader.reading.people.managing import AccountDesk
from recist_reader.reading.people.own_cases import stored_cases
from recist_reader.reading.people.releasing import declare_final, release
from recist_reader.reading.people.reopening_desk import Asked, ReopeningDesk
from recist_reader.reading.people.signature_check import check_signatures
from recist_reader.reading.people.signing import Credentials
from recist_reader.reading.read_session import ReadSession
from recist_reader.storage.verify import verify
from recist_reader.trial import commands as c
from recist_reader.trial.adjudication.decision import AdjudicationDecision
from recist_reader.trial.adjudication.records import CaseRecord, CaseState
from recist_reader.trial.patch import Recorded
from recist_reader.trial.people.reopening import NewRequest
from recist_reader.trial.people.roles import StudyRole
from tests.blinded import Blinded, a_blinded_study, people_of, read_one
from tests.building import see_all
from tests.people import MANAGER, MANAGER_PASSWORD, OWN_PASSWORD

WHY = "no further visit is planned"
GROUNDS = "The axis of B runs through a vessel"
GOOD = AdjudicationDecision("A", "measurement", GROUNDS, frozenset(), frozenset("AB"))


def read_all(blinded: Blinded, r1: tuple[float, ...], r2: tuple[float, ...], subject: str = "1001") -> None:
    """Both readers read every timepoint, with these long axes."""
    for login, slot, lengths in (("r1", "R1", r1), ("r2", "R2", r2)):
        with blinded.as_(login) as study:
            session = ReadSession(study, blinded.codes[subject, slot])
            for label, long_mm in zip(("BL", "TP1", "TP2"), lengths, strict=False):
                read_one(session, label, login, long_mm)


def settle(blinded: Blinded, subject: str = "1001") -> int:
    """The manager declares the images final and has the pairs compared."""
    with blinded.manager() as study:
        answer = declare_final(study, subject, WHY)
        assert isinstance(answer, Recorded), answer
        count = compare_complete(study)
        assert isinstance(count, int)
        return count


def the_case(blinded: Blinded) -> CaseRecord:
    with blinded.manager() as study:
        (case,) = stored_cases(study.file).values()
        return case


@pytest.fixture
def blinded(tmp_path: Path) -> Blinded:
    return a_blinded_study(tmp_path, subjects=1, timepoints=2)


@pytest.fixture
def discordant(blinded: Blinded) -> Blinded:
    """R1 sees PD (30 to 40 mm), R2 none."""
    read_all(blinded, (30, 40), (30, 31))
    assert settle(blinded) == 1
    return blinded


def decision_on(case: OpenCase, endorsed: str) -> AdjudicationDecision:
    return replace(GOOD, endorsed=endorsed, opened=frozenset(case.needs.timepoints))


def test_AD_5_reads_that_agree_need_no_adjudicator(blinded: Blinded) -> None:
    read_all(blinded, (30, 31), (30, 31))
    assert settle(blinded) == 1
    case = the_case(blinded)
    assert (case.state, case.triggers) == (CaseState.AGREED, ())
    with blinded.manager() as study:
        assert study.state.assignments[case.final_read or ""].slot == "R1"
    with blinded.as_("ad") as study:
        assert AdjudicationDesk(study).cases() == ()


def test_AJ_1_a_trigger_is_named_and_nothing_else(discordant: Blinded) -> None:
    case = the_case(discordant)
    assert case.state is CaseState.PENDING
    assert set(case.triggers) == {"T1", "T2"}
    assert case.final_read is None
    with discordant.as_("ad") as study:
        (line,) = AdjudicationDesk(study).cases()  # type: ignore[misc]
        assert "progression: one reader only" in line.triggers


def test_AJ_1_nothing_is_compared_before_images_are_final(blinded: Blinded) -> None:
    read_all(blinded, (30, 40), (30, 31))
    with blinded.manager() as study:
        assert compare_complete(study) == 0
        assert stored_cases(study.file) == {}


def test_AJ_1_a_pair_is_compared_once(discordant: Blinded) -> None:
    with discordant.manager() as study:
        assert compare_complete(study) == 0


@pytest.mark.parametrize("login", ["r1", "r2", "ex", "au"])
def test_RO_6_nobody_but_an_adjudicator_has_cases(discordant: Blinded, login: str) -> None:
    with discordant.as_(login) as study:
        answer = AdjudicationDesk(study).cases()
        assert isinstance(answer, Refusal)
        assert answer.rule == "RO-6"
        assert isinstance(compare_complete(study), Refusal)


def test_RO_3_the_adjudicator_knows_neither_subject_nor_reader(discordant: Blinded) -> None:
    with discordant.as_("ad") as study:
        assert set(study.state.subjects) == {the_code(study)}
        case = AdjudicationDesk(study).open(the_code(study))
        assert isinstance(case, OpenCase)
        accounts = [uuid for uuid, _account in people_of(study).state.accounts()]
        told = repr(study.state) + repr(case)
        assert "'1001'" not in told
        assert "2024" not in told
        assert not [uuid for uuid in accounts if uuid in told]


def the_code(study: object) -> str:
    (line,) = AdjudicationDesk(study).cases()  # type: ignore[arg-type, misc]
    return line.code


def test_AJ_6_a_decision_needs_all_that_the_list_says(discordant: Blinded) -> None:
    with discordant.as_("ad") as study:
        desk, code = AdjudicationDesk(study), the_code(study)
        case = desk.open(code)
        assert isinstance(case, OpenCase)
        assert case.framed == "TP1"
        whole = decision_on(case, "A")
        given = Credentials(OWN_PASSWORD, "ad")
        for lacking in (
            replace(whole, opened=frozenset()),
            replace(whole, overlays=frozenset("A")),
            replace(whole, cause=None),
            replace(whole, text="too short"),
            replace(whole, endorsed="both"),
        ):
            assert isinstance(desk.decide(code, lacking, given), Refusal)
        unsigned = desk.decide(code, whole, None)
        assert isinstance(unsigned, Refusal)
        assert unsigned.rule == "SG-3"
        assert the_case_of(study).state is CaseState.PENDING
        assert isinstance(desk.decide(code, whole, given), Recorded)


def the_case_of(study: object) -> CaseRecord:
    (case,) = stored_cases(study.file).values()  # type: ignore[attr-defined]
    return case


@pytest.mark.parametrize("endorsed", ["A", "B"])
def test_AD_4_the_endorsed_read_is_the_result(discordant: Blinded, endorsed: str) -> None:
    with discordant.as_("ad") as study:
        desk, code = AdjudicationDesk(study), the_code(study)
        case = desk.open(code)
        assert isinstance(case, OpenCase)
        answer = desk.decide(code, decision_on(case, endorsed), Credentials(OWN_PASSWORD, "ad"))
        assert isinstance(answer, Recorded), answer
        again = desk.decide(code, decision_on(case, "A"), Credentials(OWN_PASSWORD))
        assert isinstance(again, Refusal)
        assert again.rule == "AJ-7"
    case = the_case(discordant)
    assert (case.state, case.final_read) == (CaseState.DECIDED, case.reads[endorsed])
    found = check_signatures(discordant.path)
    assert (found.n, found.first_fault) == (5, None)
    assert verify(discordant.path).ok


def test_AJ_5_without_opening_the_case_nothing_is_decided(discordant: Blinded) -> None:
    with discordant.as_("ad") as study:
        desk, code = AdjudicationDesk(study), the_code(study)
        case = desk.open(code)
        assert isinstance(case, OpenCase)
        assert isinstance(desk.leave(code), Recorded)
        answer = desk.decide(code, decision_on(case, "A"), Credentials(OWN_PASSWORD, "ad"))
        assert isinstance(answer, Refusal)
        assert answer.rule == "WL-5"


def test_RO_7_who_reads_a_subject_never_adjudicates_it(tmp_path: Path) -> None:
    blinded = a_blinded_study(tmp_path, subjects=1, timepoints=2)
    read_all(blinded, (30, 40), (30, 31))
    settle(blinded)
    with blinded.manager() as study:
        seat: object = study.seat
        people = people_of(study)
        r1 = people.state.by_login("r1") or ""
        both = (StudyRole.READER, StudyRole.ADJUDICATOR)
        AccountDesk(people, seat.signed_in).set_roles(r1, both, "reads and adjudicates others")  # type: ignore[attr-defined]
    with blinded.as_("r1", StudyRole.ADJUDICATOR) as study:
        assert AdjudicationDesk(study).cases() == ()
        assert dict(study.state.subjects) == {}


def test_2_1_a_subject_that_is_compared_lets_no_further_visit_in(discordant: Blinded) -> None:
    with discordant.manager() as study:
        assert isinstance(release(study, "1001", "TP2"), Refusal)
        assert isinstance(assign(study, people_of(study), "1001", MANAGER, "R1"), Refusal)


def test_SG_7_a_reopening_takes_the_decision_back(discordant: Blinded) -> None:
    with discordant.as_("ad") as study:
        desk, code = AdjudicationDesk(study), the_code(study)
        case = desk.open(code)
        assert isinstance(case, OpenCase)
        answer = desk.decide(code, decision_on(case, "A"), Credentials(OWN_PASSWORD, "ad"))
        assert isinstance(answer, Recorded), answer
    with discordant.as_("r1") as study:
        wish = NewRequest("TP1", "seen_in_retrospect", "the lesion was there before")
        asked = ReopeningDesk(study).ask(discordant.codes["1001", "R1"], wish)
        assert isinstance(asked, Asked), asked
    with discordant.manager() as study:
        given = Credentials(MANAGER_PASSWORD, MANAGER)
        assert isinstance(ReopeningDesk(study).approve(asked.request, given), Recorded)
        assert compare_complete(study) == 0
    assert the_case(discordant).state is CaseState.INVALID
    with discordant.as_("r1") as study:
        session = ReadSession(study, discordant.codes["1001", "R1"])
        assert isinstance(session.do(c.OpenTimepoint("TP1")), Recorded)
        see_all(session)
        assert isinstance(session.lock(given=Credentials(OWN_PASSWORD, "r1")), Recorded)
    again = the_case(discordant)  # the manager comes in, and the pair is compared anew (SE-33)
    assert (again.state, again.code, again.decided) == (CaseState.PENDING, code, None)


def test_SE_41_a_case_that_is_open_is_known(discordant: Blinded) -> None:
    with discordant.as_("ad") as study:
        assert isinstance(AdjudicationDesk(study).open(the_code(study)), OpenCase)
    with discordant.manager() as study:
        assert is_case_open(study, "1001")
    with discordant.as_("ad") as study:
        assert isinstance(AdjudicationDesk(study).leave(the_code(study)), Recorded)
    with discordant.manager() as study:
        assert not is_case_open(study, "1001")
