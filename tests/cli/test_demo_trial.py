"""The sample trial: its people, and subjects in every state of work."""

import pytest

from recist_reader.cli import demo_people as who
from recist_reader.cli.demo import demonstration
from recist_reader.cli.demo_cohort import COHORT, subject_of
from recist_reader.cli.demo_trial import FILE, make_sample_trial
from recist_reader.phantom.spec import Body
from recist_reader.reading.people.comparing import case_counts
from recist_reader.reading.people.entering import Entry, enter_study
from recist_reader.reading.people.passwords import PasswordHashes
from recist_reader.reading.people.progress import progress_of
from recist_reader.reading.study_session import StudySession
from recist_reader.reading.workplace import Workplace
from recist_reader.storage.verify import Wanted, verify
from tests.people import CHEAP

NUMBERS = (1, 3, 6, 9, 10, 11, 12)


@pytest.fixture(scope="module")
def trial(tmp_path_factory):
    """The trial without its plain repetitions, around blocks in place of bodies."""
    path = tmp_path_factory.mktemp("demo") / FILE
    make_sample_trial(path, lambda _text: None, [one for one in COHORT if one.number in NUMBERS], Body.BLOCK)
    return path


def entered(path, person):
    found = enter_study(
        path, Entry(person.login, person.password), Workplace(""), hashes=PasswordHashes(CHEAP)
    )
    assert isinstance(found, StudySession), found
    return found


@pytest.mark.slow
def test_the_subjects_are_in_every_state_of_work(trial):
    with entered(trial, who.MANAGER) as study:
        states = {line.subject: tuple(read.stage for read in line.reads) for line in progress_of(study)}
        cases = case_counts(study)
    assert states == {
        subject_of(1): (None, None),
        subject_of(3): ("in_progress", "assigned"),
        subject_of(6): ("on_hold", "in_progress"),
        subject_of(9): ("adjudication_pending", "adjudication_pending"),
        subject_of(10): ("adjudicated", "adjudicated"),
        subject_of(11): ("reopened", "in_progress"),
        subject_of(12): (None, None),
    }
    assert cases == {"agreed": 0, "pending": 1, "decided": 1, "invalid": 0}


@pytest.mark.slow
def test_it_holds_to_its_record(trial):
    assert all(check.ok for check in verify(trial, Wanted()).checks)


@pytest.mark.slow
@pytest.mark.parametrize("person", who.PEOPLE, ids=lambda person: person.login)
def test_everybody_signs_in_in_the_one_role(trial, person):
    with entered(trial, person) as study:
        assert study.seat.role is person.role


def test_its_people_are_offered_in_that_file_alone(tmp_path):
    samples = demonstration(tmp_path / "Sample study.rrs", tmp_path / FILE)
    assert [one.login for one in samples.people_of(tmp_path / FILE)] == [one.login for one in who.PEOPLE]
    assert samples.people_of(tmp_path / "Trial 7.rrs") == ()
