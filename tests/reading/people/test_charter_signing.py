"""An amendment of the charter stands with its signature, or not at all (ST-101, SE-8)."""

import pytest

from recist_reader.problem import Refusal
from recist_reader.reading.people.charter_signing import Amendment, amend_charter
from recist_reader.reading.people.signature_check import check_signatures
from recist_reader.reading.people.signing import Credentials
from recist_reader.reading.read_session import ReadSession
from recist_reader.trial.patch import Recorded
from tests.blinded import Blinded, a_blinded_study, copied, read_one
from tests.people import MANAGER, MANAGER_PASSWORD, WHY
from tests.tampering import guards_off

GIVEN = Credentials(MANAGER_PASSWORD, MANAGER)
WISH = Amendment({"show_prior_values": False}, WHY)


@pytest.fixture(scope="module")
def begun(tmp_path_factory) -> Blinded:
    """One timepoint is locked: the options are frozen."""
    made = a_blinded_study(tmp_path_factory.mktemp("begun"), subjects=1, timepoints=1)
    with made.as_("r1") as study:
        read_one(ReadSession(study, made.codes["1001", "R1"]), "BL")
    return made


@pytest.fixture
def blinded(begun: Blinded, tmp_path) -> Blinded:
    return copied(begun, tmp_path)


def test_an_amendment_is_the_next_version_and_its_signature_is_good(blinded: Blinded) -> None:
    before = check_signatures(blinded.path)
    with blinded.manager() as study:
        made = amend_charter(study, WISH, GIVEN)
        assert isinstance(made, Recorded)
        assert study.state.options().workflow.show_prior_values is False
    found = check_signatures(blinded.path)
    assert (found.n - before.n, found.first_fault) == (1, None)


@pytest.mark.parametrize(
    ("wish", "given", "rule"),
    [
        (WISH, None, "SG-3"),
        (WISH, Credentials("another Password", MANAGER), "SG-3"),
        (WISH, Credentials(MANAGER_PASSWORD), "SG-3"),  # the first signature of a session takes the name
        (Amendment({"show_prior_values": False}, ""), GIVEN, "ST-101"),
        (Amendment({"read_after_pd": False}, WHY), GIVEN, "ST-101"),
    ],
)
def test_without_signature_reason_or_right_nothing_is_amended(blinded: Blinded, wish, given, rule) -> None:
    with blinded.manager() as study:
        charters = dict(study.state.tables["charter"])
        refused = amend_charter(study, wish, given)
        assert isinstance(refused, Refusal)
        assert (refused.rule, study.state.tables["charter"]) == (rule, charters)
        last = study.file.events("study")[-1]
    assert (last.payload or {})["change"] == "action.refused"


def test_SE_8_a_version_that_was_changed_behind_is_found_by_its_signature(blinded: Blinded) -> None:
    with blinded.manager() as study:
        assert isinstance(amend_charter(study, WISH, GIVEN), Recorded)
    before, after = (f'"show_prior_values":{value}' for value in ("false", "true"))
    with guards_off(blinded.path) as connection:
        connection.execute(
            "UPDATE event SET content = replace(content, ?, ?) WHERE content LIKE '%charter.amended%'",
            (before, after),
        )
    assert check_signatures(blinded.path).first_fault == "study charter/2: the content is not what was signed"
