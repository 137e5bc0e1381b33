"""Letters mean the likeliest part of an organ (LS-2, LS-3)."""

import pytest

from recist_reader.recist.organs import ORGANS, USUAL_PARTS
from recist_reader.recist.vocabulary import Role
from recist_reader.trial import commands as c
from recist_reader.ui.reader.organ_choices import organ_choices
from tests.ui.reader.models import stories


@pytest.fixture(scope="module")
def offered(tmp_path_factory):
    with stories.a_read(tmp_path_factory.mktemp("read"), timepoints=1) as session:
        stories.done(session.do(c.OpenTimepoint("BL")))
        return {choice.name: choice for choice in organ_choices(session.view(), "", Role.TARGET)}


@pytest.mark.parametrize(
    ("organ", "typed", "part"),
    [
        ("lymph node", "ret", "para-aortic/retroperitoneal"),
        ("lymph node", "retroc", "retrocrural"),
        ("lymph node", "retrocrural", "retrocrural"),
        ("lymph node", "m", "mediastinal"),
        ("lymph node", "mes", "mesenteric"),
        ("lymph node", "mam", "internal mammary"),
        ("lymph node", "por", "coeliac/porta hepatis"),
        ("lymph node", "i", "iliac"),
        ("lymph node", "c", "coeliac/porta hepatis"),
        ("bone", "sp", "thoracic spine"),
        ("bone", "lumbar sp", "lumbar spine"),
        ("liver", "4", "4a"),
        ("liver", "4B", "4b"),
        ("lung", "L", "LUL"),
        ("spleen", "hilum", None),
    ],
)
def test_letters_mean_the_most_usual_part_of_which_a_word_begins_so(offered, organ, typed, part):
    assert offered[organ].part(typed) == part


def test_every_part_called_usual_is_one_of_its_organ():
    parts = {organ.name: set(organ.subsites) for organ in ORGANS}
    assert all(set(usual) <= parts[name] for name, usual in USUAL_PARTS.items())


def test_a_pair_asks_for_its_side_once(offered):
    assert (offered["kidney"].has_sides, offered["kidney"].subsites) == (True, ())
    assert offered["kidney"].side("l") == "left"
