"""The sample trial: twelve subjects in all states of work, made by scripted people through the services."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from recist_reader.cli import demo_people as who
from recist_reader.cli.demo_cohort import (
    COHORT,
    HELD,
    LABELS,
    REOPENED,
    VOIDED,
    Cohorted,
    as_second_reader,
    spec_of,
    subject_of,
)
from recist_reader.cli.demo_people import DemoPerson
from recist_reader.cli.demo_reading import read_timepoint
from recist_reader.phantom.perfect_reader import load_truth
from recist_reader.phantom.spec import Body, StudySpec
from recist_reader.phantom.study import make_study
from recist_reader.phantom.truth import write_truth
from recist_reader.problem import Fault, Refusal
from recist_reader.reading.importing import ImportWish, import_images
from recist_reader.reading.people.adjudicating import AdjudicationDesk
from recist_reader.reading.people.assigning import assign, take_back
from recist_reader.reading.people.beginning import Beginning, create_study_with_accounts
from recist_reader.reading.people.entering import Entry, enter_study
from recist_reader.reading.people.managing import AccountDesk, NewPerson
from recist_reader.reading.people.opening import open_people
from recist_reader.reading.people.own_password import change_password
from recist_reader.reading.people.passwords import PasswordHashes
from recist_reader.reading.people.query_desk import QueryDesk
from recist_reader.reading.people.releasing import declare_final, release
from recist_reader.reading.people.reopening_desk import ReopeningDesk
from recist_reader.reading.people.seat import SignedInSeat
from recist_reader.reading.people.signing import Credentials
from recist_reader.reading.people.signing_in import sign_in
from recist_reader.reading.study_session import StudySession
from recist_reader.reading.workplace import Workplace
from recist_reader.recist.vocabulary import Role
from recist_reader.trial.adjudication.decision import AdjudicationDecision
from recist_reader.trial.people.queries import NewQuery
from recist_reader.trial.people.records import Argon2Cost
from recist_reader.trial.people.reopening import NewRequest
from recist_reader.trial.state import ReadState
from recist_reader.trial.study_decisions import CreateStudy
from recist_reader.trial.study_records import StudyRecord, SubjectRecord

FILE, RECOVERY = f"{who.TITLE}.rrs", f"{who.TITLE} recovery.json"
Say = Callable[[str], None]

QUICK = Argon2Cost(memory_kib=8, rounds=1, lanes=1)
"""The passwords are told to everybody: hashing them dearly would protect nothing."""

_MAKERS = 2
"""Processes that make images beside each other."""

_READERS = (("R1", who.READER_1), ("R2", who.READER_2))


class _Calendar:
    """A clock that begins some weeks ago and goes on with each look at it."""

    def __init__(self) -> None:
        self._at = datetime.now(UTC).replace(microsecond=0) - timedelta(days=30)

    def __call__(self) -> datetime:
        self._at += timedelta(seconds=2)
        return self._at

    def turn(self, days: float) -> None:
        self._at += timedelta(days=days)


def make_sample_trial(
    path: Path, say: Say, cohort: Sequence[Cohorted] = COHORT, body: Body = Body.TRUNK
) -> None:
    """Make the study file and its images, whole or not at all; raises Fault where a step is refused."""
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".making-") as folder:
        made = Path(folder) / FILE
        _Making(made, say, cohort, body).run()
        made.with_suffix(".images").replace(path.with_suffix(".images"))
        (made.parent / RECOVERY).replace(path.with_name(RECOVERY))
        made.replace(path)


class _Making:
    """One making: people, images, then day after day of work."""

    def __init__(self, path: Path, say: Say, cohort: Sequence[Cohorted], body: Body) -> None:
        self.path, self.source, self.say = path, path.parent / "images", say
        self.cohort, self.body = cohort, body
        self.clock, self.hashes = _Calendar(), PasswordHashes(QUICK)
        self.today = datetime.now().astimezone().date()
        self.codes: dict[tuple[str, str], str] = {}
        self.truths: dict[str, dict[str, Any]] = {}

    def run(self) -> None:
        self._begin()
        for one, truth in zip(self.cohort, self._made_images(), strict=True):
            self.truths[one.subject] = truth
            self.say(f"the images of {one.subject} are made")
        with self._as(who.MANAGER) as study:
            for one in self.cohort:
                self.say(f"subject {one.subject}: importing")
                self._take_in(study, one)
        self.clock.turn(days=6)
        self.say("reading")
        for slot, reader in _READERS:
            with self._as(reader) as study:
                for one in self.cohort:
                    self._read(study, one, slot)
        self.clock.turn(days=9)
        self._ask_and_decide()

    def _made_images(self) -> Iterator[dict[str, Any]]:
        """What is true of each subject's images, made beside each other where that takes long."""
        sources = [self._source(one) for one in self.cohort]
        if self.body is Body.BLOCK:
            yield from (_make_images(*source) for source in sources)
            return
        with ProcessPoolExecutor(_MAKERS, get_context("spawn")) as makers:
            yield from makers.map(_make_images, *zip(*sources, strict=True))

    def _source(self, one: Cohorted) -> tuple[StudySpec, Path]:
        """What the images of a subject are, and where they are made."""
        return spec_of(one, self.today, self.body), self.source / one.subject

    # -- people

    def _begin(self) -> None:
        command = CreateStudy(
            StudyRecord(who.TITLE, False, None, interval_days=84, window_days=14),
            workflow={"required_regions": ["abdomen"]},
        )
        manager = who.MANAGER
        beginning = Beginning(
            manager.login,
            manager.printed_name,
            manager.password,
            self.path.parent / RECOVERY,
            who.PASSPHRASE,
        )
        _must(create_study_with_accounts(self.path, command, beginning, self._place(), self.hashes))
        with open_people(self.path, self.hashes) as opened:
            people = opened.people
            signed_in = _must(sign_in(people, self._place(), manager.login, manager.password))
            desk = AccountDesk(people, signed_in)
            for person in who.PEOPLE[1:]:
                issued = _must(desk.add(NewPerson(person.login, person.printed_name, (person.role,))))
                first = _must(sign_in(people, self._place(), person.login, issued.password))
                _must(change_password(people, first, issued.password, person.password, who.TITLE))

    def _place(self) -> Workplace:
        return Workplace("", clock=self.clock)

    @contextmanager
    def _as(self, person: DemoPerson) -> Iterator[StudySession]:
        entry = Entry(person.login, person.password)
        unsaved = self.path.parent / "unsaved"
        with _must(
            enter_study(self.path, entry, self._place(), unsaved=unsaved, hashes=self.hashes)
        ) as study:
            yield study

    # -- images

    def _take_in(self, study: StudySession, one: Cohorted) -> None:
        truth = self.truths[one.subject]
        spec, source = self._source(one)
        _must(study.add_subject(SubjectRecord(one.subject, randomisation_date=spec.randomisation_date)))
        folders = {at["label"]: source / at["folder"] for at in truth["timepoints"]}
        for number, label in enumerate(LABELS[: one.visits]):
            visit = _visit(label)
            if label == one.not_done:
                _must(study.declare_not_done(one.subject, visit, "the subject was travelling"))
                continue
            for step in import_images(study, ImportWish((folders[label],), one.subject, visit)):
                _must(step.answer)
            if number < one.released:
                _must(release(study, one.subject, visit))
        if one.released and one.number != VOIDED:
            for slot, reader in _READERS:
                self._assign(study, one, slot, reader)
        if one.number == VOIDED:
            self._assign(study, one, "R1", who.READER_1)
            _must(take_back(study, one.subject, "R1", "assigned to the wrong reader"))
        if one.is_final:
            _must(declare_final(study, one.subject, "the last visit was read in"))

    def _assign(self, study: StudySession, one: Cohorted, slot: str, reader: DemoPerson) -> None:
        assert isinstance(study.seat, SignedInSeat)
        given = _must(assign(study, study.seat.people, one.subject, reader.login, slot))
        self.codes[one.subject, slot] = given.code

    # -- reading

    def _read(self, study: StudySession, one: Cohorted, slot: str) -> None:
        """Lock what this reader has locked, and open the next where the reader is at work on it."""
        locked = one.r1 if slot == "R1" else one.r2
        truth = self.truths[one.subject]
        patient = truth if slot == "R1" else as_second_reader(truth, one)
        coded = {**patient, "patient": self.codes.get((one.subject, slot))}
        labels = [label for label in LABELS if label != one.not_done]
        reader = dict(_READERS)[slot]
        given = Credentials(reader.password, reader.login)
        for label in labels[: locked + (one.begun == slot)]:
            self.clock.turn(days=0.01)
            read_timepoint(study, coded, label, lock=label in labels[:locked], given=given)

    # -- what comes after

    def _ask_and_decide(self) -> None:
        held, reopened = (subject_of(number) for number in (HELD, REOPENED))
        self.say("a query, a reopening, a decision")
        with self._as(who.MANAGER) as study:
            query = NewQuery("site", timepoint="BL", lesion="T1", blocking=True)
            _must(QueryDesk(study).open(held, query, "R1"))
            _must(release(study, held, _visit("TP1")))
        with self._as(who.READER_1) as study:
            wish = NewRequest("TP1", "transcription_error", "T2 was measured on the wrong slice")
            asked = _must(ReopeningDesk(study).ask(self.codes[reopened, "R1"], wish))
        with self._as(who.MANAGER) as study:
            given = Credentials(who.MANAGER.password, who.MANAGER.login)
            _must(ReopeningDesk(study).approve(asked.request, given))
        self.clock.turn(days=2)
        with self._as(who.ADJUDICATOR) as study:
            self._decide(study)

    def _decide(self, study: StudySession) -> None:
        """Decide the case of the new lesion; the other one waits for whoever tries the window."""
        desk = AdjudicationDesk(study)
        for line in _must(desk.cases()):
            case = _must(desk.open(line.code))
            saw_it = [name for name, read in (("A", case.pair.a), ("B", case.pair.b)) if _has_new(read)]
            if len(saw_it) != 1:
                _must(desk.leave(line.code))
                continue
            wish = AdjudicationDecision(
                saw_it[0],
                "new_lesion",
                "A new lesion of segment 6 is seen on four slices of the last visit.",
                frozenset(case.needs.timepoints),
                frozenset("AB"),
            )
            given = Credentials(who.ADJUDICATOR.password, who.ADJUDICATOR.login)
            _must(desk.decide(line.code, wish, given))


def _make_images(spec: StudySpec, folder: Path) -> dict[str, Any]:
    """Make the images of a subject; return what is true of them."""
    write_truth([make_study(spec, folder)], folder / "truth.json")
    (truth,) = load_truth(folder)
    return truth


def _visit(label: str) -> str:
    return "Baseline" if label == "BL" else label


def _has_new(read: ReadState) -> bool:
    return any(lesion.role is Role.NEW for lesion in read.lesions.values())


def _must(answer: Any) -> Any:
    if isinstance(answer, Refusal):
        raise Fault(answer.problem)
    return answer
