"""A read as a machine of random commands on a real study file (MT-11, LS-1, S-6, S-7, SG-7, IN-112)."""

import json
import os
import random
import tempfile
from contextlib import ExitStack
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from recist_reader.problem import Refusal
from recist_reader.reading.read_session import ReadSession
from recist_reader.recist.version import RULES_VERSION
from recist_reader.recist.vocabulary import Role
from recist_reader.trial import commands as c
from recist_reader.trial.other_rules import compared
from recist_reader.trial.patch import Recorded
from tests.building import a_study, drawn
from tests.reading.hurried_reader import hurry

OF_A_TIMEPOINT = ("measurement", "finding_state", "reason", "key_image")
CLEARS = (c.OpenTimepoint, c.LockTimepoint, c.ReopenTimepoint)


def rows(state):
    return {name: dict(found) for name, found in state.tables.items() if found}


def rows_at(state, label):
    found = {}
    for table in OF_A_TIMEPOINT:
        own = state.tables.get(table, {})
        found[table] = {key: row for key, row in own.items() if row.timepoint == label}
    return found


def assert_not(answer, rule_id):
    assert not isinstance(answer, Refusal) or rule_id not in answer.rule.split(), answer


class ReadMachine(RuleBasedStateMachine):
    """Keeps, beside the session, what each undo must bring back and what each lock must hold."""

    def __init__(self):
        super().__init__()
        self.open = ExitStack()
        self.before_each, self.after_undone, self.locked = [], [], {}

    @initialize()
    def begin(self):
        folder = Path(self.open.enter_context(tempfile.TemporaryDirectory()))
        self.study = self.open.enter_context(a_study(folder, timepoints=3))
        self.session = ReadSession(self.study, "1001")

    def teardown(self):
        self.open.close()

    @rule(seed=st.integers(0, 2**32), steps=st.integers(5, 25))
    def read_on(self, seed, steps):
        hurry(self.session, random.Random(seed), steps, self._follow)

    def _follow(self, command, before, answer):
        if isinstance(answer, Refusal):
            assert rows(self.session.state) == rows(before)
            return
        if isinstance(command, c.Undo):
            self.after_undone.append(rows(before))
            assert rows(self.session.state) == self.before_each.pop()
        elif isinstance(command, c.Redo):
            self.before_each.append(rows(before))
            assert rows(self.session.state) == self.after_undone.pop()
        elif isinstance(command, CLEARS):
            if answer.edit.new:
                self.before_each, self.after_undone = [], []
            self._follow_lock(command)
        else:
            self.before_each.append(rows(before))
            self.after_undone = []

    def _follow_lock(self, command):
        if isinstance(command, c.LockTimepoint):
            label = list(self.session.state.locks.values())[-1].timepoint
            self.locked[label] = rows_at(self.session.state, label)
        else:  # opened, or opened again for confirmation
            self.locked.pop(command.timepoint, None)

    @precondition(lambda self: not self.session.state.timepoints)
    @rule()
    def lock_a_plain_baseline(self):
        session = self.session
        self._do(c.OpenTimepoint("BL"))
        for organ, number in (("liver", 10), ("spleen", 14)):
            first = drawn(session, 40, 30, number=number, at=(150, 200))
            self._do(c.CreateLesion(session.new_uuid(), Role.TARGET, c.Site(organ), first))
        assert isinstance(self._do(session.lock_command()), Recorded)

    @precondition(lambda self: self.session.state.is_locked("BL"))
    @rule(seed=st.integers(0, 2**32))
    def change_the_list_of_a_reopened_baseline(self, seed):
        """What was added since the reopening is never held fast, whatever else was locked (T-7, SG-7)."""
        chance = random.Random(seed)
        self._do(c.ReopenTimepoint("BL", "new_images"))
        bound, reopened = set(self.session.state.lesions), self.session.state.timepoints["BL"]
        for organ, number in (("lung", 18), ("pleura", 22)):
            first = drawn(self.session, 30, 20, number=number, at=(250, 200))
            self._do(c.CreateLesion(self.session.new_uuid(), Role.TARGET, c.Site(organ), first))
        hurry(self.session, chance, 8, self._follow)
        state = self.session.state
        if state.timepoints["BL"] != reopened:  # locked again by chance
            return
        fresh = [lesion for uuid, lesion in state.lesions.items() if uuid not in bound]
        order = [row.id for _, row in state.lesions_in_order() if row.role is Role.TARGET]
        targets = [lesion.id for lesion in fresh if lesion.role is Role.TARGET]
        if targets:
            locked = [name for name in order if name not in targets]
            assert_not(self._do(c.RenumberTargets((*locked, *chance.sample(targets, len(targets))))), "LS-1")
        for lesion in fresh:
            assert_not(self._do(c.ChangeSite(lesion.id, c.Site("pleura"))), "GD-23")
        for uuid in set(self.session.state.lesions) - bound:
            assert isinstance(self._do(c.DeleteLesion(self.session.state.lesions[uuid].id)), Recorded)

    def _do(self, command):
        before = self.session.state
        answer = self.session.do(command)
        self._follow(command, before, answer)
        return answer

    @precondition(lambda self: self.session.state.history.done)
    @rule()
    def undo_all_and_redo_all(self):
        """Every edit of the open timepoint, however many, goes back and comes again."""
        end, undone = rows(self.session.state), 0
        while isinstance(self.session.do(c.Undo()), Recorded):
            undone += 1
        assert undone == len(self.before_each)
        assert rows(self.session.state) == self.before_each[0]
        for _ in range(undone):
            assert isinstance(self.session.do(c.Redo()), Recorded)
        assert rows(self.session.state) == end

    @rule()
    def close_and_open_again(self):
        before = self.session.state
        self.session = ReadSession(self.study, "1001")
        assert rows(self.session.state) == rows(before)
        assert self.session.state.history == before.history

    @invariant()
    def rows_equal_the_events(self):
        if hasattr(self, "session"):
            assert self.study.file.check_stream(self.session.stream) is None

    @invariant()
    def numbers_are_unique_LS_1(self):
        if hasattr(self, "session"):
            ids = [lesion.id for lesion in self.session.state.lesions.values()]
            assert len(ids) == len(set(ids))
            for _uuid, lesion in self.session.state.lesions.items():
                if lesion.parent is not None:
                    parent = self.session.state.lesions[lesion.parent]
                    assert parent.role is Role.TARGET
                    assert lesion.id.startswith(f"{parent.id}.")

    @invariant()
    def a_target_that_was_locked_keeps_number_and_site_T_7(self):
        if not hasattr(self, "session"):
            return
        for lock in self.session.state.locks.values():
            for uuid, held in json.loads(lock.content)["lesions"].items():
                if held["role"] == "new" or held["parent"] is not None:
                    continue
                lesion = self.session.state.lesions[uuid]
                assert (lesion.id, lesion.role) == (held["id"], held["role"])
                assert (lesion.organ, lesion.nodal) == (held["organ"], held["nodal"])

    @invariant()
    def a_locked_timepoint_keeps_its_values_SG_5(self):
        for label, held in self.locked.items():
            assert rows_at(self.session.state, label) == held

    @invariant()
    def the_rules_say_of_a_locked_timepoint_what_was_locked_ER(self):
        for label in self.locked if hasattr(self, "session") else ():
            if self.session.state.is_locked(label):
                found = compared(self.session.state, self.session.facts, label, RULES_VERSION)
                assert found.differences == ()

    @invariant()
    def a_merged_target_has_a_carrier_that_is_there_S_7(self):
        if not hasattr(self, "session"):
            return
        state = self.session.state
        for finding in state.findings.values():
            if finding.state == "merged":
                carrier = state.lesions[finding.into]
                assert carrier.role is Role.TARGET
                own = state.finding(finding.timepoint, finding.into)
                assert own is None or own.state != "merged"


ReadMachine.TestCase.settings = settings(
    max_examples=100 if os.environ.get("FAULTS") == "full" else 4,
    stateful_step_count=8,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
test_a_read_holds_together = ReadMachine.TestCase
