"""The reads format: exact numbers, every fault listed with its place; the schema agrees."""

import copy
import json
from datetime import date
from decimal import Decimal

import jsonschema
import pytest

from recist_reader.recist.assess import assess
from recist_reader.recist.document import load_reads
from recist_reader.recist.read import PartialDate
from recist_reader.recist.schedule import Schedule, Visit
from recist_reader.resource import resource
from tests.recist.reads import read, written

PATIENT = {
    "id": "1001",
    "reader": "R1",
    "options": {},
    "randomisation_date": "2024-01-08",
    "schedule": {"interval_days": 84, "window_days": 7},
    "death_date": None,
    "targets": [
        {"id": "T1", "organ": "liver", "nodal": False},
        {"id": "T2", "organ": "lymph node", "nodal": True},
    ],
    "non_targets": [{"id": "NT1", "organ": "bone", "nodal": False}],
    "baseline": {
        "date": "2024-01-01",
        "targets": {"T1": {"state": "measured", "mm": 40}, "T2": {"state": "measured", "mm": "18.5"}},
        "non_targets": {"NT1": {"state": "present"}},
    },
    "timepoints": [
        {
            "id": "TP1",
            "visit": 1,
            "nominal_date": "2024-04-01",
            "date": "2024-04-01",
            "done": True,
            "targets": {
                "T1": {"state": "measured", "mm": 22, "fragments_mm": [12, 10]},
                "T2": {"state": "too_small"},
            },
            "non_targets": {"NT1": {"state": "present"}},
            "new_lesions": [{"id": "NL1", "state": "equivocal", "region": "chest"}],
            "lesion_dates": {"NL1": "2024-04-03"},
        },
        {"id": "TP2", "visit": 2, "nominal_date": "2024-07-01", "date": None, "done": False},
    ],
}
DOCUMENT = {"format": "recist-reader/reads", "version": 1, "charter": {}, "patients": [PATIENT]}


@pytest.fixture(scope="module")
def schema():
    checked = json.loads(resource("schemas/reads-1.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(checked)
    return jsonschema.Draft202012Validator(checked, format_checker=jsonschema.FormatChecker())


def changed(pointer, value, document=DOCUMENT):
    """Return the document with one value replaced; `...` takes it away."""
    made = copy.deepcopy(document)
    *path, last = pointer.strip("/").split("/")
    at = made
    for key in path:
        at = at[int(key)] if isinstance(at, list) else at[key]
    key = int(last) if isinstance(at, list) else last
    if value is ...:
        del at[key]
    elif isinstance(at, list) and key == len(at):
        at.append(value)
    else:
        at[key] = value
    return made


def test_the_example_is_free_of_faults(schema):
    document = load_reads(json.dumps(DOCUMENT))
    assert document.problems == ()
    schema.validate(DOCUMENT)
    patient = document.reads[0]
    assert patient.timepoints[0].targets["T1"].fragments_mm == (12, 10)
    assert patient.timepoints[0].lesion_dates == {"NL1": date(2024, 4, 3)}
    assert patient.schedule == Schedule.every(84, 7)


@pytest.mark.parametrize("mm", ["0.1", "93.4", "133.4", "30.0000001"])
def test_lengths_are_exact(mm):
    text = json.dumps(changed("/patients/0/baseline/targets/T1/mm", "@")).replace('"@"', mm)
    assert load_reads(text).reads[0].baseline.targets["T1"].mm == Decimal(mm)


P, BL, TP = "/patients/0", "/patients/0/baseline", "/patients/0/timepoints/0"

# pointer to change, new value, pointer named in the fault, whether the shape alone shows it
FAULTS = [
    pytest.param("/format", "other", "/format", True, id="other format"),
    pytest.param("/version", 2, "/version", True, id="other version"),
    pytest.param("/patients", {}, "/patients", True, id="patients no list"),
    pytest.param("/patient", [], "/patient", True, id="unknown top field"),
    pytest.param("/charter/pr_holds", True, "/charter/pr_holds", True, id="unknown charter option"),
    pytest.param("/charter/nt_any_ne", "maybe", "/charter/nt_any_ne", True, id="unknown charter value"),
    pytest.param(f"{P}/options/max_targets", 9, f"{P}/options/max_targets", True, id="unknown option value"),
    pytest.param(f"{P}/id", ..., f"{P}/id", True, id="no patient id"),
    pytest.param(f"{P}/new_lesion", [], f"{P}/new_lesion", True, id="unknown patient field"),
    pytest.param(f"{P}/baseline", ..., f"{P}/baseline", True, id="baseline left out"),
    pytest.param(f"{P}/randomisation_date", "2024-1-8", f"{P}/randomisation_date", True, id="not a date"),
    pytest.param(f"{P}/randomisation_date", "2024-02-30", f"{P}/randomisation_date", True, id="no such day"),
    pytest.param(f"{P}/death_date", "2024-13", f"{P}/death_date", True, id="no such month"),
    pytest.param(f"{P}/schedule/visits", [], f"{P}/schedule", True, id="both kinds of schedule"),
    pytest.param(f"{P}/schedule/interval_days", 0, f"{P}/schedule/interval_days", True, id="interval 0"),
    pytest.param(f"{P}/targets/0/organ", ..., f"{P}/targets/0/organ", True, id="no organ"),
    pytest.param(f"{P}/targets/1/id", "T1", f"{P}/targets", False, id="lesion id twice"),
    pytest.param(f"{P}/non_targets/0/id", "T1", f"{P}/non_targets", False, id="id of a target"),
    pytest.param(f"{BL}/targets/T1", ..., f"{BL}/targets/T1", False, id="baseline lesion without state"),
    pytest.param(
        f"{BL}/targets/T1", {"state": "absent"}, f"{BL}/targets/T1", False, id="baseline not measured"
    ),
    pytest.param(f"{BL}/targets/T1/mm", 0, f"{BL}/targets/T1", False, id="baseline 0 mm"),
    pytest.param(f"{BL}/date", None, f"{BL}/date", True, id="baseline without date"),
    pytest.param(f"{TP}/targets/T1/mm", -1, f"{TP}/targets/T1/mm", True, id="negative"),
    pytest.param(f"{TP}/targets/T1/mm", "-1", f"{TP}/targets/T1/mm", True, id="negative text"),
    pytest.param(f"{TP}/targets/T1/mm", "12,5", f"{TP}/targets/T1/mm", True, id="decimal comma"),
    pytest.param(f"{TP}/targets/T1/mm", "1e1", f"{TP}/targets/T1/mm", True, id="text with exponent"),
    pytest.param(f"{TP}/targets/T1/mm", True, f"{TP}/targets/T1/mm", True, id="a truth for a length"),
    pytest.param(f"{TP}/targets/T1/mm", 23, f"{TP}/targets/T1/mm", False, id="not the sum of fragments"),
    pytest.param(
        f"{TP}/targets/T1/fragments_mm/0", -12, f"{TP}/targets/T1/fragments_mm/0", True, id="fragment"
    ),
    pytest.param(f"{TP}/targets/T2", ..., f"{TP}/targets/T2", False, id="lesion without state"),
    pytest.param(f"{TP}/targets/T2", {"state": "gone"}, f"{TP}/targets/T2/state", True, id="unknown state"),
    pytest.param(
        f"{TP}/targets/T2", {"state": "measured"}, f"{TP}/targets/T2/mm", False, id="measured, no mm"
    ),
    pytest.param(f"{TP}/targets/T2/mm", 4, f"{TP}/targets/T2/mm", False, id="too small with a length"),
    pytest.param(
        f"{TP}/targets/T2", {"state": "merged"}, f"{TP}/targets/T2/merged_into", False, id="into none"
    ),
    pytest.param(
        f"{TP}/targets/T2",
        {"state": "merged", "merged_into": "T2"},
        f"{TP}/targets/T2/merged_into",
        False,
        id="into itself",
    ),
    pytest.param(
        f"{TP}/targets",
        {"T1": {"state": "merged", "merged_into": "T2"}, "T2": {"state": "merged", "merged_into": "T1"}},
        f"{TP}/targets/T1/merged_into",
        False,
        id="in a circle",
    ),
    pytest.param(f"{TP}/targets/T9", {"state": "absent"}, f"{TP}/targets/T9", False, id="not declared"),
    pytest.param(
        f"{TP}/non_targets/NT1/state",
        "equivocal_pd",
        f"{TP}/non_targets/NT1/state",
        False,
        id="mark not offered",
    ),
    pytest.param(f"{TP}/date", "2023-12-31", f"{TP}/date", False, id="before baseline"),
    pytest.param(f"{TP}/date", None, f"{TP}/date", True, id="done without date"),
    pytest.param(f"{TP}/id", ..., f"{TP}/id", True, id="timepoint without id"),
    pytest.param(
        f"{TP}/lesion_dates/NL1", "2023-12-31", f"{TP}/lesion_dates/NL1", False, id="scan too early"
    ),
    pytest.param(f"{TP}/lesion_dates/NL9", "2024-04-03", f"{TP}/lesion_dates/NL9", False, id="date of none"),
    pytest.param(
        f"{TP}/new_lesions/0/state", "new", f"{TP}/new_lesions/0/state", True, id="new lesion state"
    ),
    pytest.param(
        f"{TP}/new_lesions/0/id", "T1", f"{TP}/new_lesions/0/id", False, id="new lesion of baseline"
    ),
    pytest.param(
        f"{TP}/new_lesions/0/region", "knee", f"{TP}/new_lesions/0/region", True, id="unknown region"
    ),
    pytest.param(f"{TP}/not_imaged", ["knee"], f"{TP}/not_imaged", True, id="unknown region not imaged"),
    pytest.param(
        "/patients/0/timepoints/1/id", "TP1", "/patients/0/timepoints/1/id", False, id="timepoint twice"
    ),
    pytest.param(
        "/patients/0/timepoints/1/date",
        "2024-07-01",
        "/patients/0/timepoints/1/date",
        True,
        id="not done, dated",
    ),
    pytest.param("/patients/1", PATIENT, "/patients/1/id", False, id="patient twice"),
    pytest.param(
        f"{P}/options/sd_reference", "treatment_start", f"{P}/treatment_start_date", False, id="no start"
    ),
]


@pytest.mark.parametrize(("pointer", "value", "named", "shape_shows_it"), FAULTS)
def test_a_fault_is_named_with_its_place(schema, pointer, value, named, shape_shows_it):
    made = changed(pointer, value)
    problems = load_reads(json.dumps(made)).problems
    found = {problem.place.pointer: problem for problem in problems}
    assert named in found
    if named.startswith(f"{P}/") and named != f"{P}/id":
        assert found[named].place.patient == "1001"
    if named.startswith(f"{TP}/") and named != f"{TP}/id":
        assert found[named].place.timepoint == "TP1"
    assert schema.is_valid(made) is not shape_shows_it


def test_all_faults_are_listed_and_the_other_patients_kept():
    made = changed("/patients/1", {**PATIENT, "id": "1002"})
    made = changed(f"{TP}/targets/T1/mm", -1, made)
    made = changed(f"{TP}/non_targets/NT1/state", "gone", made)
    document = load_reads(json.dumps(made))
    assert len(document.problems) == 2
    assert [patient.subject for patient in document.reads] == ["1002"]


def test_of_a_read_that_stands_twice_neither_is_taken():
    twice = [PATIENT, {**PATIENT, "id": "1002"}, {**PATIENT, "death_date": "2024-08-01"}]
    document = load_reads(json.dumps({**DOCUMENT, "patients": twice}))
    assert [problem.place.pointer for problem in document.problems] == ["/patients/2/id"]
    assert [patient.subject for patient in document.reads] == ["1002"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[",
        "[]",
        "null",
        '{"format": NaN}',
        '{"a": 1, "a": 2}',
        "[" * 5000,
        f'{{"version": {"9" * 5000}}}',
        f'{{"version": 1e{"9" * 30}}}',
    ],
    ids=["empty", "broken", "list", "null", "NaN", "key twice", "deep", "long number", "long exponent"],
)
def test_a_malformed_document_is_refused(text):
    document = load_reads(text)
    assert document.is_refused
    assert document.problems


@pytest.mark.parametrize("mm", ["NaN", "1e400", "-0.5", "1e-400", "100000"])
def test_a_length_out_of_range_is_refused(mm):
    text = json.dumps(changed(f"{TP}/targets/T1/mm", "@")).replace('"@"', mm)
    assert load_reads(text).problems


def test_half_a_character_is_refused_since_no_answer_could_be_written():
    document = load_reads(json.dumps(changed(f"{P}/id", "10\ud800")))
    assert [problem.place.pointer for problem in document.problems] == [f"{P}/id"]
    assert str(document.problems[0]).encode()


@pytest.mark.parametrize(
    "schedule",
    [
        pytest.param({"interval_days": 10**12, "window_days": 7}, id="interval"),
        pytest.param({"visits": [{"name": "w16", "day": 10**12, "window": [7, 7]}]}, id="visit"),
    ],
)
def test_a_schedule_beyond_the_calendar_is_refused(schedule):
    document = load_reads(json.dumps(changed(f"{P}/schedule", schedule)))
    assert [problem.place.patient for problem in document.problems] == ["1001"]


def test_what_is_carried_is_ignored(schema):
    made = changed("/_export", {"anything": [1]})
    for key in ("title", "rules", "rationale", "expected", "subject", "read_version", "final"):
        made = changed(f"{P}/{key}", {"free": True}, made)
    assert load_reads(json.dumps(made)).problems == ()
    schema.validate(made)


@pytest.mark.parametrize(
    "patient",
    [
        pytest.param(read("30 18n", "20 ts", "12+10 NE", None), id="states"),
        pytest.param(read("30 20", "50 >T1", nt=("p", "NE")), id="merged"),
        pytest.param(
            read("", "", nt=("p", "eq"), options={"nt_equivocal_mark": True}, death=PartialDate(2024, 5)),
            id="equivocal mark, partial death",
        ),
        pytest.param(
            read(
                "30",
                "30",
                new={1: "L1?"},
                lesion_days={1: {"L1": 86}},
                not_imaged={0: ["head"], 1: ["chest"]},
                schedule=Schedule((Visit("week 16", 112, 14, 14),), 84, (7, 14)),
                new_therapy=200,
                cutoff=300,
            ),
            id="dates, regions, list of visits",
        ),
    ],
)
def test_what_is_written_reads_back_the_same(schema, patient):
    text = written([patient])
    schema.validate(json.loads(text))
    document = load_reads(text)
    assert document.problems == ()
    assert assess(document.reads[0]) == assess(patient)
    assert document.reads[0].schedule == patient.schedule
