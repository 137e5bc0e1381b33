"""Shipped templates of studies, and the study.toml of a study of one's own (ST-103)."""

import tomllib
from pathlib import Path

from recist_reader.problem import Fault, Problem
from recist_reader.resource import resource
from recist_reader.said import phrase
from recist_reader.trial.study_definition import DefinitionError, StudyDefinition, study_definition

TEMPLATES = ("every-12-weeks", "prrt-16-32")


def template_path(name: str) -> Path:
    """Return the file of a template. Raises Fault for a name that is none."""
    if name not in TEMPLATES:
        what = phrase("there is no template {name!r}", name=name)
        remedy = phrase("Use {known}", known=" or ".join(TEMPLATES))
        raise Fault(Problem(what, "--template", remedy), code="bad_input")
    return resource(f"study_templates/{name}.toml")


def read_definition(path: Path) -> StudyDefinition:
    """Return the study that a TOML file defines. Raises Fault `bad_input` naming file and key."""
    try:
        return study_definition(tomllib.loads(path.read_text("utf-8-sig")))
    except DefinitionError as wrong:
        raise Fault(Problem(wrong.what, path.name, wrong.remedy), code="bad_input") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        what = phrase("the file cannot be read ({reason})", reason=reason)
        remedy = phrase("Correct it, or choose another")
        raise Fault(Problem(what, path.name, remedy), code="bad_input") from error
