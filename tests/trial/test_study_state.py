"""What a study tells of one subject, among many."""

from dataclasses import replace
from datetime import date, timedelta

from recist_reader.recist.schedule import Schedule
from recist_reader.trial.study_records import StudyRecord, SubjectRecord, VisitRecord, visit_key
from recist_reader.trial.study_state import StudyState, subject_facts
from tests.building import series_record


class Counted(dict):
    """Rows that count how often they are looked through."""

    passes = 0

    def values(self):
        self.passes += 1
        return super().values()


def study(subjects, visits):
    series, visit_rows = Counted(), Counted()
    for subject in subjects:
        for number in reversed(range(visits)):
            name, label = (f"TP{number}", f"TP{number}") if number else ("Baseline", "BL")
            visit_rows[visit_key(subject, name)] = VisitRecord(subject, name, number, label)
            day = date(2024, 1, 1) + timedelta(days=84 * number)
            record = series_record(subject, name, f"{subject}/{number}", day)
            series[record.uid] = record
    head = {"study": StudyRecord("S", True, "R1")}
    people = {subject: SubjectRecord(subject) for subject in subjects}
    return StudyState({"study": head, "subject": people, "visit": visit_rows, "series": series})


def test_a_subject_has_its_own_visits_and_series_in_their_order():
    facts = subject_facts(study(["1001", "1002"], 3), "1002")
    assert [at.label for at in facts.timepoints] == ["BL", "TP1", "TP2"]
    assert [[s.uid for s in at.series] for at in facts.timepoints] == [["1002/0"], ["1002/1"], ["1002/2"]]


def test_all_subjects_are_told_in_one_pass_over_the_study():
    state = study([str(number) for number in range(20)], 8)
    assert all(len(subject_facts(state, subject).timepoints) == 8 for subject in state.subjects)
    assert (state.visits.passes, state.series.passes) == (1, 1)


def test_an_interval_that_an_earlier_version_took_does_not_keep_a_study_from_opening():
    state = study(["1001"], 2)
    head = {"study": StudyRecord("S", True, "R1", interval_days=10**9)}
    facts = subject_facts(replace(state, tables={**state.tables, "study": head}), "1001")
    assert facts.schedule == Schedule.every(36_525)
