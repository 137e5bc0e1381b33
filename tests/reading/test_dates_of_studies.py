"""`date_display` decides how an import stores dates; the study knows the true ones all the same (BL-34)."""

from datetime import date
from pathlib import Path

import pydicom
import pytest

from recist_reader.imaging.store import ImageStore
from recist_reader.problem import Refusal
from recist_reader.reading.importing import ImportWish, import_images
from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.study_options import change_options, dates_warning
from recist_reader.reading.withdrawing import withdraw_images
from recist_reader.storage.verify import verify
from recist_reader.trial import commands as c
from recist_reader.trial.patch import Edit, Recorded
from recist_reader.trial.people.acts import Act
from tests.reading.made_folders import a_ct, an_empty_study

WHY = "both arms have visits of their own"
DAY_0 = date(1900, 1, 1)


def set_dates(study, rule):
    answer = change_options(study, {"date_display": rule}, WHY)
    assert isinstance(answer, Recorded), answer


@pytest.fixture
def study(tmp_path):
    with an_empty_study(tmp_path / "study", "1001") as made:
        set_dates(made, "visit_only")
        yield made


def bring(study, folder, visit="Baseline"):
    *_, last = import_images(study, ImportWish((folder,), "1001", visit))
    assert isinstance(last.answer, Recorded), last.answer
    return last.intake


def stored_days(study, visit):
    """Days of the scans in the stored files of a visit, counted from 1900-01-01."""
    store, found = ImageStore.beside(study.path), set()
    for series in study.state.series_of("1001", visit):
        for item in study.file.row("instance", "study", series.uid)["slices"]:
            text = pydicom.dcmread(store.path(item["blob_sha256"])).AcquisitionDate
            found.add((date(int(text[:4]), int(text[4:6]), int(text[6:])) - DAY_0).days)
    return sorted(found)


def true_days(study, visit):
    return sorted(f"{series.scan_date:%Y%m%d}" for series in study.state.series_of("1001", visit))


def test_BL_34_visit_only_stores_each_timepoint_at_its_own_day(study, tmp_path):
    for visit, day in {"Baseline": "20240310", "TP1": "20240601", "TP2": "20240915"}.items():
        bring(study, a_ct(tmp_path / visit, slices=2, day=day), visit)
        assert true_days(study, visit) == [day]
    assert [stored_days(study, visit) for visit in ("Baseline", "TP1", "TP2")] == [[0], [100], [200]]
    path = study.path
    study.close()
    assert verify(path).ok


def test_BL_34_what_comes_later_to_a_visit_moves_with_it(study, tmp_path):
    bring(study, a_ct(tmp_path / "bl", slices=2))
    bring(study, a_ct(tmp_path / "late", slices=2, day="20240315"))
    assert stored_days(study, "Baseline") == [0, 5]
    assert true_days(study, "Baseline") == ["20240310", "20240315"]


def test_BL_34_a_series_cut_off_is_completed_with_the_same_dates(study, tmp_path):
    half = a_ct(tmp_path / "half", slices=2)
    bring(study, half)
    bring(study, a_ct(tmp_path / "whole", slices=5))
    (series,) = study.state.series_of("1001", "Baseline")
    assert (series.slices, series.state) == (5, "ready")
    assert stored_days(study, "Baseline") == [0]


def test_BL_34_the_baseline_sent_again_with_the_next_visit_is_the_same_baseline(study, tmp_path):
    baseline = a_ct(tmp_path / "bl", slices=2)
    bring(study, baseline)
    ReadSession(study, "1001").do(c.OpenTimepoint("BL"))
    again = a_ct(tmp_path / "tp1", slices=2, InstitutionName="another export of the same images")
    for file in again.iterdir():
        file.rename(file.with_name(f"bl{file.name}"))
    bring(study, a_ct(again, slices=2, day="20240601"), "TP1")
    states = {(s.visit, s.state, s.slices) for s in study.state.series_of("1001")}
    assert states == {("Baseline", "ready", 2), ("TP1", "ready", 2)}
    assert [stored_days(study, visit) for visit in ("Baseline", "TP1")] == [[0], [100]]


def test_BL_34_a_visit_taken_out_and_brought_in_again_begins_anew(study, tmp_path):
    bring(study, a_ct(tmp_path / "wrong", slices=2, day="20240101"))
    withdraw_images(study, "1001", "Baseline", "wrong scan")
    bring(study, a_ct(tmp_path / "right", slices=2, day="20240310"))
    assert stored_days(study, "Baseline") == [0]


def test_BL_34_absolute_keeps_dates_and_warns(tmp_path):
    with an_empty_study(tmp_path / "study", "1001") as study:
        assert dates_warning(study) is None
        set_dates(study, "absolute")
        bring(study, a_ct(tmp_path / "bl", slices=2))
        assert stored_days(study, "Baseline") == [(date(2024, 3, 10) - DAY_0).days]
        assert true_days(study, "Baseline") == ["20240310"]
        assert "true dates" in dates_warning(study).what


def test_BL_34_a_subject_whose_images_are_shifted_stays_so(tmp_path):
    """A study of an earlier version could have the option and shifted images."""
    with an_empty_study(tmp_path / "study", "1001") as study:
        bring(study, a_ct(tmp_path / "bl", slices=2))
        charter = study.state.tables["charter"]["1"]
        absolute = type(charter)(charter.charter, {"date_display": "absolute"})
        edit = Edit("charter.changed", {"charter": {"2": None}}, {"charter": {"2": absolute}})
        study.record(Act.SET_OPTIONS, edit)
        bring(study, a_ct(tmp_path / "tp1", slices=2, day="20240601"), "TP1")
        apart = stored_days(study, "TP1")[0] - stored_days(study, "Baseline")[0]
        assert apart == (date(2024, 6, 1) - date(2024, 3, 10)).days
        assert stored_days(study, "TP1")[0] <= (date(2024, 6, 1) - DAY_0).days - 400


def test_ST_101_after_the_first_lock_options_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with an_empty_study(tmp_path / "study", "1001") as study:
        monkeypatch.setattr(study, "bound_labels", lambda subject: {"BL"} if subject == "1001" else set())
        answer = change_options(study, {"backup_minutes": 5}, WHY)
        assert isinstance(answer, Refusal)
        assert study.file.events("study")[-1].payload["change"] == "action.refused"
