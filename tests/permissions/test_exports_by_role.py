"""What leaves a study with accounts: complete reads, by exporter and auditor (EXP-1, EXP-4, RO-4)."""

import csv
import json
from pathlib import Path

import pytest

from recist_reader.exports.cut import Cut, cut_steps
from recist_reader.exports.export import export, kinds_allowed
from recist_reader.exports.fault import ExportFault
from recist_reader.exports.registry import KINDS
from recist_reader.exports.request import ExportRequest, ExportResult
from recist_reader.reading.people.releasing import declare_final
from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.study_session import StudySession
from recist_reader.trial.patch import Recorded
from tests.blinded import Blinded, a_blinded_study, read_one
from tests.people import WHY
from tests.permissions.scene import Stage, complete


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    return complete(tmp_path_factory.mktemp("complete"))


@pytest.fixture
def read_alone(tmp_path: Path) -> Blinded:
    """One reader has locked everything; the images are not declared final."""
    blinded = a_blinded_study(tmp_path, subjects=1, timepoints=2)
    with blinded.as_("r1") as study:
        session = ReadSession(study, blinded.codes["1001", "R1"])
        read_one(session, "BL")
        read_one(session, "TP1")
    return blinded


def run(study: StudySession, kind: str = "outcomes") -> ExportResult:
    return export(study, ExportRequest(kind, study.path.parent / "out"))


def cut_of(study: StudySession) -> Cut:
    steps = cut_steps(study)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: Cut = end.value
            return found


def rows_of(result: ExportResult) -> list[dict[str, str]]:
    assert result.folder is not None
    (path,) = result.folder.glob("*.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("login", ["ex", "au"])
def test_EXP_1_exporter_and_auditor_export_complete_reads(stage: Stage, tmp_path: Path, login: str) -> None:
    blinded = stage.copy(tmp_path).blinded
    with blinded.as_(login) as study:
        result = run(study)
    assert {row["subject_id"] for row in rows_of(result)} == {"1001"}
    assert {(left.subject, left.reader, str(left.why)) for left in result.left_out} == {
        ("1001", "FINAL", "its two reads part, and are not adjudicated yet"),
        ("1002", "R1", "BL was not read yet"),
        ("1002", "R2", "BL was not read yet"),
    }


def test_AD_4_no_read_is_final_before_the_decision(stage: Stage, tmp_path: Path) -> None:
    blinded = stage.copy(tmp_path).blinded
    with blinded.as_("ex") as study:
        rows = rows_of(run(study))
        reads = cut_of(study).reads
    assert {row["reader"] for row in rows} == {"R1", "R2"}
    assert [(read.slot, read.is_final, read.signed_by) for read in reads] == [
        ("R1", False, "R1"),
        ("R2", False, "R2"),
    ]


def test_EXP_5_the_person_who_exports_is_named_in_the_stamp_alone(stage: Stage, tmp_path: Path) -> None:
    blinded = stage.copy(tmp_path).blinded
    with blinded.as_("ex") as study:
        result = run(study, "reads")
    assert result.folder is not None
    texts = {path.name: path.read_text(encoding="utf-8") for path in result.folder.iterdir()}
    stamp = json.loads(texts["manifest.json"])["stamp"]
    assert (stamp["person"], stamp["role"], stamp["user_code"]) == ("Ada Okonkwo", "exporter", None)
    assert [name for name, text in texts.items() if "Ada Okonkwo" in text] == ["manifest.json"]


@pytest.mark.parametrize(
    ("reader", "rows", "left_out"),
    [
        ("R1", {"R1"}, {("1002", "R1")}),
        ("FINAL", set(), {("1001", "FINAL")}),
    ],
)
def test_one_reader_alone(
    stage: Stage, tmp_path: Path, reader: str, rows: set[str], left_out: set[tuple[str, str]]
) -> None:
    with stage.copy(tmp_path).blinded.as_("ex") as study:
        result = export(study, ExportRequest("outcomes", tmp_path / "out", reader=reader))
    assert {row["reader"] for row in rows_of(result)} == rows
    assert {(left.subject, left.reader) for left in result.left_out} == left_out


def test_EXP_2_by_arm_is_refused_until_the_study_is_unblinded(stage: Stage, tmp_path: Path) -> None:
    asked = ExportRequest("outcomes", tmp_path / "out", by_arm=True)
    with (
        stage.copy(tmp_path).blinded.as_("ex") as study,
        pytest.raises(ExportFault, match="unblinded and the randomisation file") as refused,
    ):
        export(study, asked)
    assert refused.value.code == "refused"
    assert not (tmp_path / "out").exists()


def test_EXP_6_a_state_of_before_has_what_was_complete_then(read_alone: Blinded, tmp_path: Path) -> None:
    with read_alone.as_("ex") as study:
        then = max(event.at for event in study.file.events("study"))
    read_alone.clock.turn(minutes=1)
    with read_alone.manager() as study:
        assert isinstance(declare_final(study, "1001", WHY), Recorded)
    with read_alone.as_("ex") as study:
        now, before = (
            export(study, ExportRequest("outcomes", tmp_path / name, as_of=as_of))
            for name, as_of in (("now", None), ("then", then))
        )
    assert {row["reader"] for row in rows_of(now)} == {"R1"}
    assert rows_of(before) == []
    whys = {left.reader: str(left.why) for left in before.left_out}
    assert whys["R1"] == "further images may come: they are not declared final"
    assert before.manifest["as_of"] == then
    assert before.manifest["cut"] <= then < now.manifest["cut"]


_READS = {
    *("lesions", "measurements", "timepoints", "outcomes", "adjudication", "reader-metrics", "reads"),
    "figures",
}
_WORK = {"agreement", "queries", "images"}
MAY_EXPORT = {
    "ex": _READS | _WORK,
    "au": _READS | _WORK | {"incomplete", "audit"},
    "m.lindqvist": _WORK,
    "r1": set(),
    "ad": set(),
}
"""The matrix of 1.1, for the kinds that exist."""


@pytest.mark.parametrize("login", MAY_EXPORT)
def test_EXP_1_every_role_and_kind_is_allowed_or_refused(stage: Stage, tmp_path: Path, login: str) -> None:
    allowed, codes = set(), set()
    with stage.copy(tmp_path).blinded.as_(login) as study:
        for kind in KINDS:
            try:
                export(study, ExportRequest(kind, tmp_path / "out", dry_run=True))
                allowed.add(kind)
            except ExportFault as fault:
                codes.add(fault.code)
        offered = set(kinds_allowed(study)) - {"all"}
    assert allowed == MAY_EXPORT[login] == offered
    assert codes <= {"refused"}


def test_EXP_1_a_manager_gets_rates_and_no_value_of_a_read(stage: Stage, tmp_path: Path) -> None:
    with stage.copy(tmp_path).blinded.manager() as study:
        result = export(study, ExportRequest("all", tmp_path / "out"))
    assert result.folder is not None
    assert {path.stem for path in result.folder.glob("*.csv")} == {"agreement", "queries", "images"}
    with (result.folder / "agreement.csv").open(encoding="utf-8", newline="") as file:
        assert [row["measure"] for row in csv.DictReader(file)] == ["adjudication_rate"]
    with (result.folder / "images.csv").open(encoding="utf-8", newline="") as file:
        assert {(row["used_r1"], row["used_r2"]) for row in csv.DictReader(file)} == {("", "")}


def test_EXP_43_the_auditor_sees_locked_timepoints_of_a_read_in_work(
    read_alone: Blinded, tmp_path: Path
) -> None:
    with read_alone.as_("au") as study:
        result = export(study, ExportRequest("incomplete", tmp_path / "out"))
    assert [(row["reader"], row["timepoint"]) for row in rows_of(result)] == [("R1", "BL"), ("R1", "TP1")]


def test_EXP_48_the_trail_has_every_event_and_no_secret(stage: Stage, tmp_path: Path) -> None:
    with stage.copy(tmp_path).blinded.as_("au") as study:
        events = sum(head.seq for head in study.file.streams().values())
        result = export(study, ExportRequest("audit", tmp_path / "out"))
    rows = rows_of(result)
    assert len({(row["stream"], row["seq"]) for row in rows}) == events
    withheld = [row for row in rows if "WITHHELD" in row["missing"]]
    assert withheld
    assert {(row["stream"], row["old"], row["new"]) for row in withheld} == {("account", "", "")}
    assert not any("argon2" in cell for row in rows for cell in row.values())
    assert result.manifest["chain"] == "holds"


@pytest.mark.parametrize("login", ["m.lindqvist", "r1", "ad"])
def test_EXP_1_nobody_else_does_also_not_as_a_rehearsal(stage: Stage, tmp_path: Path, login: str) -> None:
    blinded = stage.copy(tmp_path).blinded
    with blinded.as_(login) as study:
        for dry_run in (True, False):
            with pytest.raises(ExportFault, match="no task of") as refused:
                export(study, ExportRequest("lesions", tmp_path / "out", dry_run=dry_run))
            assert refused.value.code == "refused"
    assert not (tmp_path / "out").exists()


def test_ST_2_1_a_read_is_complete_once_its_images_are_final(read_alone: Blinded) -> None:
    with read_alone.as_("ex") as study:
        before = cut_of(study)
    with read_alone.manager() as study:
        assert isinstance(declare_final(study, "1001", WHY), Recorded)
    with read_alone.as_("ex") as study:
        after = cut_of(study)
    assert before.reads == ()
    whys = {left.reader: str(left.why) for left in before.left_out}
    assert whys["R1"] == "further images may come: they are not declared final"
    assert [read.slot for read in after.reads] == ["R1"]
