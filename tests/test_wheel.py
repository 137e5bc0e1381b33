"""A built wheel carries the shipped files, and they are found there as in the repository."""

import importlib.util
from pathlib import Path

import pytest

from recist_reader import resource

ROOT = Path(__file__).resolve().parents[1]
SHIPPED = sorted(
    path.relative_to(ROOT / "resources").as_posix()
    for path in (ROOT / "resources").rglob("*")
    if path.is_file()
)


@pytest.fixture
def built(tmp_path, monkeypatch):
    """The folder that the build step of `setup.py` fills for a wheel."""
    dist = pytest.importorskip("setuptools.dist")
    monkeypatch.chdir(ROOT)
    found = importlib.util.spec_from_file_location("made_setup", ROOT / "setup.py")
    step = importlib.util.module_from_spec(found)
    found.loader.exec_module(step)
    command = step.BuildWithResources(dist.Distribution({"packages": [], "script_name": "setup.py"}))
    command.build_lib = str(tmp_path)
    command.ensure_finalized()
    command.run()
    return tmp_path / "recist_reader"


def test_every_shipped_file_is_in_the_wheel_as_it_is(built):
    assert "schemas/reads-1.schema.json" in SHIPPED
    copied = {name: (built / "resources" / name).read_bytes() for name in SHIPPED}
    assert copied == {name: (ROOT / "resources" / name).read_bytes() for name in SHIPPED}


@pytest.mark.parametrize("name", SHIPPED)
def test_an_installed_program_finds_it(built, monkeypatch, name):
    monkeypatch.setattr(resource, "PLACES", (built / "resources", built / "elsewhere"))
    assert resource.resource(name) == built / "resources" / name


def test_a_file_that_is_missing_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(resource, "PLACES", (tmp_path,))
    with pytest.raises(FileNotFoundError, match=r"icons/none\.svg is missing: install"):
        resource.resource("icons/none.svg")
