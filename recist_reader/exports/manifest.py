"""The manifest of an export: what it was made from, by what, and what lies in the folder (EXP-11)."""

import json
import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any

from recist_reader import __version__
from recist_reader.exports.cut import Cut
from recist_reader.exports.locked_read import UNSIGNED
from recist_reader.exports.recompute import count_differing
from recist_reader.exports.request import ExportRequest, Format
from recist_reader.recist.options import option_values
from recist_reader.recist.version import RULES_VERSION
from recist_reader.storage.chain import ActorContext

FORMAT = "recist-reader/export"
VERSION = 1
NAME = "manifest.json"


def about(cut: Cut, request: ExportRequest) -> dict[str, Any]:
    """All that is the same for the same events, options and software (EXP-12): no time, no person."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "kind": request.kind,
        "study": cut.study_id,
        "registry": None,
        "charter_version": cut.charter_version,
        "rules_version": RULES_VERSION,
        "software_version": __version__,
        "library_versions": _libraries(request),
        "options": {
            "charter": option_values(cut.options.charter),
            "workflow": _plain(asdict(cut.options.workflow)),
        },
        "blinding": "blinded",
        "unblinding_event": None,
        "signatures": UNSIGNED if cut.single_reader else "signed",
        "cut": cut.at,
        "anchor": cut.anchor,
        "chain": "holds",  # else there is no cut
        "as_of": request.as_of,
        "reader": request.reader,
        "subjects": sorted({read.subject for read in cut.reads}),
        "left_out": [asdict(left) for left in cut.left_out],
        "recompute_differs": sum(count_differing(read) for read in cut.reads),
    }


def _plain(options: Mapping[str, Any]) -> dict[str, Any]:
    return {key: list(value) if isinstance(value, tuple) else value for key, value in options.items()}


def manifest(
    head: Mapping[str, Any], files: Sequence[Mapping[str, Any]], actor: ActorContext, user_code: str | None
) -> dict[str, Any]:
    """The whole manifest: what it is about, the files, and who made it when."""
    stamp = {
        "time": actor.at,
        "offset": actor.offset,
        "person": actor.account,
        "role": actor.role,
        "user_code": user_code,
    }
    return {**head, "files": list(files), "stamp": stamp}


def manifest_text(made: Mapping[str, Any]) -> str:
    """Return the manifest as its text."""
    return json.dumps(made, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def cut_time(cut: Cut) -> datetime:
    """The cut as a time, for files that carry one inside (EXP-12). It has no zone: it is UTC."""
    return datetime.fromisoformat(cut.at).astimezone(UTC).replace(tzinfo=None)


def cut_name(cut: Cut) -> str:
    """The cut in the folder's name: YYYYMMDDTHHMMSSZ (EXP-10)."""
    return cut_time(cut).strftime("%Y%m%dT%H%M%SZ")


def _libraries(request: ExportRequest) -> dict[str, str]:
    used = {"python": platform.python_version()}
    if request.format is Format.XLSX:
        used["XlsxWriter"] = version("XlsxWriter")
    if request.kind in ("figures", "all"):  # their bytes are those of the library's version (EXP-100)
        used["matplotlib"] = version("matplotlib")
    return used
