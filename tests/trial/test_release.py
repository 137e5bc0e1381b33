"""What readers may have, and when a subject's images are complete (SQ-1, ST-5, ST 2.1)."""

from datetime import date

import pytest

from recist_reader.problem import Refusal
from recist_reader.trial.patch import Edit, Recorded
from recist_reader.trial.release import decide_final, decide_hold, decide_release
from recist_reader.trial.study_records import StudyRecord, SubjectRecord
from recist_reader.trial.study_state import StudyState, evolve_study
from recist_reader.trial.visit_decisions import ImportedImages, decide_import
from tests.building import series_record

WHY = "told by the imaging site"


def after(state: StudyState, edit: Edit | Refusal) -> StudyState:
    assert isinstance(edit, Edit), edit
    return evolve_study(state, Recorded("e", edit))


def with_visits(*visits: str, state_of_series: str = "ready", **changes: object) -> StudyState:
    """A subject whose visits came in, each 84 days after the other, none of them released."""
    state = StudyState(
        {
            "study": {"study": StudyRecord("Made study", False, None)},
            "subject": {"1001": SubjectRecord("1001")},
        }
    )
    for number, visit in enumerate(visits):
        day = date.fromordinal(date(2024, 1, 1).toordinal() + 84 * number)
        record = series_record("1001", visit, f"2.25.{number}", day, state=state_of_series, **changes)
        images = ImportedImages("1001", visit, {record.uid: record}, releases=False)
        state = after(state, decide_import(state, images, ()))
    return state


def labels(state: StudyState) -> dict[str, str | None]:
    return {v.name: v.label for v in state.visits_of("1001")}


def refused(answer: Edit | Refusal) -> str:
    assert isinstance(answer, Refusal), answer
    return answer.rule


def test_SQ_1_images_alone_release_nothing() -> None:
    assert labels(with_visits("Baseline", "TP1")) == {"Baseline": None, "TP1": None}


def test_ST_5_labels_follow_the_order_of_release() -> None:
    state = with_visits("Baseline", "TP1")
    assert refused(decide_release(state, "1001", "TP1", ())) == "ST-5"
    state = after(state, decide_release(state, "1001", "bl", ()))
    state = after(state, decide_release(state, "1001", "TP1", ()))
    assert labels(state) == {"Baseline": "BL", "TP1": "TP1"}
    assert refused(decide_release(state, "1001", "TP1", ())) == "SQ-1"


@pytest.mark.parametrize(
    ("state", "rule"),
    [
        (with_visits("Baseline", state_of_series="quarantined"), "SQ-1"),
        (with_visits("Baseline", modality="PT"), "SQ-1"),
        (with_visits(), "SQ-1"),
    ],
    ids=["held back", "PET alone", "no images"],
)
def test_SQ_1_a_visit_without_images_to_read_is_not_released(state: StudyState, rule: str) -> None:
    assert refused(decide_release(state, "1001", "Baseline", ())) == rule


def test_BN_3_held_back_series_are_decided_first() -> None:
    state = with_visits("Baseline")
    held = series_record("1001", "Baseline", "2.25.9", date(2024, 1, 1), state="quarantined")
    images = ImportedImages("1001", "Baseline", {held.uid: held}, releases=False)
    state = after(state, decide_import(state, images, ()))
    assert refused(decide_release(state, "1001", "Baseline", ())) == "BN-3"


def test_SQ_3_a_release_goes_back_until_a_reader_has_opened_it() -> None:
    state = with_visits("Baseline", "TP1")
    for visit in ("Baseline", "TP1"):
        state = after(state, decide_release(state, "1001", visit, ()))
    assert refused(decide_hold(state, "1001", "Baseline", WHY, ())) == "ST-5"
    assert refused(decide_hold(state, "1001", "TP1", "", ())) == "SQ-1"
    assert refused(decide_hold(state, "1001", "TP1", WHY, {"BL", "TP1"})) == "SQ-3"
    state = after(state, decide_hold(state, "1001", "TP1", WHY, {"BL"}))
    assert labels(state) == {"Baseline": "BL", "TP1": None}
    state = after(state, decide_release(state, "1001", "TP1", {"BL"}))
    assert labels(state)["TP1"] == "TP1"


def test_2_1_images_are_final_once_every_visit_is_released() -> None:
    state = with_visits("Baseline", "TP1")
    state = after(state, decide_release(state, "1001", "Baseline", ()))
    assert refused(decide_final(state, "1001", is_final=True, reason=WHY)) == "ST 2.1"
    state = after(state, decide_release(state, "1001", "TP1", ()))
    assert refused(decide_final(state, "1001", is_final=True, reason="")) == "ST 2.1"
    state = after(state, decide_final(state, "1001", is_final=True, reason=WHY))
    assert state.subjects["1001"].images_final
    assert refused(decide_final(state, "1001", is_final=True, reason=WHY)) == "ST 2.1"
    state = after(state, decide_final(state, "1001", is_final=False, reason=WHY))
    assert not state.subjects["1001"].images_final


def test_2_1_after_that_nothing_is_released() -> None:
    state = with_visits("Baseline")
    state = after(state, decide_release(state, "1001", "Baseline", ()))
    state = after(state, decide_final(state, "1001", is_final=True, reason=WHY))
    late = series_record("1001", "TP1", "2.25.5", date(2024, 6, 1))
    images = ImportedImages("1001", "TP1", {late.uid: late}, releases=False)
    state = after(state, decide_import(state, images, ()))
    assert refused(decide_release(state, "1001", "TP1", ())) == "ST 2.1"
