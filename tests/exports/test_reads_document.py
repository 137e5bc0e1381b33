"""The interchange document: assessed elsewhere it gives the same responses (EXP-110)."""

import json
import os
from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random

import jsonschema
import pytest

from recist_reader.cli.main import main
from recist_reader.exports import reads_document
from recist_reader.exports.export import export
from recist_reader.exports.request import ExportRequest
from recist_reader.reading.read_session import ReadSession
from recist_reader.recist.document import load_reads
from recist_reader.recist.read import PartialDate
from recist_reader.resource import resource
from recist_reader.trial import commands as c
from recist_reader.trial.evidence import Drawn
from recist_reader.trial.facts import SeriesLabel
from recist_reader.trial.visit_decisions import ImportedImages
from tests.building import FIRST_DAY, a_study, add_visit, instance_row, series_record
from tests.exports.build import Reader, done

LATE = "2.25.77"  # a second series of TP1, two days later


@pytest.fixture(scope="module")
def folder(study, tmp_path_factory):
    result = export(study, ExportRequest("all", tmp_path_factory.mktemp("reads")))
    assert result.exit_code == 0
    return result.folder


def test_EXP_110_assess_gives_the_fields_of_the_tables_one_by_one(folder, rows_of, capsys):
    assert main(["assess", str(folder / "reads.json"), "--format", "json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    patients = {patient["id"]: patient for patient in answer["patients"]}
    assert list(patients) == ["1001", "1002", "1003", "1004", "1005"]
    compared = 0
    for row in rows_of(folder, "timepoints"):
        if row["timepoint"] == "BL":
            continue
        patient = patients[row["subject_id"]]
        (at,) = [t for t in patient["timepoints"] if t["id"] == row["timepoint"]]
        for name in ("target", "non_target", "overall", "overall_as_read"):
            assert at[name] == row[name]
        for name in ("sum", "partial_sum", "nadir", "pct_from_baseline", "pct_from_nadir"):
            shown = "" if at[name] is None else str(at[name])
            assert Decimal(shown or 0) == Decimal(row[name] or 0)
            assert bool(shown) == bool(row[name])
        assert (patient["baseline_sum"] or "") == row["baseline_sum"]
        assert ("Y" if at["post_pd"] else "N") == row["post_pd"]
        assert ";".join(r["rule"] for r in at["reasons"] if r["met"]) == row["rules"]
        compared += 1
    assert compared == 17
    for row in rows_of(folder, "outcomes"):
        patient = patients[row["subject_id"]]
        for name in ("bor_unconfirmed", "bor_confirmed"):
            assert patient[name] == row[name]
        assert (patient["progression_date"] or "") == row["progression_date"]
        if row["variant"] == "primary":
            pfs = patient["pfs"]
            shown = (str(int(pfs["event"])), pfs["date"], str(pfs["days"]), pfs["reason"] or "")
            assert shown == tuple(row[f"pfs_{name}"] for name in ("event", "date", "days", "reason"))


def test_EXP_110_assess_gives_what_was_stored_at_lock(study, folder, capsys):
    main(["assess", str(folder / "reads.json"), "--format", "json"])
    for patient in json.loads(capsys.readouterr().out)["patients"]:
        stored = ReadSession(study, patient["id"]).state.results
        for at in patient["timepoints"]:
            if at["id"] in stored:
                result = stored[at["id"]]
                assert (at["target"], at["non_target"], at["overall_as_read"]) == (
                    result.target,
                    result.non_target,
                    result.overall,
                )
                assert at["sum"] == (None if result.sum_mm is None else str(result.sum_mm))


def test_EXP_111_the_document_fits_its_schema(folder):
    schema = json.loads(resource("schemas/reads-1.schema.json").read_text("utf-8"))
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    document = json.loads((folder / "reads.json").read_text("utf-8"))
    assert [error.json_path for error in validator.iter_errors(document)] == []


def test_EXP_112_optional_fields_and_lengths_as_text(folder):
    document = json.loads((folder / "reads.json").read_text("utf-8"))
    assert document["_export"]["signatures"] == "unsigned"
    first = document["patients"][0]
    assert (first["reader"], first["final"], first["read_version"]) == ("R1", True, 1)
    assert first["targets"][0] == {"id": "T1", "organ": "liver", "nodal": False, "subsite": "6"}
    split = first["timepoints"][2]["targets"]["T1"]
    assert split == {"state": "measured", "mm": "32.0", "fragments_mm": ["24.0", "8.0"]}
    not_evaluable = first["timepoints"][1]["targets"]["T2"]
    assert not_evaluable == {"state": "not_evaluable", "reason": "artefact"}
    assert first["timepoints"][3] == {
        "id": "TP4",
        "visit": 4,
        "nominal_date": None,
        "done": False,
        "date": None,
    }
    merged = document["patients"][2]["timepoints"][1]["targets"]["T1"]
    assert merged == {"state": "merged", "merged_into": "T2"}


def test_reads_with_every_date_and_two_scan_days_come_back_the_same(tmp_path):
    charter = {"nt_equivocal_mark": True, "confirmation_required": True, "days_plus_one": False}
    with a_study(tmp_path, timepoints=2, charter=charter) as study:
        late = series_record("1001", "TP1", LATE, FIRST_DAY.replace(month=3, day=27), series_number=9)
        images = ImportedImages("1001", "TP1", {LATE: late}, {LATE: instance_row(LATE)})
        done(study.add_images(images))
        reader = Reader(study)
        reader.baseline()
        reader.timepoint("TP1", T1=(38, 30), T2=(30, 22), T3=(26, 18), NT1="equivocal_pd")
        mark = reader.session.state.measurement("TP1", reader.session.state.uuid_of("T2"))
        place = replace(mark.place, series_uid=LATE, sop_instance_uid=f"{LATE}.{mark.place.slice_number}")
        reader.do(c.RecordMeasurement("T2", Drawn(mark.tool, place, mark.points_lps, mark.points_pixel)))
        reader.lock()
        dates = {
            "new_therapy_date": date(2024, 5, 1),
            "death_date": PartialDate(2025, 2),
            "clinical_deterioration_date": date(2024, 6, 1),
        }
        done(study.set_subject("1001", dates, "told by the site"))
        result = export(study, ExportRequest("all", tmp_path / "out"))
        assert (result.exit_code, result.differences) == (0, ())
        patient = json.loads((result.folder / "reads.json").read_text("utf-8"))["patients"][0]
        assert patient["death_date"] == "2025-02"
        assert patient["timepoints"][0]["lesion_dates"] == {"T2": "2024-03-27"}
        assert patient["timepoints"][0]["non_targets"]["NT1"]["state"] == "equivocal_pd"
        loaded = load_reads((result.folder / "reads.json").read_text("utf-8")).reads[0]
        assert loaded.options == study.facts("1001").options.charter


def test_a_region_that_was_not_scanned_goes_with_the_timepoint(tmp_path):
    workflow = {"required_regions": ["chest", "abdomen", "pelvis"]}
    charter = {"new_lesion_region_not_scanned": "cr_becomes_ne"}
    with a_study(tmp_path, timepoints=1, charter=charter, workflow=workflow) as study:
        label = SeriesLabel("CT", ("abdomen", "pelvis"), "portal venous", "soft")
        done(add_visit(study, "1001", "TP1", FIRST_DAY.replace(month=4), label=label))
        reader = Reader(study)
        reader.baseline()
        reader.timepoint("TP1", **dict.fromkeys(("T1", "T2", "T3", "NT1"), "absent"))
        reader.lock()
        result = export(study, ExportRequest("reads", tmp_path / "out"))
        assert result.exit_code == 0
        at = json.loads((result.folder / "reads.json").read_text("utf-8"))["patients"][0]["timepoints"][0]
        assert at["not_imaged"] == ["chest"]


SIZES = (0.8, 4, 5.6, 9.6, 10.4, 16, 24, 40, 55.2)


def random_finding(random):
    """A state or axes for a target, seldom seen ones as often as usual ones."""
    kind = random.choice(("measured", "measured", "absent", "too_small", "not_evaluable"))
    if kind == "measured":
        long_mm = random.choice(SIZES[1:])
        return (long_mm, random.choice([size for size in SIZES if size < long_mm]))
    return (kind, "artefact") if kind == "not_evaluable" else kind


def random_read(random, reader):
    reader.baseline()
    for label in ("TP1", "TP2", "TP3"):
        found = {lesion: random_finding(random) for lesion in ("T1", "T2", "T3")}
        marked = random.choice(("absent", "present", "present", "unequivocal_pd"))
        reader.timepoint(label, **found, NT1=marked)
        if random.random() < 0.3:
            reader.new_lesion(random.choice(("equivocal", "unequivocal")))
        for lesion in tuple(reader.session.view().missing):  # equivocal ones of before
            reader.state(lesion, random.choice(("equivocal", "unequivocal", "not_lesion")))
        reader.lock()


def test_EXP_110_random_reads_give_the_same_responses_when_assessed_again(tmp_path):
    random = Random(20240101)
    reads = 200 if os.environ.get("FAULTS") == "full" else 12
    with a_study(tmp_path, subjects=reads, timepoints=4) as study:
        for number in range(reads):
            random_read(random, Reader(study, str(1001 + number)))
        result = export(study, ExportRequest("all", tmp_path / "out"))
        assert (result.left_out, result.recompute_differs, result.differences) == ((), 0, ())
        states = {
            at["state"]
            for patient in json.loads((result.folder / "reads.json").read_text("utf-8"))["patients"]
            for timepoint in patient["timepoints"]
            for at in timepoint["targets"].values()
        }
        assert states == {"measured", "absent", "too_small", "not_evaluable"}


def test_EXP_110_a_difference_is_named_and_the_exit_code_tells_it(study, tmp_path, monkeypatch):
    real = reads_document.patient_of

    def altered(read):
        patient = real(read)
        if read.subject == "1001":
            patient["timepoints"][0]["targets"]["T1"]["mm"] = "39.0"
        return patient

    monkeypatch.setattr("recist_reader.exports.reads_part.patient_of", altered)
    result = export(study, ExportRequest("reads", tmp_path))
    assert result.exit_code == 1
    assert "1001 R1/timepoints/TP1/sum" in result.differences
    assert {named.split()[0] for named in result.differences} == {"1001"}


def test_EXP_110_a_document_that_cannot_be_read_back_is_named(study, tmp_path, monkeypatch):
    real = reads_document.patient_of

    def altered(read):
        patient = real(read)
        if read.subject == "1002":
            del patient["baseline"]["targets"]["T1"]
        return patient

    monkeypatch.setattr("recist_reader.exports.reads_part.patient_of", altered)
    result = export(study, ExportRequest("reads", tmp_path))
    assert result.exit_code == 1
    assert any("patient 1002" in named for named in result.differences)
