"""FT-30 on a real store: the lock reads the images under its marks, whichever way it is asked for."""

import shutil
from pathlib import Path

import pytest

from recist_reader.imaging.store import ImageStore
from recist_reader.problem import Refusal
from recist_reader.reading.image_check import BACKUP_STORE, back_up_images
from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.study_session import STUDY_STREAM, open_study
from recist_reader.trial import commands as c
from recist_reader.trial.patch import Recorded
from tests.scenarios.desk import LESION_SLICES, SUBJECT, baseline_steps, make_desk_study, run_steps


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A study whose baseline is read and not locked, beside the folders that it was imported from."""
    folder = tmp_path_factory.mktemp("marked")
    (folder / "study").mkdir()
    path = make_desk_study(folder / "study" / "desk.rrs", folder / "images")
    run_steps(path, baseline_steps()[:-1])
    return folder


@pytest.fixture
def session(made, tmp_path):
    shutil.copytree(made / "study", tmp_path / "study")
    with open_study(tmp_path / "study" / "desk.rrs") as study:
        yield ReadSession(study, SUBJECT)


def blob(session: ReadSession, number: int, label: str = "BL") -> Path:
    """The stored file of slice `number` of the only series of a timepoint."""
    (series,) = session.facts.at(label).series
    row = session._study.file.row("instance", STUDY_STREAM, series.uid)
    return ImageStore.beside(session._study.path).path(row["slices"][number - 1]["blob_sha256"])


def change(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)


def shown(session: ReadSession) -> list[str]:
    return [check.lesion_id for check in session.view().checks if check.id == "FT-30"]


T1, T3 = LESION_SLICES["T1"], LESION_SLICES["T3"]
FAULTS = [
    pytest.param(lambda s: blob(s, T1).unlink(), "BL, T1", "is missing", id="missing"),
    pytest.param(lambda s: change(blob(s, T1)), "BL, T1", "was changed", id="one bit changed"),
    pytest.param(lambda s: blob(s, T1).write_bytes(b""), "BL, T1", "was changed", id="empty"),
    pytest.param(
        lambda s: (blob(s, T1).unlink(), blob(s, T1).mkdir()), "BL, T1", "cannot be read", id="a folder"
    ),
    pytest.param(
        lambda s: (blob(s, T1).unlink(), change(blob(s, T3))), "BL, T1, T3", "; and 1 more", id="one of each"
    ),
    pytest.param(
        lambda s: shutil.rmtree(s._study.images_folder),
        "BL, T1, T2, T3, NT1",
        "; and 3 more",
        id="whole store",
    ),
]


@pytest.mark.parametrize(("harm", "where", "words"), FAULTS)
def test_11_10_h_FT_30_a_lesion_on_a_faulty_image_is_not_locked(session, harm, where, words):
    harm(session)
    refused = session.lock()
    assert isinstance(refused, Refusal)
    assert (refused.rule, refused.problem.where) == ("FT-30", where)
    assert words in refused.problem.what
    assert shown(session) == where.split(", ")[1:]
    assert session.open_timepoint == "BL"


@pytest.mark.parametrize(
    "harm",
    [
        pytest.param(lambda _session: None, id="nothing is wrong"),
        pytest.param(lambda s: blob(s, 1).unlink(), id="a slice without mark is missing"),
        pytest.param(lambda s: change(blob(s, T1, "TP1")), id="an image of another timepoint was changed"),
        pytest.param(
            lambda s: s.do(c.DeleteLesion("T1")) and blob(s, T1).unlink(), id="its lesion is deleted"
        ),
    ],
)
def test_FT_30_other_images_do_not_hold_the_lock(session, harm):
    harm(session)
    assert isinstance(session.lock(), Recorded)


def test_FT_30_a_missing_image_is_shown_at_once_a_changed_one_when_it_was_read(session):
    blob(session, T1).unlink()
    change(blob(session, T3))
    assert shown(session) == ["T1"]
    session.check_images()
    assert shown(session) == ["T1", "T3"]


@pytest.mark.parametrize("harm", [Path.unlink, change], ids=["missing", "changed"])
def test_FT_30_the_lock_goes_on_when_the_image_is_back(session, harm):
    path = blob(session, T1)
    content = path.read_bytes()
    harm(path)
    assert isinstance(session.lock(), Refusal)
    path.unlink(missing_ok=True)
    path.write_bytes(content)
    assert shown(session) == []
    assert isinstance(session.lock(), Recorded)


def test_FT_30_images_copied_back_from_beside_a_backup_end_the_refusal(session, tmp_path):
    study = session._study
    back_up_images(study.path, tmp_path / "backups")
    shutil.rmtree(study.images_folder)
    assert isinstance(session.lock(), Refusal)
    shutil.copytree(tmp_path / "backups" / BACKUP_STORE, study.images_folder)
    assert isinstance(session.lock(), Recorded)


def test_FT_30_without_its_images_a_follow_up_can_still_be_read_as_not_evaluable(session):
    assert isinstance(session.lock(), Recorded)
    session.do(c.OpenTimepoint("TP1"))
    shutil.rmtree(session._study.images_folder)
    for lesion in (*LESION_SLICES, "NT1"):
        session.do(c.SetState(lesion, "not_evaluable", "its images are gone"))
    assert isinstance(session.lock(), Recorded)
    assert session.state.results["TP1"].overall == "NE"


def test_FT_30_a_timepoint_locked_before_stays_locked_and_shows_no_block(session):
    assert isinstance(session.lock(), Recorded)
    shutil.rmtree(session._study.images_folder)
    assert shown(session) == []
    assert session.state.is_locked("BL")


def test_FT_30_an_image_that_the_study_does_not_know_is_missing(session):
    """Marks drawn on a series that is not in the study any more."""
    rows = session._study.file.long_row
    session._study.file.long_row = lambda *_key: None
    refused = session.lock()
    session._study.file.long_row = rows
    assert refused.problem.where == "BL, T1, T2, T3, NT1"


def told(session: ReadSession) -> list[str]:
    return [check.text for check in session.view().images_changed]


def at_tp1(session: ReadSession) -> ReadSession:
    """TP1 open, every lesion of it not evaluable: nothing in it needs an image."""
    assert isinstance(session.lock(), Recorded)
    session.do(c.OpenTimepoint("TP1"))
    for lesion in (*LESION_SLICES, "NT1"):
        session.do(c.SetState(lesion, "not_evaluable", "artefact"))
    return session


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        pytest.param(Path.unlink, "BL, locked: an image is missing, under the marks of T1", id="missing"),
        pytest.param(change, "BL, locked: an image was changed, under the marks of T1", id="one bit changed"),
    ],
)
def test_SG_9_what_was_changed_since_its_lock_is_told_at_the_next_opening_and_kept_by_the_lock(
    session, harm, words
):
    harm(blob(at_tp1(session), T1))
    again = ReadSession(session._study, SUBJECT)
    again.check_images()
    assert told(again) == [words]
    assert isinstance(again.lock(), Recorded)
    assert "SG-9" in again.state.results["TP1"].warnings
    assert told(again) == [words]


def test_SG_9_nothing_is_said_of_images_that_are_as_they_were(session):
    at_tp1(session).check_images()
    assert told(session) == []
    assert isinstance(session.lock(), Recorded)
    assert "SG-9" not in session.state.results["TP1"].warnings


def test_SG_9_a_file_that_is_changed_after_it_was_looked_at_is_found_at_the_lock(session):
    at_tp1(session).check_images()
    path = blob(session, T3)
    content = path.read_bytes()
    change(path)
    session.check_images()
    assert told(session) == ["BL, locked: an image was changed, under the marks of T3"]
    path.write_bytes(content)
    session.check_images()
    assert told(session) == []


def test_SG_9_all_lesions_of_a_lost_store_stand_in_one_line(session):
    at_tp1(session)
    shutil.rmtree(session._study.images_folder)
    assert told(session) == ["BL, locked: an image is missing, under the marks of T1, T2, T3, NT1"]
