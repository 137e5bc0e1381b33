"""Calls that change the study or show what a role may not see: who may (RO-1 to RO-6), and how it is done.

M manager, R reader, J adjudicator, E exporter, A auditor; written from the specification, not from the code.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from recist_reader.exports.agreeing import agreement_steps
from recist_reader.exports.export import export
from recist_reader.exports.monitoring import monitoring_of
from recist_reader.exports.request import ExportRequest
from recist_reader.imaging.masking import Area
from recist_reader.reading.importing import ImportWish, import_images, prepare_import
from recist_reader.reading.masking import mask_series, prepare_masking
from recist_reader.reading.people.adjudicating import AdjudicationDesk
from recist_reader.reading.people.assigning import allocate, assign, take_back
from recist_reader.reading.people.charter_signing import Amendment, amend_charter
from recist_reader.reading.people.comparing import case_counts, compare_complete
from recist_reader.reading.people.decision_drafts import DecisionDraft
from recist_reader.reading.people.managing import AccountDesk, NewPerson
from recist_reader.reading.people.progress import progress_of
from recist_reader.reading.people.query_desk import QueryDesk
from recist_reader.reading.people.query_rows import read_about
from recist_reader.reading.people.read_checking import check_reads
from recist_reader.reading.people.releasing import declare_final, hold, release
from recist_reader.reading.people.reopening_desk import ReopeningDesk
from recist_reader.reading.people.seen_reads import seen_reads
from recist_reader.reading.people.set_up import plan_of_file, take_in
from recist_reader.reading.people.trail_reading import open_trail
from recist_reader.reading.people.trail_scope import shown_payloads
from recist_reader.reading.people.visit_matrix import matrix_of
from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.study_options import change_options
from recist_reader.reading.withdrawing import withdraw_images
from recist_reader.trial import commands as c
from recist_reader.trial.adjudication.decision import AdjudicationDecision
from recist_reader.trial.facts import SeriesLabel
from recist_reader.trial.people.queries import NewQuery, ReadAbout
from recist_reader.trial.people.roles import StudyRole
from recist_reader.trial.study_records import SubjectRecord
from recist_reader.trial.subject_import import TablePlan
from recist_reader.trial.visit_decisions import ImportedImages, QuarantineDecision
from tests.blinded import begin_one, people_of
from tests.building import FIRST_DAY, instance_row, series_record
from tests.people import WHY
from tests.permissions.scene import COMPLETE, ERROR, FRESH, Scene

Call = Callable[[Scene], Any]
LABEL = SeriesLabel("CT", ("chest",), "native", "soft")
NO_FILE = Path("nowhere")


@dataclass(frozen=True)
class Asks:
    """`may`: roles that are not refused. `does`: those for whom `call` is done in the state `at`.

    `also`: what a refused call leaves in the record beside the refusal.
    """

    may: str
    call: Call
    at: str = FRESH
    does: str | None = None
    also: tuple[str, ...] = ()

    @property
    def doers(self) -> str:
        return self.may if self.does is None else self.does


def _desk(s: Scene) -> AccountDesk:
    return AccountDesk(people_of(s.study), s.signed_in)


def _images(s: Scene) -> ImportedImages:
    uid = "2.25.777"
    record = series_record(s.subject, "TP2", uid, FIRST_DAY + timedelta(days=200))
    return ImportedImages(s.subject, "TP2", {uid: record}, {uid: instance_row(uid)})


def _about(s: Scene) -> ReadAbout:
    if s.letter == "J":
        reads = s.study.file.keys("assignment", "study")
        return ReadAbout(reads[0], "", frozenset({"BL"}))
    return read_about(s.study, next(iter(s.study.state.assignments)))


def _decide(s: Scene) -> Any:
    code, opened = s.asked.get("case", "none"), frozenset({"BL", "TP1"})
    wish = AdjudicationDecision("A", "measurement", "axis of B is in a vessel", opened, frozenset("AB"))
    if s.letter == "J":
        AdjudicationDesk(s.study).open(code)
    return AdjudicationDesk(s.study).decide(code, wish, s.given)


def _ask_of_case(s: Scene) -> Any:
    wish = NewQuery("other_person", timepoint="TP1")
    return AdjudicationDesk(s.study).ask(s.asked.get("case", "none"), "A", wish)


def _keep_draft(s: Scene) -> Any:
    return AdjudicationDesk(s.study).keep_draft(s.asked.get("case", "none"), DecisionDraft("A"))


def _let_out(s: Scene) -> Any:
    return QueryDesk(s.study).let_out(s.asked["auditors" if s.letter == "M" else "managers"])


def _answer(s: Scene) -> Any:
    query = s.asked["to_reader" if s.letter == "R" else "to_manager"]
    return QueryDesk(s.study).answer(query, "it was looked at again")


def _ask_again(s: Scene) -> Any:
    own = {"R": "to_manager", "A": "auditors"}.get(s.letter, "to_reader")
    return QueryDesk(s.study).ask_again(s.asked[own], "please look once more")


def _first_command(s: Scene) -> Any:
    return ReadSession(s.study, s.subject).do(c.OpenTimepoint("BL"))


def _or_wait(s: Scene) -> Any:
    return ReadSession(s.study, s.subject).do_or_wait(c.OpenTimepoint("BL"))


def _lock(s: Scene) -> Any:
    session = ReadSession(s.study, s.subject)
    if session.next_label() == "BL":
        begin_one(session, "BL")
    return session.lock(given=s.given)


def _import(s: Scene) -> Any:
    return list(import_images(s.study, ImportWish((NO_FILE,), s.subject, "TP2")))[-1].answer


def _plan(s: Scene) -> Any:
    table = s.study.path.with_name("subjects.csv")
    table.write_text("subject_id\n1003\n", encoding="utf-8")
    return plan_of_file(s.study, table)


def _take_in(s: Scene) -> Any:
    plan = TablePlan({"1003": SubjectRecord("1003")}, {}, (), (), (), ())
    return take_in(s.study, plan, WHY)


def _reopening(s: Scene) -> Any:
    return ReopeningDesk(s.study).ask(s.subject, ERROR)


def _export(s: Scene) -> Any:
    return export(s.study, ExportRequest("timepoints", s.study.path.parent / "out"))


def _amends(s: Scene) -> Any:
    wish = Amendment({"password_history": 6}, WHY)
    return amend_charter(s.study, wish, s.given)


def _agreement(s: Scene) -> Any:
    steps = agreement_steps(s.study)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def _assigns(s: Scene) -> Any:
    return assign(s.study, people_of(s.study), "1002", "r2", "R2")


def _allocates(s: Scene) -> Any:
    return allocate(s.study, people_of(s.study), ("r1", "r2"), 7)


def _add_images(s: Scene) -> Any:
    return s.study.add_images(_images(s))


def _decide_images(s: Scene) -> Any:
    return s.study.decide_images(_images(s))


def _person(s: Scene) -> Any:
    return _desk(s).add(NewPerson("n.new", "Noor Newcomer", (StudyRole.READER,)))


def _roles(s: Scene) -> Any:
    return _desk(s).set_roles(s.account("ad"), [StudyRole.ADJUDICATOR, StudyRole.READER], WHY)


def _mask(call: Callable[..., Any]) -> Call:
    return lambda s: call(s.study, "2.25.404", (Area(0, 0, 5, 5),), WHY)


def _case(name: str) -> Call:
    return lambda s: getattr(AdjudicationDesk(s.study), name)(s.asked.get("case", "none"))


def _death(s: Scene) -> Any:
    return s.study.set_subject(s.subject, {"death_date": date(2025, 1, 1)}, WHY)


def _held_back(s: Scene) -> Any:
    return s.study.decide_quarantine(QuarantineDecision(s.series, release=True, reason=WHY))


def _approve(s: Scene) -> Any:
    return ReopeningDesk(s.study).approve(s.asked.get("request", "none"), s.given)


def _refuse(s: Scene) -> Any:
    return ReopeningDesk(s.study).refuse(s.asked.get("request", "none"), "no line was exchanged here")


IMAGES_HERE = NewQuery("image_quality", timepoint="BL")
ASKING: dict[str, Asks] = {
    "AccountDesk.add": Asks("M", _person),
    "AccountDesk.disable": Asks("M", lambda s: _desk(s).disable(s.account("r2"), WHY)),
    "AccountDesk.reset": Asks("M", lambda s: _desk(s).reset(s.account("r2"), WHY)),
    "AccountDesk.set_roles": Asks("M", _roles),
    "AccountDesk.unlock": Asks("M", lambda s: _desk(s).unlock(s.account("r2"), WHY), does=""),
    "StudySession.add_subject": Asks("M", lambda s: s.study.add_subject(SubjectRecord("1009"))),
    "StudySession.set_subject": Asks("M", _death),
    "StudySession.add_images": Asks("M", _add_images),
    "StudySession.decide_images": Asks("M", _decide_images, also=("none",)),
    "StudySession.label_series": Asks("M", lambda s: s.study.label_series(s.series, LABEL, WHY)),
    "StudySession.decide_quarantine": Asks("M", _held_back, does=""),
    "StudySession.declare_not_done": Asks("M", lambda s: s.study.declare_not_done(s.subject, "TP2", WHY)),
    "importing.prepare_import": Asks(
        "M", lambda s: prepare_import(s.study, ImportWish((NO_FILE,), s.subject, "TP2"))
    ),
    "importing.import_images": Asks("M", _import, does=""),
    "masking.prepare_masking": Asks("M", _mask(prepare_masking), does=""),
    "masking.mask_series": Asks("M", _mask(mask_series), does=""),
    "withdrawing.withdraw_images": Asks(
        "M", lambda s: withdraw_images(s.study, s.subject, "TP9", WHY), does=""
    ),
    "progress.progress_of": Asks("MA", lambda s: progress_of(s.study)),
    "visit_matrix.matrix_of": Asks("MA", lambda s: matrix_of(s.study)),
    "set_up.plan_of_file": Asks("M", _plan),
    "set_up.take_in": Asks("M", _take_in),
    "study_options.change_options": Asks(
        "M", lambda s: change_options(s.study, {"password_history": 6}, WHY)
    ),
    "charter_signing.amend_charter": Asks("M", _amends),
    "releasing.release": Asks("M", lambda s: release(s.study, s.subject, "Baseline"), does=""),
    "releasing.hold": Asks("M", lambda s: hold(s.study, s.subject, "TP1", WHY)),
    "releasing.declare_final": Asks("M", lambda s: declare_final(s.study, s.subject, WHY)),
    "assigning.assign": Asks("M", _assigns),
    "assigning.allocate": Asks("M", _allocates),
    "assigning.take_back": Asks("M", lambda s: take_back(s.study, "1001", "R2", WHY)),
    "ReadSession.__init__": Asks("R", lambda s: ReadSession(s.study, s.subject)),
    "ReadSession.do": Asks("R", _first_command),
    "ReadSession.do_or_wait": Asks("R", _or_wait),
    "ReadSession.lock": Asks("R", _lock),
    "QueryDesk.open": Asks("MRJA", lambda s: QueryDesk(s.study).open(s.subject, IMAGES_HERE), does="R"),
    "QueryDesk.open_about": Asks(
        "MRJA", lambda s: QueryDesk(s.study).open_about(_about(s), IMAGES_HERE), COMPLETE, "RJ"
    ),
    "QueryDesk.let_out": Asks("MA", _let_out),
    "QueryDesk.answer": Asks("MR", _answer),
    "QueryDesk.close": Asks("M", lambda s: QueryDesk(s.study).close(s.asked["to_manager"], WHY)),
    "QueryDesk.ask_again": Asks("MRJA", _ask_again, does=""),
    "QueryDesk.listed": Asks("MRJA", lambda s: QueryDesk(s.study).listed()),
    "ReopeningDesk.ask": Asks("MRA", _reopening, COMPLETE),
    "ReopeningDesk.approve": Asks("M", _approve, COMPLETE),
    "ReopeningDesk.refuse": Asks("M", _refuse, COMPLETE),
    "ReopeningDesk.listed": Asks("MRJA", lambda s: ReopeningDesk(s.study).listed()),
    "read_checking.check_reads": Asks("MEA", lambda s: check_reads(s.study), COMPLETE),
    "comparing.compare_complete": Asks("MJ", lambda s: compare_complete(s.study), COMPLETE),
    "comparing.case_counts": Asks("MJ", lambda s: case_counts(s.study), COMPLETE),
    "AdjudicationDesk.cases": Asks("J", lambda s: AdjudicationDesk(s.study).cases(), COMPLETE),
    "AdjudicationDesk.open": Asks("J", _case("open"), COMPLETE),
    "AdjudicationDesk.keep_draft": Asks("J", _keep_draft, COMPLETE, does=""),
    "AdjudicationDesk.asked": Asks("J", _case("asked"), COMPLETE),
    "AdjudicationDesk.ask": Asks("J", _ask_of_case, COMPLETE),
    "AdjudicationDesk.leave": Asks("J", _case("leave"), COMPLETE, does=""),
    "AdjudicationDesk.decide": Asks("J", _decide, COMPLETE),
    "agreeing.agreement_steps": Asks("EA", _agreement, COMPLETE),
    "export.export": Asks("EA", _export, COMPLETE, also=("exported",)),
    "trail_scope.shown_payloads": Asks("MRJEA", lambda s: shown_payloads(s.study), COMPLETE),
    "trail_reading.open_trail": Asks("A", lambda s: open_trail(s.study), COMPLETE),
    "monitoring.monitoring_of": Asks("MEA", lambda s: monitoring_of(s.study), COMPLETE),
    "seen_reads.seen_reads": Asks("REA", lambda s: seen_reads(s.study), COMPLETE),
}


def with_may(name: str, may: str) -> Asks:
    """The row with other roles, for the control of the test itself."""
    return replace(ASKING[name], may=may)
