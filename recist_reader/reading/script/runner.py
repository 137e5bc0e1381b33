"""Running a reading script through the session that the window uses (VF-2)."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from recist_reader.measuring.evidence import bidirectional_from_pixels, pixels_of
from recist_reader.problem import Fault, Problem, Refusal
from recist_reader.reading.people.query_desk import QueryDesk
from recist_reader.reading.people.reopening_desk import ReopeningDesk
from recist_reader.reading.people.signing import Credentials
from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.script.document import Step
from recist_reader.reading.script.expectation import differences
from recist_reader.reading.script.values import drawn_on, offset_of, pair_of, region_of, site_of, text_of
from recist_reader.reading.slices import StoredSlice, stored_slices
from recist_reader.reading.study_session import StudySession
from recist_reader.reading.withdrawing import withdraw_images
from recist_reader.recist.vocabulary import Role
from recist_reader.trial import commands as c
from recist_reader.trial.evidence import Drawn, ToolKind
from recist_reader.trial.facts import BASELINE
from recist_reader.trial.patch import Recorded
from recist_reader.trial.people.queries import NewQuery
from recist_reader.trial.people.reopening import NewRequest


@dataclass
class Outcome:
    """What became of one step: acknowledged event ids, a refusal, or differences of an expectation."""

    step: int
    events: list[str] = field(default_factory=list)
    refusal: Refusal | None = None
    differs: list[str] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        """The output of the command, one line each."""
        for event in self.events:
            yield f"ACK {event}"
        if self.refusal is not None:
            yield f"REFUSED {self.refusal.rule.replace(' ', ',')} {self.step} {self.refusal.problem}"
        for difference in self.differs:
            yield f"DIFFERS {difference}"
        if not self.events and self.refusal is None and not self.differs:
            yield "OK"


class ScriptRunner:
    """Keeps the open read between steps. `given` signs the locks of a study with accounts (SG-3)."""

    def __init__(self, study: StudySession, given: Credentials | None = None) -> None:
        self.study = study
        self._given = given
        self.session: ReadSession | None = None
        self._slices: dict[str, tuple[StoredSlice, ...]] = {}
        self._names: dict[str, str] = {}  # of marks without a lesion and key images -> UUID
        self._doers: dict[str, Callable[[dict[str, Any]], Recorded | Refusal]] = {
            "open": self._open,
            "lesion": self._lesion,
            "measure": self._measure,
            "mark": self._mark,
            "state": self._state,
            "move": self._move,
            "delete": self._delete,
            "reason": self._reason,
            "lock": self._lock,
            "reopen": self._reopen,
            "query": self._query,
            "site": lambda f: self._read().do(c.ChangeSite(f["lesion"], site_of(f))),
            "renumber": lambda f: self._read().do(c.RenumberTargets(tuple(map(str, f["order"])))),
            "remove": lambda f: self._read().do(c.DeleteLesion(f["lesion"])),
            "annotate": self._annotate,
            "erase": lambda f: self._read().do(c.RemoveAnnotation(self._named(f["name"]))),
            "label": self._label,
            "key_image": self._key_image,
            "unkey": lambda f: self._read().do(c.RemoveKeyImage(self._named(f["name"]))),
            "withdraw": lambda f: withdraw_images(self.study, f["subject"], f["visit"], f["reason"]),
        }

    def run(self, steps: Iterable[Step]) -> Iterator[Outcome]:
        """Run the steps in order, one outcome each; a refusal does not end the run."""
        for step in steps:
            yield self.run_step(step)

    def run_step(self, step: Step) -> Outcome:
        """What became of one step; raises Fault where the study file fails."""
        outcome = Outcome(step.number)
        try:
            self._do(step, outcome)
        except Fault as fault:
            if fault.code:
                raise
            outcome.refusal = Refusal("ER", fault.problem)
        return outcome

    def _do(self, step: Step, outcome: Outcome) -> None:
        if step.do in ("undo", "redo"):
            command = c.Undo() if step.do == "undo" else c.Redo()
            for _ in range(step.fields.get("times", 1)):
                self._keep(outcome, self._read().do(command))
                if outcome.refusal is not None:
                    return
        elif step.do == "expect":
            outcome.differs = list(differences(self._read(), step.fields))
        elif step.do == "logout":
            self.session = None
        elif step.do != "wait_ms":
            self._keep(outcome, self._doers[step.do](step.fields))

    @staticmethod
    def _keep(outcome: Outcome, answer: Recorded | Refusal) -> None:
        if isinstance(answer, Refusal):
            outcome.refusal = answer
        else:
            outcome.events.append(answer.event_id)

    def _read(self) -> ReadSession:
        if self.session is None:
            raise Fault(Problem("no subject is open", "script", "Begin with an open step"))
        return self.session

    # -- one method a step

    def _open(self, fields: dict[str, Any]) -> Recorded | Refusal:
        subject = fields["subject"]
        if subject not in self.study.state.subjects:
            return Refusal("ST-118", Problem("there is no such subject", subject, "Add it first"))
        if self.session is None or self.session.subject != subject:
            self.session = ReadSession(self.study, subject)
        wanted = fields["timepoint"]
        label = _label_of(wanted)
        if wanted == "next":
            following = self.session.next_label()
            if following is None:
                return Refusal("SQ-1", Problem("no timepoint is waiting", subject, "Import the next images"))
            label = following
        return self.session.do(c.OpenTimepoint(label))

    def _lesion(self, fields: dict[str, Any]) -> Recorded | Refusal:
        session = self._read()
        if "parent" in fields:
            return self._fragment(fields["parent"], fields["id"])
        try:
            role = Role(fields["role"])
        except ValueError:
            remedy = "Use target, non_target or new"
            return Refusal("LS-1", Problem(f"unknown role {fields['role']!r}", fields["id"], remedy))
        return session.do(c.CreateLesion(session.new_uuid(), role, site_of(fields), id=fields["id"]))

    def _fragment(self, target: str, fragment: str) -> Recorded | Refusal:
        """The next fragment; a value that the target has here becomes the first one (LS-1)."""
        session = self._read()
        uuid = session.state.uuid_of(target)
        label = session.open_timepoint
        has_value = uuid is not None and label is not None and session.state.measurement(label, uuid)
        if has_value:
            return session.do(c.SplitTarget(session.new_uuid(), target))
        return session.do(c.AddFragment(session.new_uuid(), target, id=fragment))

    def _measure(self, fields: dict[str, Any]) -> Recorded | Refusal:
        drawn = self._axes(self._slice(fields), fields)
        if isinstance(drawn, Refusal):
            return drawn
        return self._read().do(c.RecordMeasurement(fields["lesion"], drawn))

    def _move(self, fields: dict[str, Any]) -> Recorded | Refusal:
        session = self._read()
        uuid = session.state.uuid_of(fields["lesion"])
        label = session.open_timepoint
        mark = session.state.measurement(label, uuid) if uuid and label else None
        if mark is None:
            problem = Problem("nothing is measured here", fields["lesion"], "Measure it first")
            return Refusal("MT-12", problem)
        on = self._slices_of(mark.place.series_uid)[mark.place.slice_number - 1]
        drawn = self._axes(on, fields)
        if isinstance(drawn, Refusal):
            return drawn
        return session.do(c.RecordMeasurement(fields["lesion"], drawn))

    def _mark(self, fields: dict[str, Any]) -> Recorded | Refusal:
        on = self._slice(fields)
        points = (fields["at"],) if "to" not in fields else (fields["at"], fields["to"])
        drawn = drawn_on(on, ToolKind.LINE if "to" in fields else ToolKind.MARK, points)
        if isinstance(drawn, Refusal):
            return drawn
        return self._read().do(c.PlaceMark(fields["lesion"], drawn))

    def _axes(self, on: StoredSlice, fields: dict[str, Any]) -> Drawn | Refusal:
        if on.plane is None:
            return Refusal(
                "GD-12", Problem("the image has no position", fields["lesion"], "Choose another slice")
            )
        short = fields.get("short")
        shape = bidirectional_from_pixels(
            on.plane, pair_of(fields["long"], "long"), None if short is None else pair_of(short, "short")
        )
        if isinstance(shape, Refusal):
            return shape
        return Drawn(ToolKind.BIDIRECTIONAL, on.place(), shape.points, pixels_of(on.plane, shape))

    def _state(self, fields: dict[str, Any]) -> Recorded | Refusal:
        return self._read().do(
            c.SetState(fields["lesion"], fields["state"], fields.get("reason"), fields.get("into"))
        )

    def _delete(self, fields: dict[str, Any]) -> Recorded | Refusal:
        return self._read().do(c.ClearFinding(fields["lesion"]))

    def _reason(self, fields: dict[str, Any]) -> Recorded | Refusal:
        return self._read().do(c.GiveReason(fields["check"], fields["text"], fields.get("lesion")))

    def _lock(self, fields: dict[str, Any]) -> Recorded | Refusal:
        differing = fields.get("disagree") or {}
        overall, why = (text_of(differing.get(name), f"disagree/{name}") for name in ("overall", "reason"))
        return self._read().lock(fields.get("meaning", "authorship"), overall, why, self._given)

    def _reopen(self, fields: dict[str, Any]) -> Recorded | Refusal:
        """Opens the timepoint again; in a study with accounts it asks for that (SG-6)."""
        session, label = self._read(), _label_of(fields["timepoint"])
        if self.study.seat.role is None:
            return session.do(c.ReopenTimepoint(label, fields["reason"], fields.get("text", "")))
        wish = NewRequest(label, fields["reason"], fields.get("text", ""))
        asked = ReopeningDesk(self.study).ask(session.subject, wish)
        return asked if isinstance(asked, Refusal) else asked.recorded

    def _query(self, fields: dict[str, Any]) -> Recorded | Refusal:
        """Asks the manager about the open timepoint, or about the read (QY-1)."""
        session = self._read()
        wish = NewQuery(None, fields["text"], session.open_timepoint, fields.get("lesion"))
        opened = QueryDesk(self.study).open(session.subject, wish)
        return opened if isinstance(opened, Refusal) else opened.recorded

    # -- marks without a lesion, key images

    def _named(self, name: str) -> str:
        return self._names.get(name, name)

    def _new_name(self, name: str) -> str:
        return self._names.setdefault(name, self._read().new_uuid())

    def _annotate(self, fields: dict[str, Any]) -> Recorded | Refusal:
        try:
            tool = ToolKind(fields["tool"])
        except ValueError:
            return Refusal("MT-6", Problem("unknown tool", fields["name"], f"Use {', '.join(ToolKind)}"))
        drawn = drawn_on(self._slice(fields), tool, fields["points"], region_of(fields.get("region")))
        if isinstance(drawn, Refusal):
            return drawn
        return self._read().do(c.AddAnnotation(self._new_name(fields["name"]), drawn))

    def _label(self, fields: dict[str, Any]) -> Recorded | Refusal:
        return self._read().do(c.MoveLabel(self._named(fields["mark"]), offset_of(fields["offset_mm"])))

    def _key_image(self, fields: dict[str, Any]) -> Recorded | Refusal:
        place, zoom = self._slice(fields).place(), Decimal(str(fields["zoom_mm_per_px"]))
        return self._read().do(c.SetKeyImage(self._new_name(fields["name"]), place, zoom))

    # -- places

    def _slices_of(self, series_uid: str) -> tuple[StoredSlice, ...]:
        if series_uid not in self._slices:
            self._slices[series_uid] = stored_slices(self.study, series_uid)
        return self._slices[series_uid]

    def _slice(self, fields: dict[str, Any]) -> StoredSlice:
        """The slice a step names: by series number or UID, by slice number or SOP instance and frame."""
        session = self._read()
        at = session.facts.at(session.open_timepoint or "")
        if at is None:
            raise Fault(Problem("no timepoint is open", "script", "Open one first"))
        series = next(
            (s for s in at.series if s.uid == fields.get("series_uid") or s.number == fields.get("series")),
            None,
        )
        if series is None:
            raise Fault(Problem("there is no such series at this timepoint", at.label, "Check its number"))
        slices = self._slices_of(series.uid)
        if "slice" in fields:
            number = int(fields["slice"])
            if 1 <= number <= len(slices):
                return slices[number - 1]
        else:
            wanted = (fields.get("sop"), fields.get("frame", 1))
            for one in slices:
                if (one.sop_instance_uid, one.frame) == wanted:
                    return one
        raise Fault(Problem("there is no such slice in the series", at.label, f"It has {len(slices)} slices"))


def _label_of(timepoint: str) -> str:
    """A timepoint's label, however it is written: `baseline` and `bl` are BL."""
    return BASELINE if timepoint.lower() in ("baseline", "bl") else timepoint.upper()
