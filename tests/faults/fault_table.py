"""A fault run as one reads it: a line for each test that ends, then one table by row of the specification.

    pytest -q -p tests.faults.fault_table -m faults

The row is in the name of the test (`test_ft3_ft4_...`: FT-3, FT-4), the counts are those of its `tally`.
"""

import re
import time
from dataclasses import dataclass, field

import pytest

from tests.faults import FULL

LARGEST = "most "


@dataclass
class Row:
    """The tests of one row of the specification, and what they counted."""

    outcomes: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0
    counts: dict[str, int] = field(default_factory=dict)

    def add(self, report: pytest.TestReport) -> None:
        self.seconds += report.duration
        self.outcomes[report.outcome] = self.outcomes.get(report.outcome, 0) + 1
        for name, count in counts_of(report).items():
            before = self.counts.get(name, 0)
            self.counts[name] = max(before, count) if name.startswith(LARGEST) else before + count


def counts_of(report: pytest.TestReport) -> dict[str, int]:
    return {name: count for name, count in report.user_properties if isinstance(count, int)}


def row_of(node: str) -> str:
    """The rows that a test's name tells; "other" for none."""
    name = node.partition("::")[2].partition("[")[0]
    numbers = re.findall(r"(?:^|_)ft_?(\d+)(?=_|$)", name, re.IGNORECASE)
    return ", ".join(f"FT-{number}" for number in numbers) or "other"


def in_words(counts: dict[str, int]) -> str:
    return ", ".join(f"{name} {count:,}" for name, count in counts.items())


def in_minutes(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"


class FaultRun:
    """Where the run is, and what it has counted so far."""

    def __init__(self, config: pytest.Config) -> None:
        self._config, self._begun = config, time.monotonic()
        self._total = self._ended = 0
        self._rows: dict[str, Row] = {}

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        self._total = len(session.items)

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_node_collection_finished(self, ids: list[str]) -> None:
        self._total = len(ids)

    @pytest.hookimpl(tryfirst=True)
    def pytest_report_teststatus(self, report: pytest.TestReport) -> tuple[str, str, str] | None:
        return ("passed", "", "") if report.when == "call" and report.passed else None  # no dots

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when != "call" and report.passed:
            return
        row = row_of(report.nodeid)
        self._rows.setdefault(row, Row()).add(report)
        self._ended += 1
        name = report.nodeid.rpartition("::")[2]
        parts = [f"{self._ended:>3} of {self._total}", in_minutes(time.monotonic() - self._begun)]
        parts += [f"{report.outcome} {name}", f"{report.duration:.0f} s", in_words(counts_of(report))]
        self._write("  ".join(filter(None, parts)))

    def pytest_terminal_summary(self) -> None:
        self._write("")
        self._write(f"Faults at {'full count' if FULL else 'a tenth of the count'}:")
        self._write(f"{'row':<12} {'tests':>5} {'min:s':>6}  counted")
        for name, row in sorted(self._rows.items(), key=lambda item: _number(item[0])):
            not_passed = {outcome: n for outcome, n in row.outcomes.items() if outcome != "passed"}
            told = "; ".join(filter(None, [in_words(not_passed).upper(), in_words(row.counts)]))
            tests = sum(row.outcomes.values())
            self._write(f"{name:<12} {tests:>5} {in_minutes(row.seconds):>6}  {told}".rstrip())
        ended = f"{self._ended} of {self._total} tests"
        self._write(f"{ended} in {in_minutes(time.monotonic() - self._begun)}")

    def _write(self, line: str) -> None:
        reporter = self._config.pluginmanager.get_plugin("terminalreporter")
        if reporter is not None:
            reporter.ensure_newline()
            reporter.write_line(line)


def _number(row: str) -> tuple[int, str]:
    found = re.search(r"\d+", row)
    return (int(found.group()) if found else 1_000, row)


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):  # a worker of xdist tells its reports to the one who asks
        config.pluginmanager.register(FaultRun(config), "fault run")
