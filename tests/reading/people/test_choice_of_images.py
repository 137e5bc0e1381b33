"""What a reader learns of images that came in twice: that they wait, and for whom (ER, BL-35, RO-1)."""

from dataclasses import replace
from pathlib import Path

from recist_reader.problem import Refusal
from recist_reader.reading.people.own_reads import DAY_ZERO
from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.slices import image_row
from recist_reader.reading.worklist import Chooses, TaskState, tasks
from recist_reader.trial import commands as c
from recist_reader.trial.no_images import why_nothing_to_read
from recist_reader.trial.patch import Recorded
from recist_reader.trial.visit_decisions import ImportedImages
from tests.blinded import Blinded, a_blinded_study, begin_one
from tests.building import instance_row


def hold_back(blinded: Blinded) -> None:
    """The baseline's series comes again with other content: both wait for the manager's choice."""
    with blinded.manager() as study:
        (uid, series), *_ = study.state.series.items()
        held = replace(series, state="quarantined", blocked=("choice",))
        rival = replace(held, uid=f"{uid}/2")
        both = {uid: held, rival.uid: rival}
        images = ImportedImages("1001", "Baseline", both, {one: instance_row(one) for one in both})
        answer = study.add_images(images)
        assert isinstance(answer, Recorded), answer


def test_er_the_list_says_that_the_manager_chooses_and_no_image_is_shown(tmp_path: Path) -> None:
    blinded = a_blinded_study(tmp_path, subjects=1, timepoints=1)
    code = blinded.codes["1001", "R1"]
    hold_back(blinded)
    with blinded.as_("r1") as study:
        (task,) = tasks(study)
        assert (task.state, task.choice, task.can_open) == (TaskState.WAITING, Chooses.MANAGER, False)
        (at,) = study.facts(code).timepoints
        problem = why_nothing_to_read(at)
        assert problem is not None
        assert "came in twice" in problem.what
        assert "study manager" in problem.remedy
        assert [image_row(study, uid) for uid in study.state.series] == [None, None]
        assert {series.scan_date for series in study.state.series.values()} == {DAY_ZERO}
        assert isinstance(ReadSession(study, code).do(c.OpenTimepoint("BL")), Refusal)


def test_er_in_an_open_timepoint_the_lock_waits_for_the_manager_and_no_mark_is_to_be_drawn_anew(
    tmp_path: Path,
) -> None:
    blinded = a_blinded_study(tmp_path, subjects=1, timepoints=1)
    code = blinded.codes["1001", "R1"]
    with blinded.as_("r1") as study:
        begin_one(ReadSession(study, code), "BL")
    hold_back(blinded)
    with blinded.as_("r1") as study:
        asked = [check for check in ReadSession(study, code).view().checks if check.id == "ER"]
    assert [check.lesion_id for check in asked] == [None]
    assert "The study manager chooses" in asked[0].remedy
