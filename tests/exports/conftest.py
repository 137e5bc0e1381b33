"""The studies that the export tests write out."""

import csv
from dataclasses import replace

import pytest

from recist_reader.exports import registry
from tests.exports.build import read_study


@pytest.fixture(autouse=True)
def _all_without_figures(monkeypatch):
    """Figures take seconds to draw: `all` is tried without, figures by their own kind (`test_figures`)."""
    monkeypatch.setitem(registry.KINDS, "figures", replace(registry.KINDS["figures"], in_all=False))


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    """Five subjects with a story each, read to the end; shared, since no export changes a read."""
    with read_study(tmp_path_factory.mktemp("study")) as made:
        yield made


@pytest.fixture(scope="session")
def rows_of():
    """Return a CSV of an export folder as a list of rows by column name."""

    def read(folder, table):
        with (folder / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    return read
