"""The states of a read: one line a row of the table (workflow 2.1, ST-4)."""

from dataclasses import replace
from typing import Any

import pytest

from recist_reader.trial.people.read_stage import (
    PairState,
    ReadFacts,
    ReadStage,
    is_legal,
    stage_of,
    told_to_reader,
)
from recist_reader.trial.records import TimepointState

OPEN, LOCKED, CONFIRM = TimepointState.OPEN, TimepointState.LOCKED, TimepointState.NEEDS_CONFIRMATION
DONE = ReadFacts(("BL", "TP1"), {"BL": LOCKED, "TP1": LOCKED}, images_final=True)

TABLE: list[tuple[str, ReadFacts, ReadStage]] = [
    ("nothing opened", ReadFacts(("BL",)), ReadStage.ASSIGNED),
    ("baseline open", ReadFacts(("BL",), {"BL": OPEN}), ReadStage.IN_PROGRESS),
    ("baseline locked, more may come", ReadFacts(("BL",), {"BL": LOCKED}), ReadStage.IN_PROGRESS),
    ("next waits", ReadFacts(("BL", "TP1"), {"BL": LOCKED}, images_final=True), ReadStage.IN_PROGRESS),
    ("to be confirmed", replace(DONE, begun={"BL": LOCKED, "TP1": CONFIRM}), ReadStage.IN_PROGRESS),
    ("all locked and final", DONE, ReadStage.COMPLETE),
    ("all locked, not final", replace(DONE, images_final=False), ReadStage.IN_PROGRESS),
    ("PD ends", ReadFacts(("BL", "TP1"), {"BL": LOCKED}, is_ended=True), ReadStage.COMPLETE),
    ("PD ends, one open", ReadFacts(("BL",), {"BL": OPEN}, is_ended=True), ReadStage.IN_PROGRESS),
    ("one reader", replace(DONE, is_alone=True), ReadStage.FINAL),
    ("agreed", replace(DONE, pair=PairState.AGREED), ReadStage.FINAL),
    ("trigger", replace(DONE, pair=PairState.PENDING), ReadStage.ADJUDICATION_PENDING),
    ("decided", replace(DONE, pair=PairState.DECIDED), ReadStage.ADJUDICATED),
    ("query", replace(DONE, is_held=True), ReadStage.ON_HOLD),
    ("approved request", replace(DONE, awaits_reopening=True), ReadStage.REOPENED),
    ("wrong assignment", replace(DONE, is_void=True, is_held=True), ReadStage.VOID),
]


@pytest.mark.parametrize(("facts", "stage"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_2_1_the_state_of_a_read(facts: ReadFacts, stage: ReadStage) -> None:
    assert stage_of(facts) is stage


@pytest.mark.parametrize("pair", PairState)
def test_ST_4_readers_are_never_told_of_a_discordance(pair: PairState) -> None:
    assert told_to_reader(stage_of(replace(DONE, pair=pair))) is ReadStage.COMPLETE


@pytest.mark.parametrize("stage", [s for s in ReadStage if s not in (ReadStage.FINAL, ReadStage.ADJUDICATED)])
def test_ST_4_every_other_state_is_told_as_it_is(stage: ReadStage) -> None:
    told: Any = told_to_reader(stage)
    assert told is (ReadStage.COMPLETE if stage is ReadStage.ADJUDICATION_PENDING else stage)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (ReadStage.VOID, ReadStage.ASSIGNED),
        (ReadStage.ASSIGNED, ReadStage.COMPLETE),
        (ReadStage.ASSIGNED, ReadStage.ADJUDICATED),
        (ReadStage.IN_PROGRESS, ReadStage.ASSIGNED),
        (ReadStage.IN_PROGRESS, ReadStage.ADJUDICATED),
        (ReadStage.ADJUDICATED, ReadStage.IN_PROGRESS),
        (ReadStage.ADJUDICATED, ReadStage.FINAL),
        (ReadStage.FINAL, ReadStage.ADJUDICATED),
    ],
)
def test_ST_1_illegal_ways(before: ReadStage, after: ReadStage) -> None:
    assert not is_legal(before, after)


@pytest.mark.parametrize("stage", ReadStage)
def test_ST_1_staying_is_legal(stage: ReadStage) -> None:
    assert is_legal(stage, stage)
