"""A read whose rows and events disagree is not opened (IN-112); one in order opens as it was left."""

from decimal import Decimal

import pytest

from recist_reader.problem import Fault
from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.study_session import open_study
from recist_reader.recist.vocabulary import Role
from recist_reader.trial import commands as c
from tests.building import a_study, drawn
from tests.tampering import tamper


@pytest.fixture
def path(tmp_path):
    with a_study(tmp_path, timepoints=1) as study:
        session = ReadSession(study, "1001")
        session.do(c.OpenTimepoint("BL"))
        session.do(c.CreateLesion(session.new_uuid(), Role.TARGET, c.Site("liver"), drawn(session, 25, 15)))
        return study.path


def test_IN_112_a_read_with_a_changed_row_is_not_opened(path):
    assert tamper(path, "UPDATE lesion SET body = replace(body, 'liver', 'spleen')") == 1
    with open_study(path) as study, pytest.raises(Fault, match="differ from the events"):
        ReadSession(study, "1001")


def test_a_read_in_order_opens_as_it_was_left(path):
    with open_study(path) as study:
        session = ReadSession(study, "1001")
        (lesion,) = session.state.lesions.values()
        (measured,) = session.state.measurements.values()
        assert (lesion.id, measured.long_mm) == ("T1", Decimal("25.0"))
