"""BL-31, BL-32: a session of each role in its own process, searched for what the role must not know."""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from recist_reader.leaks.files import found_in
from recist_reader.leaks.forms import Canary
from recist_reader.leaks.search import Searcher
from tests.leaks.planted import FORBIDDEN, OWN, Planted, plant
from tests.leaks.process import Pages, environment_of, memory_hits
from tests.people import MANAGER, MANAGER_PASSWORD, OWN_PASSWORD

ROOT = Path(__file__).resolve().parents[2]
IS_FULL = os.environ.get("FAULTS") == "full"
SEEDS = range(20) if IS_FULL else range(1)
WIPES_FREED = {
    "PYTHONMALLOC": "malloc",
    "GLIBC_TUNABLES": "glibc.malloc.perturb=165:glibc.malloc.tcache_count=0",
}
"""What is freed is written over at once: what the search then finds is held, by an object or by a library."""
IN_LOG = Canary("planted in a log", "QZXJVFFLOGGEDX")


@dataclass
class Searched:
    """What a search found, by place: names of canaries."""

    found: dict[str, Counter[str]] = field(default_factory=dict)
    around: list[bytes] = field(default_factory=list)

    def add(self, place: str, name: str) -> None:
        self.found.setdefault(place, Counter())[name] += 1

    def of(self, canaries: list[Canary]) -> dict[str, dict[str, int]]:
        names = {canary.name for canary in canaries}
        kept = {place: {n: c for n, c in hits.items() if n in names} for place, hits in self.found.items()}
        return {place: hits for place, hits in kept.items() if hits}


@dataclass(frozen=True)
class Run:
    """One login's session over a planted study, with folders of its own."""

    planted: Planted
    login: str
    home: Path

    @property
    def study(self) -> Path:
        return self.planted.blinded.path

    @contextmanager
    def started(self) -> Iterator[tuple[subprocess.Popen[str], list[str]]]:
        """The process, once it waits to be searched, and what it told until then."""
        folders = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "TMPDIR", "HOME")
        for name in folders:
            (self.home / name).mkdir(parents=True, exist_ok=True)
        env = (
            {name: str(self.home / name) for name in folders} | {"QT_QPA_PLATFORM": "offscreen"} | WIPES_FREED
        )
        env |= {key: os.environ[key] for key in ("PATH", "PYTHONPYCACHEPREFIX") if key in os.environ}
        what = {
            "study": str(self.study),
            "login": self.login,
            "password": MANAGER_PASSWORD if self.login == MANAGER else OWN_PASSWORD,
            "window": self.login == "r1",
            "codes": [self.planted.blinded.codes[n, "R1"] for n in ("0", "1")],
            "out": str(self.home / "out"),
        }
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.leaks.session"],
            cwd=ROOT,
            env=env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps(what) + "\n")
        process.stdin.flush()
        told: list[str] = []
        try:
            for line in process.stdout:
                if '"step": "ready"' in line:
                    break
                told.append(line)
            else:
                pytest.fail("".join(told[-20:]))
            yield process, told
        finally:
            process.kill()
            process.communicate()

    def search(self, canaries: list[Canary], result: Searched) -> None:
        """Look into a session that is killed, one that is begun anew and ends, and what both leave."""
        searcher = Searcher(canaries)
        # A window takes eight seconds to search: it is begun anew at full count alone.
        sessions = ("killed", "begun anew") if IS_FULL or self.login != "r1" else ("killed",)
        for _ in sessions:
            with self.started() as (process, told):
                for line in told:
                    step = json.loads(line)["step"] if line.startswith('{"step"') else "messages"
                    for hit in searcher.hits(line.encode()):
                        result.add(f"told at {step}", hit.canary.name)
                for hit in searcher.hits(environment_of(process.pid)):
                    result.add("environment", hit.canary.name)
                for hit, around in memory_hits(searcher, process.pid, Pages(self.study)):
                    result.add("memory", hit.canary.name)
                    result.around.append(hit.canary.name.encode() + b": " + around)
        for one in found_in(searcher, self.home):
            result.add(f"files: {one.path.relative_to(self.home)}", one.hit.canary.name)
        for one in found_in(searcher, self.study.with_suffix(".images")):
            result.add("images", one.hit.canary.name)


@pytest.fixture(scope="module", params=SEEDS, ids=lambda seed: f"seed{seed}")
def planted(request: Any, tmp_path_factory: pytest.TempPathFactory) -> Planted:
    return plant(tmp_path_factory.mktemp("planted"), request.param)


@pytest.mark.gui
@pytest.mark.faults
@pytest.mark.skipif(sys.platform != "linux", reason="memory of a process is read as Linux shows it")
@pytest.mark.parametrize("login", [MANAGER, "ex", "r1", "ad"])
def test_BL_32_nothing_of_what_a_role_may_not_know_reaches_its_process(
    planted: Planted, tmp_path: Path, login: str
) -> None:
    """The study file holds everything until reads are sealed (SE-30), and is not looked into."""
    forbidden, own = planted.of(*FORBIDDEN[login]), planted.of(*OWN[login])
    run, result = Run(planted, login, tmp_path), Searched()
    log = tmp_path / "XDG_STATE_HOME" / "recist-reader" / "planted.log"
    log.parent.mkdir(parents=True)
    log.write_text(f"opened {IN_LOG.text}\n", encoding="utf-8")
    run.search([*forbidden, *own, IN_LOG], result)
    assert result.of([IN_LOG]), "the search looks into no log"
    assert "memory" in result.of(own), "the search looks into no memory"
    hits = result.of(forbidden)
    names = {name.encode() for found in hits.values() for name in found}
    assert hits == {}, [around for around in result.around if around.startswith(tuple(names))]
