"""Views of one subject's read, made once for this folder: they are frozen, so tests may share them."""

import pytest

from recist_reader.recist.vocabulary import NewLesionState, Role
from recist_reader.trial import commands as c
from tests.building import marked
from tests.ui.reader.models import stories


@pytest.fixture(scope="session")
def moments(tmp_path_factory):
    """Name -> ReadView: the moments of a read that the window shows."""
    views = {}
    with stories.a_read(tmp_path_factory.mktemp("read")) as session:
        stories.done(session.do(c.OpenTimepoint("BL")))
        views["empty"] = session.view()
        stories.done(session.do(c.OpenTimepoint("BL")))
        stories.draw_baseline(session)
        views["baseline"] = session.view()
        stories.done(session.lock())
        views["baseline locked"] = session.view()
        stories.done(session.do(c.OpenTimepoint("TP1")))
        views["TP1 opened"] = session.view()
        for label in ("TP1", "TP2", "TP3"):
            stories.read_timepoint(session, label)
            views[label] = session.view()
            stories.done(session.lock())
        stories.read_targets(session, "TP4")
        views["TP4 to read"] = session.view()
        stories.read_timepoint(session, "TP4")
        views["TP4"] = session.view()
        stories.set_state(session, "T2", "not_evaluable", "artefact")
        stories.set_state(session, "T1", "too_small")
        stories.set_state(session, "NT2", "unequivocal_pd")
        site = c.Site("liver", subsite="2")
        stories.create(session, Role.NEW, site, marked(session, 12), NewLesionState.EQUIVOCAL)
        views["TP4 partial"] = session.view()
        stories.set_state(session, "T2", "not_evaluable")
        stories.set_state(session, "T4", "absent")
        stories.done(session.do(c.ClearFinding("NT3")))
        views["TP4 blocked"] = session.view()
    return views


@pytest.fixture(scope="session")
def with_options(tmp_path_factory):
    """Make the views of TP1 (opened, half read, read) under given workflow options."""

    def made(name, **workflow):
        folder = tmp_path_factory.mktemp(name)
        with stories.a_read(folder, timepoints=2, workflow=workflow) as session:
            stories.draw_baseline(session)
            stories.done(session.lock())
            stories.done(session.do(c.OpenTimepoint("TP1")))
            opened = session.view()
            stories.read_targets(session, "TP1")
            half = session.view()
            stories.read_timepoint(session, "TP1")
            read = session.view()
            stories.done(session.lock())
            return {"opened": opened, "half": half, "read": read, "locked": session.view()}

    return made
