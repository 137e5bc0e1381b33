"""Verify finds what was changed and says where (VF-1, FT-9, FT-18, FT-19, AU-8)."""

import json
import shutil
import sqlite3
import uuid
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from recist_reader.storage.anchors import known_anchors, set_anchor
from recist_reader.storage.canonical import canonical, canonical_text, parse, sha256_hex
from recist_reader.storage.chain import content_from, content_text
from recist_reader.storage.faults import FaultCode, StudyFault
from recist_reader.storage.rebuild import rebuild
from recist_reader.storage.snapshot import snapshot
from recist_reader.storage.study_file import StudyFile
from recist_reader.storage.verify import Wanted, event_ids_of, verify
from tests.faults import FULL
from tests.faults.tally import tally
from tests.storage.made import READ, by, moment, new_event, read_study
from tests.tampering import guards_off


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study file of 40 edits with an anchor in the middle and one at the end, and some workspace."""
    folder = tmp_path_factory.mktemp("made")
    with read_study(folder / "a.rrs", 20) as study:
        study.put_workspace("u-4b7f", "place", {"slice": 3})
        set_anchor(study, str(uuid.UUID(int=1)), by(30), [folder])
        for n in range(31, 51):
            study.append(new_event(READ, {}, {}, n))
        set_anchor(study, str(uuid.UUID(int=2)), by(60), [folder])
    (folder / "a.lock").unlink()
    return folder / "a.rrs"


def altered(made: Path, to: Path, change: Callable[[sqlite3.Connection], object]) -> Path:
    """A copy on which someone worked with an SQLite tool: triggers off, changed, triggers put back."""
    shutil.copy(made, to)
    with guards_off(to) as connection:
        change(connection)
    return to


def failing(path: Path, wanted: Wanted | None = None) -> dict[str, str]:
    return {check.id: check.first_fault or "" for check in verify(path, wanted).checks if not check.ok}


def test_vf1_a_sound_file(made: Path) -> None:
    report = verify(
        made, Wanted(known_anchors(made.with_name("anchors.jsonl")), as_of=moment(10), against=made)
    )
    assert report.ok
    found = report.to_json()
    assert json.loads(canonical_text(found)) == found
    assert (found["streams"], found["events"]) == (3, 43)
    assert {c["id"] for c in found["checks"]} == {
        *("file", "schema", "chains", "heads", "rows", "workspace", "anchors", "against", "as_of")
    }
    assert list(made.parent.glob("*-journal")) == [] or made.with_name("a.rrs-journal").stat().st_size == 0


def rehash_from(connection: sqlite3.Connection, seq: int) -> None:
    """Chain a stream anew from an event on, as one would who knows the format."""
    rows = connection.execute(
        "SELECT seq, record, content FROM event WHERE stream = ? AND seq >= ? ORDER BY seq", (READ, seq)
    ).fetchall()
    query = "SELECT hash FROM event WHERE stream = ? AND seq = ?"
    (prev,) = connection.execute(query, (READ, seq - 1)).fetchone()
    for number, text, content in rows:
        salt, payload = content_from(content)
        record = parse(text) | {"prev": prev, "commit": sha256_hex(salt + canonical(payload))}
        hashed = sha256_hex(canonical(record))
        connection.execute(
            "UPDATE event SET record = ?, prev = ?, hash = ? WHERE stream = ? AND seq = ?",
            (canonical_text(record), prev, hashed, READ, number),
        )
        prev = hashed
    connection.execute("UPDATE stream_head SET hash = ? WHERE stream = ?", (prev, READ))


def change_payload(connection: sqlite3.Connection, seq: int) -> None:
    (content,) = connection.execute(
        "SELECT content FROM event WHERE stream = ? AND seq = ?", (READ, seq)
    ).fetchone()
    salt, payload = content_from(content)
    payload["reason"] = "another"
    connection.execute(
        "UPDATE event SET content = ? WHERE stream = ? AND seq = ?", (content_text(salt, payload), READ, seq)
    )


def change_record(connection: sqlite3.Connection, seq: int) -> None:
    connection.execute(
        "UPDATE event SET record = replace(record, 'u-4b7f', 'u-9999') WHERE stream = ? AND seq = ?",
        (READ, seq),
    )


def remove(connection: sqlite3.Connection, seq: int) -> None:
    connection.execute("DELETE FROM event WHERE stream = ? AND seq = ?", (READ, seq))


@pytest.mark.parametrize("seq", [1, 2, 17, 30])
@pytest.mark.parametrize("change", [change_payload, change_record, remove], ids=lambda f: f.__name__)
def test_ft19_a_changed_event_is_named(
    made: Path, tmp_path: Path, change: Callable[..., None], seq: int
) -> None:
    path = altered(made, tmp_path / "a.rrs", lambda connection: change(connection, seq))
    named = seq + 1 if change is remove else seq
    assert failing(path)["chains"].startswith(f"{READ} seq {named}: ")


@pytest.mark.parametrize("seq", [2, 17])
def test_ft19_a_chain_hashed_anew_is_found_by_the_anchor(made: Path, tmp_path: Path, seq: int) -> None:
    def change(connection: sqlite3.Connection) -> None:
        change_payload(connection, seq)
        rehash_from(connection, seq)

    found = failing(altered(made, tmp_path / "a.rrs", change))
    assert "chains" not in found
    assert "heads" not in found
    assert "an anchor held an event that is gone" in found["anchors"]


def test_ft19_an_inserted_event_is_named(made: Path, tmp_path: Path) -> None:
    def change(connection: sqlite3.Connection) -> None:
        connection.execute(
            "INSERT INTO event SELECT stream, 41, 'another', hash, hash, record, content FROM event"
            " WHERE stream = ? AND seq = 40",
            (READ,),
        )

    assert failing(altered(made, tmp_path / "a.rrs", change))["chains"].startswith(f"{READ} seq 41: ")


def test_ft19_a_cut_end_is_found_by_a_later_anchor_in_the_file(made: Path, tmp_path: Path) -> None:
    def change(connection: sqlite3.Connection) -> None:
        remove(connection, 40)
        query = "SELECT hash, record FROM event WHERE stream = ? AND seq = 39"
        hashed, record = connection.execute(query, (READ,)).fetchone()
        connection.execute(
            "UPDATE stream_head SET seq = 39, hash = ?, at_eff = ? WHERE stream = ?",
            (hashed, parse(record)["at_eff"], READ),
        )

    assert set(failing(altered(made, tmp_path / "a.rrs", change))) == {"anchors"}


def test_au8_an_old_copy_is_found_by_an_anchor_held_elsewhere(made: Path, tmp_path: Path) -> None:
    with read_study(tmp_path / "a.rrs", 5) as study:
        shutil.copy(tmp_path / "a.rrs", tmp_path / "old.rrs")
        anchor = set_anchor(study, str(uuid.uuid4()), by(9))
    assert verify(tmp_path / "old.rrs").ok
    assert "is missing" in failing(tmp_path / "old.rrs", Wanted((anchor[:16],)))["anchors"]
    assert failing(tmp_path / "a.rrs", Wanted((anchor[:16],))) == {}
    assert "anchors" in failing(tmp_path / "a.rrs", Wanted((anchor[:4],)))


def changed_and_rehashed(connection: sqlite3.Connection, seq: int) -> None:
    change_payload(connection, seq)
    rehash_from(connection, seq)


def removed_and_rehashed(connection: sqlite3.Connection, seq: int) -> None:
    """The events after it move down by one, chained anew: a file as if it had never been."""
    remove(connection, seq)
    for number in range(seq + 1, 41):
        query = "SELECT record FROM event WHERE stream = ? AND seq = ?"
        record = parse(connection.execute(query, (READ, number)).fetchone()[0]) | {"seq": number - 1}
        connection.execute(
            "UPDATE event SET seq = ?, record = ? WHERE stream = ? AND seq = ?",
            (number - 1, canonical_text(record), READ, number),
        )
    connection.execute("UPDATE stream_head SET seq = 39 WHERE stream = ?", (READ,))
    rehash_from(connection, seq)


@pytest.mark.faults
@pytest.mark.parametrize(
    "change", [change_payload, change_record, remove, changed_and_rehashed, removed_and_rehashed]
)
def test_ft19_wherever_an_event_is_tampered_with_it_is_found(
    made: Path,
    tmp_path: Path,
    change: Callable[[sqlite3.Connection, int], None],
    record_property: Callable[[str, object], None],
) -> None:
    random = Random(19)
    with tally(record_property, "tampered", "not found") as seen:
        for number in range(100 if FULL else 8):
            seq = random.randint(2, 39)
            to = tmp_path / f"{number}.rrs"
            path = altered(made, to, lambda connection, seq=seq: change(connection, seq))
            found = failing(path)
            seen["tampered"] += 1
            seen["not found"] += not found
            assert found, f"seq {seq}"
            assert READ in " ".join(found.values()), "the stream is named"
            path.unlink()


@pytest.mark.parametrize(
    ("statement", "check"),
    [
        pytest.param("UPDATE measurement SET body = '{}'", "rows", id="row changed"),
        pytest.param(
            "DELETE FROM measurement WHERE key = (SELECT MAX(key) FROM measurement)", "rows", id="row removed"
        ),
        pytest.param("INSERT INTO lesion VALUES ('read:x', 'k', 1, '{}')", "rows", id="row of no event"),
        pytest.param("UPDATE measurement SET seq = 1", "rows", id="row of another event"),
        pytest.param("UPDATE measurement SET stream = 'read:x'", "rows", id="row of another read"),
        pytest.param("UPDATE stream_head SET seq = 2", "heads", id="head moved"),
        pytest.param("DELETE FROM stream_head", "heads", id="head removed"),
        pytest.param("UPDATE workspace SET body = '{\"slice\":9}'", "workspace", id="workspace changed"),
        pytest.param("CREATE VIEW v AS SELECT 1", "schema", id="view added"),
    ],
)
def test_ft18_rows_that_differ_from_events(made: Path, tmp_path: Path, statement: str, check: str) -> None:
    path = altered(made, tmp_path / "a.rrs", lambda connection: connection.execute(statement))
    assert set(failing(path)) == {check}


def test_ft18_rebuild_writes_the_rows_anew_with_a_reason(made: Path, tmp_path: Path) -> None:
    change = "UPDATE measurement SET body = '{}'"
    path = altered(made, tmp_path / "a.rrs", lambda connection: connection.execute(change))
    with StudyFile.open(path) as study:
        assert study.check_stream(READ) is not None
        assert rebuild(study, write=False).written is False
        done = rebuild(study, new_event("study", {}, {}, 70, reason="rows were changed"))
        assert (list(done.differences), done.written) == ([READ], True)
        assert study.check_stream(READ) is None
        assert rebuild(study).differences == {}
    assert failing(path) == {}
    with StudyFile.open(path, write=False) as study:
        assert (study.events("study")[-1].payload or {})["reason"] == "rows were changed"


def test_ft18_rebuild_trusts_no_broken_chain(made: Path, tmp_path: Path) -> None:
    path = altered(made, tmp_path / "a.rrs", lambda connection: change_payload(connection, 3))
    with StudyFile.open(path) as study, pytest.raises(StudyFault, match="seq 3"):
        rebuild(study)


def test_in121_against_names_where_two_files_part(tmp_path: Path) -> None:
    read_study(tmp_path / "a.rrs", 5).close()
    shutil.copy(tmp_path / "a.rrs", tmp_path / "b.rrs")
    for name in "ab":
        with StudyFile.open(tmp_path / f"{name}.rrs") as study:
            study.append(new_event(READ, {}, {}, 8))
    found = failing(tmp_path / "a.rrs", Wanted(against=tmp_path / "b.rrs"))
    assert found == {"against": f"{READ} seq 6: the files differ from here"}


def test_vf1_acknowledged_events(tmp_path: Path) -> None:
    with read_study(tmp_path / "a.rrs", 3) as study:
        mine = [study.append(new_event(READ, {}, {}, n, session="replay-1")).event_id for n in range(4, 8)]
    lines = [f"ACK {event}\n" for event in mine[:3]] + ["REFUSED SQ-2 3 locked\n", f"ACK {mine[3]}"[:20]]
    report = verify(tmp_path / "a.rrs", Wanted(acknowledged=event_ids_of(lines)))
    assert (report.ok, report.present, report.unacknowledged) == (True, 3, 1)
    none = verify(tmp_path / "a.rrs", Wanted(acknowledged=frozenset()))
    assert (none.ok, none.present, none.unacknowledged) == (True, 0, 4)  # not those of a reader's hand
    lost = verify(tmp_path / "a.rrs", Wanted(acknowledged=frozenset({str(uuid.uuid4())})))
    assert (lost.ok, lost.present) == (False, 0)


@pytest.mark.faults
@pytest.mark.parametrize("part", range(4 if FULL else 1))
def test_ft9_one_flipped_byte_is_never_silent(
    made: Path, tmp_path: Path, part: int, record_property: Callable[[str, object], None]
) -> None:
    sound = made.read_bytes()
    with StudyFile.open(made, write=False) as study:
        truth = content_of(study)
    written = [place for place, byte in enumerate(sound) if byte]  # three quarters of a small file are empty
    random, silent, flips = Random(90 + part), [], 500 if FULL else 40
    with tally(record_property, "flipped bytes", "without effect", "silent") as seen:
        for number in range(flips):
            at = random.choice(written) if number % 2 else random.randrange(len(sound))
            flip = random.randrange(1, 256)
            path = tmp_path / "a.rrs"
            path.write_bytes(sound[:at] + bytes([sound[at] ^ flip]) + sound[at + 1 :])
            seen["flipped bytes"] += 1
            if verify(path).ok:
                with StudyFile.open(path, write=False) as study:
                    seen["without effect"] += 1
                    if content_of(study) != truth:
                        silent.append(at)
                        seen["silent"] += 1
            for left in tmp_path.iterdir():
                left.unlink()
    assert silent == []
    assert seen["without effect"] < 0.6 * flips  # the control: most on what is written are found


def content_of(study: StudyFile) -> object:
    streams = study.streams()
    events = [(e.record, e.hash, e.salt, e.payload) for s in streams for e in study.events(s)]
    return events, [study.live_rows(s) for s in streams], study.get_workspace("u-4b7f", "place")


@pytest.mark.faults
def test_ft8_a_truncated_file_is_refused(
    made: Path, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    sound, random = made.read_bytes(), Random(8)
    with tally(record_property, "cut files", "refused") as seen:
        for _ in range(100 if FULL else 20):
            path = tmp_path / "a.rrs"
            path.write_bytes(sound[: random.randrange(1, len(sound) - 1)])
            seen["cut files"] += 1
            assert not verify(path).ok
            with pytest.raises(StudyFault, match=r"[Rr]estore") as raised:
                StudyFile.open(path)
            assert raised.value.code in (FaultCode.CORRUPT, FaultCode.FOREIGN, FaultCode.SCHEMA_CHANGED)
            seen["refused"] += 1


def test_vf1_a_check_keeps_no_writer_waiting(tmp_path: Path) -> None:
    with read_study(tmp_path / "a.rrs", 5) as study, snapshot(study.path) as view, view.turn() as connection:
        before = connection.exec_driver_sql("SELECT COUNT(*) FROM event").scalar()
        study.append(new_event(READ, {}, {}, 9))  # would meet a lock and give up after 5 s
        assert connection.exec_driver_sql("SELECT COUNT(*) FROM event").scalar() == before
