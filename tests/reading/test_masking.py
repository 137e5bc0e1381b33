"""A held-back series is masked and read; its original stays in the store, who and why in the log."""

import json
from dataclasses import replace

import numpy as np
import pytest

from recist_reader.cli.main import main
from recist_reader.imaging.frame_source import FrameSource
from recist_reader.imaging.header import read_header
from recist_reader.imaging.masking import Area
from recist_reader.imaging.store import ImageStore
from recist_reader.problem import Refusal
from recist_reader.reading import masking
from recist_reader.reading.image_check import named_blobs
from recist_reader.reading.importing import ImportWish, frame_sources_of, import_images
from recist_reader.reading.masking import (
    discard_masked,
    mask_series,
    masking_steps,
    prepare_masking,
    record_masking,
)
from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.study_session import STUDY_STREAM, open_study
from recist_reader.storage.verify import verify
from recist_reader.trial import commands as c
from recist_reader.trial.patch import Recorded
from recist_reader.trial.visit_decisions import QuarantineDecision
from tests.image_checks import check_store
from tests.imaging.frames import read_frame
from tests.imaging.made_ct import body_slice
from tests.imaging.test_quarantine import ct, write
from tests.reading.made_folders import a_ct, an_empty_study

CORNER = [Area(2, 1, 30, 6)]
WHY = "the name stands in the corner"


@pytest.fixture
def study(tmp_path):
    with an_empty_study(tmp_path / "study", "1001") as made:
        yield made


def bring(study, folder, visit="Baseline"):
    *_, last = import_images(study, ImportWish((folder,), "1001", visit))
    return last.answer


def burned_in(folder, slices=3):
    return a_ct(folder, slices=slices, BurnedInAnnotation="YES")


@pytest.fixture
def held(study, tmp_path):
    assert isinstance(bring(study, burned_in(tmp_path / "ct")), Recorded)
    (uid,) = study.state.series
    return uid


def pixels(source: FrameSource) -> np.ndarray:
    content = source.path.read_bytes()
    return read_frame(content, read_header(content), source.frame)


def test_BN_3_masking_releases_the_series_with_its_visit_and_says_who_and_why(study, held):
    assert study.state.series[held].state == "quarantined"
    before = study.file.row("instance", STUDY_STREAM, held)
    answer = mask_series(study, held, CORNER, f" {WHY} ")
    assert isinstance(answer, Recorded)
    assert (study.state.series[held].state, study.state.visits["1001/Baseline"].label) == ("ready", "BL")
    event = study.file.events(STUDY_STREAM)[-1]
    assert (event.payload["change"], event.payload["reason"]["text"]) == ("images.masked", WHY)
    assert event.payload["old"]["instance"][held] == before
    assert event.payload["new"]["instance"][held]["masked"] == [[2, 1, 30, 6]]
    assert event.record["actor"] == "R1"
    for source in frame_sources_of(study, held):
        assert (pixels(source)[1:7, 2:32] == body_slice().min()).all()
        assert np.array_equal(pixels(source)[7:], body_slice()[7:])


def test_IN_142_the_original_is_kept_and_everything_verifies(study, held):
    originals = {i["blob_sha256"] for i in study.file.row("instance", STUDY_STREAM, held)["slices"]}
    pixel_hash = study.state.series[held].pixel_sha256
    mask_series(study, held, CORNER, WHY)
    masked = {i["blob_sha256"] for i in study.file.row("instance", STUDY_STREAM, held)["slices"]}
    assert not originals & masked
    assert originals | masked <= named_blobs(study.file)
    assert study.state.series[held].pixel_sha256 != pixel_hash
    state, path = study.state, study.path
    study.close()
    assert ImageStore.beside(path).gc(originals | masked) == ()
    assert check_store(path).ok
    assert verify(path).ok
    with open_study(path) as again:
        assert again.state == state


def test_a_masked_series_is_read_like_any_other(study, held):
    mask_series(study, held, CORNER, WHY)
    read = ReadSession(study, "1001")
    assert isinstance(read.do(c.OpenTimepoint("BL")), Recorded)
    assert [series.uid for series in read.facts.timepoints[0].series] == [held]


def test_a_readable_series_can_be_masked_until_its_timepoint_is_opened(study, tmp_path):
    bring(study, a_ct(tmp_path / "ct", slices=2))
    (uid,) = study.state.series
    assert isinstance(mask_series(study, uid, CORNER, WHY), Recorded)
    assert isinstance(mask_series(study, uid, [Area(0, 50, 4, 4)], WHY), Recorded)
    row = study.file.row("instance", STUDY_STREAM, uid)
    assert row["masked"] == [[2, 1, 30, 6], [0, 50, 4, 4]]
    ReadSession(study, "1001").do(c.OpenTimepoint("BL"))
    answer = mask_series(study, uid, CORNER, WHY)
    assert isinstance(answer, Refusal)
    assert (answer.rule, answer.problem.what) == ("SQ-3", "the timepoint was opened already")
    assert study.file.row("instance", STUDY_STREAM, uid) == row


@pytest.mark.parametrize(
    ("areas", "reason", "words"),
    [
        pytest.param([], WHY, "no area is given", id="no area"),
        pytest.param([Area(0, 0, 900, 5)], WHY, "does not lie in the image", id="beyond the image"),
        pytest.param(CORNER, "", "masking needs its reason", id="no reason"),
    ],
)
def test_what_is_refused_leaves_everything_and_is_noted(study, held, areas, reason, words):
    blobs = set(ImageStore.beside(study.path).blobs())
    answer = mask_series(study, held, areas, reason)
    assert isinstance(answer, Refusal)
    assert words in answer.problem.what
    assert study.state.series[held].state == "quarantined"
    assert set(ImageStore.beside(study.path).blobs()) == blobs
    assert study.file.events(STUDY_STREAM)[-1].payload["change"] == "action.refused"


def test_BL_40_masking_beside_the_text_is_refused(study, tmp_path):
    bring(study, a_ct(tmp_path / "ct", slices=1, pixels=write(ct(), "JANEDOE", 5, 8)))
    (uid,) = study.state.series
    assert study.state.series[uid].state == "quarantined"
    answer = mask_series(study, uid, [Area(0, 200, 50, 20)], WHY)
    assert isinstance(answer, Refusal)
    assert answer.rule == "BL-40"
    assert isinstance(mask_series(study, uid, [Area(0, 0, 120, 20)], WHY), Recorded)


def test_BL_35_two_contents_are_chosen_from_before_one_is_masked(study, tmp_path):
    bring(study, a_ct(tmp_path / "ct", slices=2))
    bring(study, a_ct(tmp_path / "late", slices=1, pixels=body_slice() + 1))
    answer = mask_series(study, next(iter(study.state.series)), CORNER, WHY)
    assert isinstance(answer, Refusal)
    assert answer.rule == "BL-35"


def test_the_same_images_again_do_not_undo_the_mask(study, held, tmp_path):
    mask_series(study, held, CORNER, WHY)
    row = study.file.row("instance", STUDY_STREAM, held)
    again = burned_in(tmp_path / "again")
    answer = bring(study, a_ct(again, slices=3, BurnedInAnnotation="YES", InstitutionName="exported again"))
    assert isinstance(answer, Refusal)
    assert "in the study already" in answer.problem.what
    more = bring(study, burned_in(tmp_path / "more", slices=5))
    assert isinstance(more, Refusal)
    assert "was masked" in more.problem.what
    assert study.file.row("instance", STUDY_STREAM, held) == row


def test_BN_3_further_held_back_images_of_a_released_series_wait_for_a_look(study, held, tmp_path):
    study.decide_quarantine(QuarantineDecision(held, True, "scale bar only"))
    assert isinstance(bring(study, burned_in(tmp_path / "more", slices=5)), Recorded)
    assert (study.state.series[held].slices, study.state.series[held].state) == (5, "quarantined")


def test_by_command_a_series_is_listed_and_masked(study, held, capsys):
    path = study.path
    study.close()
    assert main(["images", "list", str(path), "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)["series"]
    assert (row["series"], row["state"], row["signs"]) == (held, "quarantined", ["burned_in"])
    assert row["size"] == [48, 64]
    options = ["--series", held, "--area", "2,1,30,6", "--area", "0,50,4,4", "--reason", WHY]
    assert main(["images", "mask", str(path), *options]) == 0
    assert "3 slices masked" in capsys.readouterr().out
    assert main(["images", "mask", str(path), *options[:-1], " "]) == 3
    assert "masking needs its reason" in capsys.readouterr().err
    with pytest.raises(SystemExit) as usage:
        main(["images", "mask", str(path), "--series", held, "--area", "1,2,3", "--reason", WHY])
    assert usage.value.code == 2
    with open_study(path, write=False) as again:
        assert again.state.series[held].state == "ready"


def blobs(study):
    return set(ImageStore.beside(study.path).blobs())


def test_every_image_is_a_step_and_the_last_one_has_all(study, held):
    prepared = prepare_masking(study, held, CORNER, WHY)
    steps = list(masking_steps(prepared))
    assert [(step.done, step.total) for step in steps] == [(0, 3), (1, 3), (2, 3), (3, 3)]
    assert study.state.series[held].state == "quarantined"
    assert isinstance(record_masking(study, prepared, steps[-1].outcome), Recorded)
    assert study.state.series[held].state == "ready"


def test_IN_142_masking_that_is_cancelled_leaves_no_file_and_no_event(study, held):
    before, events = blobs(study), len(study.file.events(STUDY_STREAM))
    steps = masking_steps(prepare_masking(study, held, CORNER, WHY))
    next(steps), next(steps)
    assert len(blobs(study)) == len(before) + 1
    steps.close()
    assert (blobs(study), len(study.file.events(STUDY_STREAM))) == (before, events)


def test_what_was_masked_and_is_not_wanted_any_more_is_taken_away(study, held):
    before = blobs(study)
    prepared = prepare_masking(study, held, CORNER, WHY)
    *_, last = masking_steps(prepared)
    assert len(blobs(study)) > len(before)
    discard_masked(prepared, last.outcome)
    assert blobs(study) == before


def test_a_series_that_changed_while_it_was_masked_is_refused_and_no_file_stays(study, held, tmp_path):
    before = blobs(study)
    prepared = prepare_masking(study, held, CORNER, WHY)
    *_, last = masking_steps(prepared)
    bring(study, burned_in(tmp_path / "more", slices=5))
    answer = record_masking(study, prepared, last.outcome)
    assert isinstance(answer, Refusal)
    assert answer.problem.what == "the images of the series changed while they were masked"
    assert not blobs(study) & set(last.outcome.fresh)
    assert before <= blobs(study)


def test_BL_40_files_written_before_text_was_found_are_taken_away(study, tmp_path):
    folder = a_ct(tmp_path / "ct", slices=2, BurnedInAnnotation="YES")
    bring(study, folder)
    (uid,) = study.state.series
    before = blobs(study)
    has_text, original = iter((False, True)), masking.masked_file

    def found_later(content, areas):
        return replace(original(content, areas), has_text=next(has_text))

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(masking, "masked_file", found_later)
        answer = mask_series(study, uid, CORNER, WHY)
    assert isinstance(answer, Refusal)
    assert (answer.rule, blobs(study)) == ("BL-40", before)
