"""The run as a whole: what it leaves, when it leaves nothing, what it says of itself."""

import errno
import hashlib
import json
import os
import subprocess
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from recist_reader.exports import folder as folder_module
from recist_reader.exports.export import export, export_steps
from recist_reader.exports.fault import ExportFault
from recist_reader.exports.registry import NAMES
from recist_reader.exports.request import ExportRequest, Format
from recist_reader.exports.writers.csv_file import CsvFile
from recist_reader.exports.writers.xlsx_file import XlsxFile
from recist_reader.reading.study_session import create_study, open_study
from recist_reader.reading.workplace import Workplace
from recist_reader.resource import resource
from recist_reader.trial import commands as c
from recist_reader.trial.study_decisions import CreateStudy
from recist_reader.trial.study_records import StudyRecord, SubjectRecord
from tests.building import FIRST_DAY, a_study, add_visit
from tests.exports.build import Reader, done, story_response
from tests.people import begin


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("format_", list(Format))
def test_EXP_12_two_runs_are_equal_but_for_the_stamp(study, tmp_path, format_):
    first, second = (
        export(study, ExportRequest("all", tmp_path / name, format_)).folder for name in ("a", "b")
    )
    one, other = contents(first), contents(second)
    assert first.name == second.name
    assert one.keys() == other.keys()
    assert {n for n in one if one[n] != other[n]} <= {"manifest.json", "SHA256SUMS"}
    manifests = [json.loads(files["manifest.json"]) for files in (one, other)]
    assert manifests[0].pop("stamp")["person"] == "R1"
    assert manifests[1].pop("stamp")
    assert manifests[0] == manifests[1]
    lines = [set(files["SHA256SUMS"].splitlines()) for files in (one, other)]
    assert {line.split()[1] for line in lines[0] ^ lines[1]} <= {b"manifest.json"}


def test_EXP_10_the_folder_is_named_by_study_kind_and_cut_and_holds_just_its_files(study, tmp_path):
    result = export(study, ExportRequest("timepoints", tmp_path, Format.XLSX))
    assert result.folder.name == f"Made_study_timepoints_pooled_{_compact(result.manifest['cut'])}"
    assert set(contents(result.folder)) == {"timepoints.xlsx", "manifest.json", "SHA256SUMS"}
    assert [path.name for path in tmp_path.iterdir()] == [result.folder.name]


def _compact(time):
    return time.split(".")[0].replace("-", "").replace(":", "") + "Z"


def test_EXP_13_the_sums_are_those_of_the_files_and_sha256sum_agrees(study, tmp_path):
    folder = export(study, ExportRequest("all", tmp_path)).folder
    sums = dict(reversed(line.split("  ")) for line in (folder / "SHA256SUMS").read_text().splitlines())
    expected = {n: hashlib.sha256(b).hexdigest() for n, b in contents(folder).items() if n != "SHA256SUMS"}
    assert sums == expected
    checked = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=folder, capture_output=True, check=False)
    assert checked.returncode == 0


def test_EXP_11_the_manifest_says_what_it_was_made_from(study, tmp_path):
    result = export(study, ExportRequest("lesions", tmp_path))
    manifest = json.loads((result.folder / "manifest.json").read_text("utf-8"))
    assert manifest == result.manifest
    assert (manifest["format"], manifest["version"]) == ("recist-reader/export", 1)
    assert manifest["signatures"] == "unsigned"  # RO-10
    assert manifest["subjects"] == ["1001", "1002", "1003", "1004", "1005"]
    assert manifest["options"]["charter"]["sd_min_days"] == 42
    assert manifest["stamp"]["user_code"] == "RD01"
    (file,) = manifest["files"]
    assert file["rows"] == result.rows == len((result.folder / "lesions.csv").read_text().splitlines()) - 1
    assert file["columns"][0] == {"name": "study_id", "type": "s", "meaning": "title of the study"}


@pytest.mark.parametrize("dry_run", [True, False])
def test_EXP_111_every_manifest_is_of_the_shipped_schema(study, tmp_path, dry_run):
    schema = json.loads(resource("schemas/manifest-1.schema.json").read_text("utf-8"))
    manifest = export(study, ExportRequest("all", tmp_path, dry_run=dry_run)).manifest
    checker = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    assert list(checker.iter_errors(json.loads(json.dumps(manifest)))) == []
    spoilt = {**json.loads(json.dumps(manifest)), "arm": "A"}
    assert [error.validator for error in checker.iter_errors(spoilt)] == ["additionalProperties"]


def test_EXP_10_an_export_does_not_move_the_cut_and_an_edit_does(tmp_path):
    with a_study(tmp_path, timepoints=1) as study:
        Reader(study).baseline()
        first = export(study, ExportRequest("reads", tmp_path / "a")).manifest
        second = export(study, ExportRequest("reads", tmp_path / "b")).manifest
        assert (first["cut"], first["anchor"]) == (second["cut"], second["anchor"])
        done(study.set_subject("1001", {}, "nothing changed but the record"))
        third = export(study, ExportRequest("reads", tmp_path / "c")).manifest
        assert third["cut"] > second["cut"]
        assert third["anchor"] != second["anchor"]


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        pytest.param(lambda _: None, "its data are identical", id="untouched"),
        pytest.param(
            lambda folder: (folder / "lesions.csv").write_text("x"), "its data are different", id="edited"
        ),
        pytest.param(
            lambda folder: (folder / "more.csv").write_text("x"), "its data are different", id="a file more"
        ),
    ],
)
def test_EXP_13_an_existing_folder_is_left_as_it_is(study, tmp_path, spoil, says):
    folder = export(study, ExportRequest("lesions", tmp_path)).folder
    spoil(folder)
    before = contents(folder)
    with pytest.raises(ExportFault, match=says) as refused:
        export(study, ExportRequest("lesions", tmp_path))
    assert refused.value.code == "bad_input"
    assert contents(folder) == before
    assert list(tmp_path.iterdir()) == [folder]


@pytest.mark.parametrize("writer", [CsvFile, XlsxFile])
@pytest.mark.parametrize("method", ["row", "close"])
def test_EXP_13_a_full_disk_while_writing_leaves_nothing(study, tmp_path, monkeypatch, writer, method):
    def full(*_args):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(writer, method, full)
    format_ = Format.CSV if writer is CsvFile else Format.XLSX
    with pytest.raises(ExportFault, match=f"lesions.{format_}: no space left on device") as failed:
        export(study, ExportRequest("all", tmp_path / "out", format_))
    assert failed.value.code not in ("bad_input", "refused")  # exit 7
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="a limit of the size of files is a matter of POSIX")
@pytest.mark.parametrize("format_", list(Format))
def test_EXP_13_a_disk_that_really_takes_no_more_leaves_nothing(study, tmp_path, format_):
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    with open_study(study.path, write=False) as beside:
        try:
            resource.setrlimit(resource.RLIMIT_FSIZE, (3000, before[1]))
            with pytest.raises(ExportFault, match=f"lesions.{format_}: file too large"):
                export(beside, ExportRequest("all", tmp_path / "out", format_))
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize("nth", range(1, 9))
def test_EXP_13_an_error_at_any_sync_leaves_nothing_and_says_so(study, tmp_path, monkeypatch, nth):
    """The last one is that of the parent folder, behind the renaming: the name is taken back."""
    calls = []
    real = os.fsync

    def failing(handle):
        calls.append(handle)
        if len(calls) == nth:
            raise OSError(errno.EIO, "Input/output error")
        real(handle)

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", failing)
        with pytest.raises(ExportFault, match=r"input/output error.*nothing was left behind") as failed:
            export(study, ExportRequest("all", tmp_path / "out"))
    assert failed.value.code not in ("bad_input", "refused")  # exit 7
    assert list((tmp_path / "out").iterdir()) == []
    assert export(study, ExportRequest("all", tmp_path / "out")).folder.is_dir()  # nothing is in the way


@pytest.mark.parametrize("stuck", ["the folder with its name", "the unfinished folder"])
def test_EXP_13_what_cannot_be_taken_away_is_named(study, tmp_path, monkeypatch, stuck):
    """A disk that is read-only from the failed sync on keeps what is there."""
    real_sync, real_rename = folder_module.sync_folder, Path.rename
    renamed = []

    def failing_sync(folder):
        if renamed or stuck == "the unfinished folder":
            raise OSError(errno.EIO, "Input/output error")
        real_sync(folder)

    def rename_once(path, target):
        if renamed:
            raise OSError(errno.EROFS, "Read-only file system")
        renamed.append(target)
        return real_rename(path, target)

    monkeypatch.setattr(folder_module, "sync_folder", failing_sync)
    monkeypatch.setattr(Path, "rename", rename_once)
    monkeypatch.setattr(folder_module.shutil, "rmtree", lambda *_args, **_options: None)
    with pytest.raises(ExportFault, match="input/output error") as failed:
        export(study, ExportRequest("all", tmp_path / "out"))
    (left,) = (tmp_path / "out").iterdir()
    remedy = failed.value.problem.remedy
    assert "nothing was left behind" not in remedy
    assert f"; {left.name} is " in remedy
    assert left.name.startswith(".") is (stuck == "the unfinished folder")


@pytest.mark.parametrize("format_", list(Format))
def test_EXP_14_cancelled_at_any_step_it_leaves_nothing(study, tmp_path, format_):
    total = len(list(export_steps(study, ExportRequest("all", tmp_path / "whole", format_))))
    assert total > 20
    tries = 10 if format_ is Format.CSV else 3  # the run is the same, its files differ
    for after in range(1, total + 1, total // tries):
        steps = export_steps(study, ExportRequest("all", tmp_path / "cut", format_))
        for _ in range(after):
            next(steps)
        steps.close()
        assert not (tmp_path / "cut").exists() or list((tmp_path / "cut").iterdir()) == []


def test_EXP_14_progress_never_goes_back_and_ends_at_its_total(study, tmp_path):
    seen = []
    export(study, ExportRequest("all", tmp_path), lambda done_, total: seen.append((done_, total)))
    assert [step for step, _ in seen] == sorted(step for step, _ in seen)
    assert {total for _, total in seen} == {70}  # five reads folded, then written in 13 parts
    assert seen[-1] == (70, 70)


def test_EXP_14_each_run_is_an_event_of_the_study(tmp_path):
    with a_study(tmp_path, timepoints=1) as study:
        Reader(study).baseline()
        result = export(study, ExportRequest("timepoints", tmp_path / "out"))
        with pytest.raises(ExportFault):
            export(study, ExportRequest("timepoints", tmp_path / "out"))
        steps = export_steps(study, ExportRequest("timepoints", tmp_path / "other"))
        next(steps), next(steps)
        steps.close()
        steps = export_steps(study, ExportRequest("timepoints", tmp_path / "other"))
        next(steps)  # still reading the study
        steps.close()
        stranger = ExportRequest("timepoints", tmp_path / "none", subjects=frozenset({"E. Noether"}))
        with pytest.raises(ExportFault):
            export(study, stranger)
        with pytest.raises(ExportFault):
            export(study, replace(stranger, dry_run=True))
        events = [e for e in study.file.events("study") if e.payload["change"] == "exported"]
        assert [e.record["type"] for e in events] == ["export"] * 5
        outcomes = [e.payload["export"]["result"] for e in events]
        assert outcomes == ["written", "failed", "cancelled", "cancelled", "refused"]
        assert events[-1].payload["export"]["subjects"] == 1
        assert "Noether" not in str(events[-1].payload)
        told = events[0].payload["export"]
        manifest = (result.folder / "manifest.json").read_bytes()
        assert told["manifest_sha256"] == hashlib.sha256(manifest).hexdigest()
        assert (told["kind"], told["rows"], told["cut"]) == ("timepoints", 1, result.manifest["cut"])
        path, state = study.path, study.state
    with open_study(path) as again:  # the study reads back with these events in it
        assert again.state == state


def test_a_study_open_for_reading_only_gives_the_same_bytes(tmp_path):
    with a_study(tmp_path, timepoints=1) as study:
        Reader(study).baseline()
        written = export(study, ExportRequest("all", tmp_path / "a")).folder
        with open_study(study.path, write=False) as beside:  # IN-120: beside the writer
            read_only = export(beside, ExportRequest("all", tmp_path / "b")).folder
        one, other = contents(written), contents(read_only)
        assert {name for name in one if one[name] != other[name]} <= {"manifest.json", "SHA256SUMS"}


def test_EXP_30_a_dry_run_counts_and_writes_nothing(study, tmp_path):
    whole = export(study, ExportRequest("all", tmp_path / "whole"))
    before = len(study.file.events("study"))
    dry = export(study, ExportRequest("all", tmp_path / "dry", dry_run=True))
    assert dry.folder is None
    assert not (tmp_path / "dry").exists()
    assert len(study.file.events("study")) == before
    assert dry.rows == whole.rows
    counted = [{k: f[k] for k in ("name", "rows")} for f in dry.manifest["files"]]
    assert counted == [{k: f[k] for k in ("name", "rows")} for f in whole.manifest["files"]]


OF_ANY_TIME = ("audit", "images", "incomplete", "queries")


def test_RO_10_a_read_that_is_not_complete_is_left_out_and_named(tmp_path):
    with a_study(tmp_path, subjects=5, timepoints=2) as study:
        for subject in ("1001", "1002", "1003", "1004"):
            Reader(study, subject).baseline()
        for subject in ("1001", "1004"):
            reader = Reader(study, subject)
            reader.timepoint("TP1", T1=(40, 30), T2=(30, 22), T3=(26, 18))
            reader.lock()
        Reader(study, "1002").do(c.OpenTimepoint("TP1"))
        Reader(study, "1004").do(c.ReopenTimepoint("BL", "transcription_error"))
        result = export(study, ExportRequest("all", tmp_path / "out"))
        assert [(left.subject, left.reader, left.why) for left in result.left_out] == [
            ("1002", "R1", "TP1 is open"),
            ("1003", "R1", "TP1 was not read yet"),
            ("1004", "R1", "BL is open"),
            ("1005", "R1", "BL was not read yet"),
        ]
        assert result.exit_code == 1
        assert result.manifest["subjects"] == ["1001"]
        assert [left["subject"] for left in result.manifest["left_out"]] == ["1002", "1003", "1004", "1005"]
        for name, content in contents(result.folder).items():
            if name != "manifest.json":
                assert name.partition(".")[0] in OF_ANY_TIME or b"1002" not in content


def test_only_the_named_subjects_go_out_and_unknown_ones_are_all_named(study, tmp_path):
    result = export(study, ExportRequest("reads", tmp_path, subjects=frozenset({"1003", "1001"})))
    assert result.manifest["subjects"] == ["1001", "1003"]
    with pytest.raises(ExportFault, match="no subject 77, 88") as refused:
        export(study, ExportRequest("reads", tmp_path / "b", subjects=frozenset({"88", "1001", "77"})))
    assert refused.value.code == "bad_input"
    assert not (tmp_path / "b").exists()


def test_an_unknown_kind_is_refused_with_the_known_ones(study, tmp_path):
    with pytest.raises(ExportFault, match=", ".join(NAMES)) as refused:
        export(study, ExportRequest("everything", tmp_path))
    assert refused.value.code == "bad_input"
    assert {"lesions", "timepoints", "outcomes", "reads", "all"} <= set(NAMES)


def test_EXP_1_a_study_with_accounts_is_refused(tmp_path, monkeypatch):
    """Also where the gate of sessions lets a person in who has no role: none goes out without one."""
    assert isinstance(begin(tmp_path), str)
    monkeypatch.setattr("recist_reader.reading.study_session.refuse_without_sign_in", lambda _file: None)
    with open_study(tmp_path / "study.rrs", workplace=Workplace("someone")) as study:
        with pytest.raises(ExportFault, match="nobody is signed in") as refused:
            export(study, ExportRequest("all", tmp_path / "out"))
        assert refused.value.code == "refused"  # exit 3
        assert not (tmp_path / "out").exists()


def test_EXP_5_no_export_tells_the_readers_name(tmp_path):
    name = "Dr. Amalie Noether"
    record = StudyRecord("Named study", True, name)
    with create_study(tmp_path / "study.rrs", CreateStudy(record), Workplace(name)) as study:
        done(study.add_subject(SubjectRecord("7-001")))
        done(add_visit(study, "7-001", "Baseline", FIRST_DAY))
        Reader(study, "7-001").baseline()
        for format_ in Format:
            folder = export(study, ExportRequest("all", tmp_path / format_, format_)).folder
            named = {path for path, content in contents(folder).items() if b"Noether" in content}
            # In the stamp, and in the trail, which tells who did what; a workbook is packed.
            assert named - {f"audit.{format_}"} == {"manifest.json"}


def test_EXP_6_after_reopening_the_latest_locked_version_goes_out(tmp_path, rows_of):
    with a_study(tmp_path, timepoints=4) as study:
        reader = Reader(study)
        story_response(reader)
        reader.do(c.ReopenTimepoint("TP3", "transcription_error"))
        reader.measure("T2", 18, 12)
        reader.lock()
        folder = export(study, ExportRequest("all", tmp_path / "out")).folder
        rows = rows_of(folder, "timepoints")
        assert [(row["timepoint"], row["sum"], row["read_version"]) for row in rows] == [
            ("BL", "88.0", "2"),
            ("TP1", "52.0", "2"),
            ("TP2", "", "2"),
            ("TP3", "61.0", "2"),
        ]
        assert rows[3]["content_sha256"] == reader.session.state.locks["TP3/v2"].content_sha256
