"""What is chosen and written of a decision is there again after a crash, for its adjudicator alone."""

import pytest

from recist_reader.reading.people.adjudicating import AdjudicationDesk, OpenCase
from recist_reader.reading.people.decision_drafts import NOTHING, DecisionDraft, kept_draft
from recist_reader.reading.people.own_cases import cases_of
from recist_reader.reading.people.signing import Credentials
from recist_reader.reading.study_session import StudySession
from recist_reader.storage.verify import verify
from recist_reader.trial.adjudication.pairing import ByHand
from recist_reader.trial.patch import Recorded
from tests.blinded import Blinded, a_blinded_study
from tests.people import OWN_PASSWORD
from tests.reading.people.test_adjudicating import decision_on, read_all, settle

WRITTEN = "The axis of B runs"


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Blinded:
    blinded = a_blinded_study(tmp_path_factory.mktemp("drafts"), subjects=1, timepoints=2)
    read_all(blinded, (30, 40), (30, 31))
    assert settle(blinded) == 1
    return blinded


def opened(study: StudySession) -> OpenCase:
    desk = AdjudicationDesk(study)
    (line,) = desk.cases()  # type: ignore[misc]
    found = desk.open(line.code)
    assert isinstance(found, OpenCase), found
    return found


def test_a_draft_outlives_the_session_with_its_pairs_and_ends_with_the_signature(case: Blinded) -> None:
    with case.as_("ad") as study:
        found = opened(study)
        assert found.draft == NOTHING
        (both,) = [(it.a, it.b) for it in found.lesions if it.a and it.b]
        draft = DecisionDraft("B", "measurement", WRITTEN, ByHand(cut=(both,)))
        events = {name: head.seq for name, head in study.file.streams().items()}
        assert AdjudicationDesk(study).keep_draft(found.code, draft) is None
        assert {name: head.seq for name, head in study.file.streams().items()} == events  # no record
    with case.as_("ad") as study:
        again = opened(study)
        assert again.draft == draft
        assert len(again.lesions) == 2  # the pair stands cut
        stream = next(name for name in study.file.streams() if name.startswith("adj:"))
        key = f"draft/{study.workplace.account}"
        assert study.file.get_workspace(stream, key)
        assert (
            kept_draft(study.file, stream, cases_of(study.file, study.workplace.account)[stream], "x")
            == NOTHING
        )
        given = Credentials(OWN_PASSWORD, "ad")
        done = AdjudicationDesk(study).decide(again.code, decision_on(again, "B"), given)
        assert isinstance(done, Recorded), done
        assert study.file.get_workspace(stream, key) == {}
        assert AdjudicationDesk(study).keep_draft(again.code, draft) is None
        assert opened(study).draft == NOTHING
    assert verify(case.path).ok
