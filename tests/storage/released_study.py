"""A study of a released schema, kept with its truth: python -m tests.storage.released_study

Writes `released/schema_N.rrs` and `.json` for the schema of today; run once, when a schema is released. A
kept file is never made anew: files like it are with the people who read.
"""

import json
import tempfile
from pathlib import Path
from typing import Any

from recist_reader.reading.read_session import ReadSession
from recist_reader.recist.vocabulary import Role
from recist_reader.storage.backup import copy_checked
from recist_reader.storage.schema import SCHEMA
from recist_reader.storage.study_file import StudyFile
from recist_reader.trial import commands as c
from tests.building import a_study, drawn, see_all

KEPT = Path(__file__).with_name("released")


def truth_of(path: Path) -> dict[str, Any]:
    """Every event and every row of a study file."""
    with StudyFile.open(path, write=False) as study:
        streams = study.streams()
        return {
            "study": study.study_id,
            "events": {s: [[e.record, e.payload] for e in study.events(s)] for s in streams},
            "rows": {s: study.tables(s) for s in streams},
        }


def a_read(folder: Path) -> Path:
    """A study whose baseline is locked and reopened, with an undo in between."""
    with a_study(folder, timepoints=1) as study:
        session = ReadSession(study, "1001")
        session.do(c.OpenTimepoint("BL"))
        for number, organ in enumerate(("liver", "lung"), start=1):
            mark = drawn(session, 30 + number, 20, number=10 * number)
            session.do(c.CreateLesion(session.new_uuid(), Role.TARGET, c.Site(organ), mark))
        session.do(c.RecordMeasurement("T1", drawn(session, 44, 21, number=10)))
        session.do(c.Undo())
        see_all(session)
        session.lock()
        session.do(c.ReopenTimepoint("BL", "transcription_error"))
        return study.path


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        kept = KEPT / f"schema_{SCHEMA}.rrs"
        copy_checked(a_read(Path(folder)), kept)
    kept.with_suffix(".json").write_text(json.dumps(truth_of(kept), indent=1, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
