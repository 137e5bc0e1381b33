"""A blinded study whose two reads part, made once; each test works on its own copy."""

import pytest

from tests.blinded_images import come_in, copied, make_blinded
from tests.ui.adjudication.bench import CaseBench
from tests.ui.adjudication.discordant import R2_WITH_OTHERS, make_discordant


@pytest.fixture(scope="session")
def made_blinded(tmp_path_factory):
    return make_blinded(tmp_path_factory.mktemp("adjudicated"))


@pytest.fixture(scope="session")
def made_discordant(made_blinded, tmp_path_factory):
    return make_discordant(copied(made_blinded, tmp_path_factory.mktemp("discordant")))


@pytest.fixture
def discordant(made_discordant, tmp_path):
    return copied(made_discordant, tmp_path)


@pytest.fixture(scope="session")
def made_with_others(made_blinded, tmp_path_factory):
    """One reader chose another second target, and saw a new lesion."""
    made = copied(made_blinded, tmp_path_factory.mktemp("others"))
    return make_discordant(made, R2_WITH_OTHERS, {"TP2": (64, 64)})


@pytest.fixture
def with_others(made_with_others, tmp_path):
    return copied(made_with_others, tmp_path)


@pytest.fixture
def open_bench(qtbot, open_window, dressed):
    """Signs the adjudicator in; the list of cases is there."""

    def open_it(blinded, size=(1920, 1080)):
        window = open_window(size=size)
        come_in(qtbot, window, blinded, "ad")
        bench = CaseBench(qtbot, window)
        bench.settle()
        return bench

    return open_it


@pytest.fixture
def bench(open_bench, discordant):
    """The list of an adjudicator with one case."""
    return open_bench(discordant)
