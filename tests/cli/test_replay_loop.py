"""`replay --loop` goes on after a kill wherever it fell, for the runs of FT-1 (VF-2)."""

import json
from pathlib import Path

import pytest

from recist_reader.cli.main import main
from recist_reader.problem import Refusal
from recist_reader.reading.read_session import ReadSession
from recist_reader.recist.vocabulary import Role
from recist_reader.trial import commands as c
from tests.building import a_study, drawn

OPEN = {"do": "open", "subject": "1001", "timepoint": "baseline"}


def test_vf2_a_loop_goes_on_where_every_target_was_undone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with a_study(tmp_path, timepoints=1) as study:
        session = ReadSession(study, "1001")
        session.do(c.OpenTimepoint("BL"))
        session.do(c.CreateLesion(session.new_uuid(), Role.TARGET, c.Site("liver"), drawn(session, 30, 20)))
        while not isinstance(session.do(c.Undo()), Refusal):
            pass
        assert not session.state.lesions
        path = study.path
    script = tmp_path / "edits.json"
    script.write_text(json.dumps({"format": "recist-reader/script", "version": 1, "steps": [OPEN]}))
    main(["replay", str(path), str(script), "--loop", "12"])
    assert capsys.readouterr().out.count("ACK ") >= 12
