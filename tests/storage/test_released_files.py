"""A study file of every released schema opens, loses nothing, and opens again (IN-127)."""

import json
import shutil
from pathlib import Path

import pytest

from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.study_session import open_study
from recist_reader.storage.migration import migrate_study
from recist_reader.storage.schema import SCHEMA
from recist_reader.storage.verify import verify
from tests.storage.released_study import KEPT, truth_of
from tests.storage.second_schema import confirmed

RELEASED = sorted(KEPT.glob("schema_*.rrs"))


def test_in127_every_schema_has_its_kept_file() -> None:
    assert [path.stem for path in RELEASED] == [f"schema_{number}" for number in range(1, SCHEMA + 1)]


@pytest.mark.parametrize("old", RELEASED, ids=lambda path: path.stem)
def test_in127_a_released_file_opens_with_nothing_lost(old: Path, tmp_path: Path) -> None:
    study = Path(shutil.copy(old, tmp_path / "study.rrs"))
    truth = json.loads(old.with_suffix(".json").read_text("utf-8"))
    migrate_study(study, confirmed(tmp_path / "backups"))
    for _twice in range(2):
        assert verify(study).ok
        found = truth_of(study)
        assert found["study"] == truth["study"]
        assert found["rows"].keys() >= truth["rows"].keys()
        for stream, events in truth["events"].items():
            assert found["events"][stream][: len(events)] == events  # a migration may add its own
            if stream != "study":
                assert found["rows"][stream] == truth["rows"][stream]
        with open_study(study, unsaved=tmp_path / "unsaved") as opened:
            read = ReadSession(opened, "1001")
            assert read.open_timepoint == "BL"
            assert len(read.state.measurements) == 2
