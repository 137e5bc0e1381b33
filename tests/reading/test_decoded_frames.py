"""IN-141, MT-2: a lock binds the decoded values of the measured slices, and the label of their series."""

import hashlib
import json
import shutil
from dataclasses import replace

import numpy as np
import pytest
from pydicom import dcmread

from recist_reader.imaging.frame_hash import decoded_sha256
from recist_reader.imaging.store import ImageStore
from recist_reader.problem import Refusal
from recist_reader.reading import decoded_frames
from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.study_session import STUDY_STREAM, open_study
from recist_reader.recist.version import RULES_VERSION
from recist_reader.trial import commands as c
from recist_reader.trial.decisions.locking import lock_content
from recist_reader.trial.decisions.scene import Scene
from recist_reader.trial.evidence import Drawn
from recist_reader.trial.patch import Recorded
from tests.scenarios.desk import LESION_SLICES, SUBJECT, baseline_steps, make_desk_study, run_steps


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A study whose baseline is read and not locked."""
    folder = tmp_path_factory.mktemp("decoded")
    (folder / "study").mkdir()
    path = make_desk_study(folder / "study" / "desk.rrs", folder / "images")
    run_steps(path, baseline_steps()[:-1])
    return folder


@pytest.fixture
def session(made, tmp_path):
    shutil.copytree(made / "study", tmp_path / "study")
    with open_study(tmp_path / "study" / "desk.rrs") as study:
        yield ReadSession(study, SUBJECT)


def bound(session, timepoint="BL"):
    """What the lock holds of the only series of a timepoint."""
    (row,) = json.loads(session.state.locks[f"{timepoint}/v1"].content)["series"].values()
    return row


def hash_of_stored_values(session, number):
    """Of a slice of the baseline, read by pydicom alone."""
    (series,) = session.facts.at("BL").series
    row = session._study.file.row("instance", STUDY_STREAM, series.uid)["slices"][number - 1]
    file = ImageStore.beside(session._study.path).path(row["blob_sha256"])
    return hashlib.sha256(dcmread(file).pixel_array.astype("<i2").tobytes()).hexdigest()


def test_in_141_each_measured_slice_is_bound_by_its_decoded_values(session):
    assert isinstance(session.lock(), Recorded)
    measured = sorted({*LESION_SLICES.values()})  # NT1 lies on the slice of T2
    uids = [session.facts.at("BL").series[0].sop_instances[number - 1][0] for number in measured]
    expected = [[uid, "1", hash_of_stored_values(session, n)] for uid, n in zip(uids, measured, strict=True)]
    assert bound(session)["decoded_sha256"] == sorted(expected)


def test_mt_2_the_label_and_the_thickness_of_the_series_are_bound(session):
    label = session.facts.at("BL").series[0].label
    assert isinstance(session.lock(), Recorded)
    row = bound(session)
    assert row["label"] == {
        "modality": "CT",
        "region": list(label.region),
        "phase": label.phase,
        "kernel": label.kernel,
    }
    assert row["thickness_mm"] == "5.0"


def test_in_141_a_timepoint_without_marks_binds_no_frame(session):
    assert isinstance(session.lock(), Recorded)
    session.do(c.OpenTimepoint("TP1"))
    for lesion in (*LESION_SLICES, "NT1"):
        session.do(c.SetState(lesion, "not_evaluable", "artefact"))
    assert isinstance(session.lock(), Recorded)
    assert bound(session, "TP1")["decoded_sha256"] == []


def test_ft_30_a_slice_that_cannot_be_decoded_any_more_is_not_locked(session, monkeypatch):
    def failing(*_):
        raise OSError

    monkeypatch.setattr(decoded_frames, "decoded_sha256", failing)
    refused = session.lock()
    assert isinstance(refused, Refusal)
    assert (refused.rule, refused.problem.where) == ("FT-30", "BL, T1, T2, T3, NT1")
    assert "cannot be read" in refused.problem.what


def test_in_141_one_value_more_is_another_hash(session, monkeypatch):
    (series,) = session.facts.at("BL").series
    row = session._study.file.row("instance", STUDY_STREAM, series.uid)["slices"][0]
    store = ImageStore.beside(session._study.path)
    before = decoded_sha256(row, store)
    values = dcmread(store.path(row["blob_sha256"])).pixel_array.astype("<i2")
    values[0, 0] += 1
    assert before != hashlib.sha256(np.ascontiguousarray(values).tobytes()).hexdigest()
    monkeypatch.setattr("recist_reader.imaging.frame_hash.load_stored", lambda _source: values)
    assert decoded_sha256(row, store) == hashlib.sha256(values.tobytes()).hexdigest()


def test_sg_4_what_the_view_tells_before_the_lock_is_what_the_lock_binds(session):
    assert session.view().decoded is None
    session.check_images()
    view = session.view()
    told = lock_content(Scene(view.state, view.facts, view.at), RULES_VERSION, 1, view.decoded)
    assert isinstance(session.lock(), Recorded)
    assert session.state.locks["BL/v1"].content == told


def test_sg_4_a_frame_that_was_drawn_on_since_is_not_told_until_it_was_read(session):
    session.check_images()
    (mark, *_) = (m for m in session.state.measurements.values() if m.long_mm)
    uid = session.facts.at("BL").series[0].sop_instances[0][0]
    place = replace(mark.place, sop_instance_uid=uid, slice_number=1)
    again = Drawn(mark.tool, place, mark.points_lps, mark.points_pixel)
    name = session.state.lesions[mark.lesion].id
    session.do(c.RecordMeasurement(name, again))
    assert session.view().decoded is None
    session.do(c.Undo())
    assert len(session.view().decoded) == 3
