"""A blinded study with images, made once; each test works on its own copy."""

import pytest

from tests.blinded_images import copied, make_blinded


@pytest.fixture(scope="session")
def made_blinded(tmp_path_factory):
    return make_blinded(tmp_path_factory.mktemp("blinded"))


@pytest.fixture
def blinded(made_blinded, tmp_path):
    return copied(made_blinded, tmp_path)
