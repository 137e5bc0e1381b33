"""Options of an open study: how they are changed, and what is warned of."""

import json
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import Any

from recist_reader.imaging.dates import DateRule
from recist_reader.problem import Problem, Refusal
from recist_reader.reading.study_session import StudySession
from recist_reader.recist.options import CharterOptions, option_values
from recist_reader.said import phrase
from recist_reader.trial.option_changes import AMENDABLE, decide_options
from recist_reader.trial.options import WorkflowOptions
from recist_reader.trial.patch import Recorded
from recist_reader.trial.people.acts import Act
from recist_reader.trial.region_windows import KEY as WINDOWS
from recist_reader.trial.region_windows import as_mapping


def change_options(study: StudySession, changes: Mapping[str, Any], reason: str) -> Recorded | Refusal:
    """Set options of charter and workflow as one event, before the first lock (ST-101).

    After it they are amended (`people.charter_signing`). Raises StudyFault as `StudySession.record`.
    """
    edit = decide_options(study.state, changes, reason, has_lock=has_lock(study))
    return study.record(Act.SET_OPTIONS, edit)


@dataclass(frozen=True)
class OptionInForce:
    """An option with its value as JSON has it. `has_lock`: a timepoint of the study is locked (ST-101)."""

    key: str
    value: object
    is_default: bool
    has_lock: bool

    @property
    def can_change(self) -> bool:
        """Set before the first lock; after it amended, where no result hangs on it."""
        return not self.has_lock or self.key in AMENDABLE


def options_listed(study: StudySession) -> tuple[OptionInForce, ...]:
    """Every option by name, and whether it can still be changed."""
    found, is_fixed = options_in_force(study).items(), has_lock(study)
    return tuple(OptionInForce(key, value, is_default, is_fixed) for key, (value, is_default) in found)


def option_value(typed: str) -> Any:
    """A value as TOML or, where it is shown so, JSON has it: true, 15, ["chest"]; else a plain word."""
    try:
        return tomllib.loads(f"value = {typed}")["value"]
    except tomllib.TOMLDecodeError:
        with suppress(json.JSONDecodeError):
            if typed.lstrip().startswith("{"):
                return json.loads(typed)
        return typed.strip()


def has_lock(study: StudySession) -> bool:
    """Whether a timepoint of the study was locked: options are frozen from then on (ST-101)."""
    return any(study.bound_labels(subject) for subject in study.state.subjects)


def options_in_force(study: StudySession) -> dict[str, tuple[object, bool]]:
    """Every option by its key, as JSON has it, and whether it is at its default."""
    options = study.state.options()
    found = {**option_values(options.charter), **workflow_values(options.workflow)}
    defaults = {**option_values(CharterOptions()), **workflow_values(WorkflowOptions())}
    return {key: (value, value == defaults[key]) for key, value in sorted(found.items())}


def workflow_values(options: WorkflowOptions) -> dict[str, object]:
    """Options of the workflow as JSON has them."""
    plain = {
        key: list(value) if isinstance(value, tuple) else value for key, value in asdict(options).items()
    }
    return {**plain, WINDOWS: as_mapping(options.region_windows)}


def dates_warning(study: StudySession) -> Problem | None:
    """What is to be known of a study whose images keep their dates (BL-34)."""
    if study.state.options().workflow.date_display != DateRule.ABSOLUTE:
        return None
    what = phrase("images keep their true dates, by which a patient or a treatment may be known")
    return Problem(what, "date_display", phrase("Use relative_days, unless the charter asks for true dates"))
