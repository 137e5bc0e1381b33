"""A study with many events, stored in one transaction: python -m tests.storage.long_study STUDY EVENTS"""

import secrets
import sys
import uuid
from pathlib import Path
from random import Random

from recist_reader.storage import log
from recist_reader.storage.chain import NewEvent, link
from recist_reader.storage.codec import PlainCodec
from recist_reader.storage.projection import changes_of
from tests.storage.made import STUDY, by, new_study

READS = 20


def long_study(path: Path, events: int, characters: int = 500) -> Path:
    """Write `events` measurements, four times `characters` long, spread over 20 reads; return the file."""
    random, rows = Random(1), dict[tuple[str, str], object]()
    with new_study(path) as study:
        streams = [f"read:{uuid.UUID(int=random.getrandbits(128), version=4)}" for _ in range(READS)]
        with study._writing() as connection:
            heads = study.streams()
            for number in range(events):
                stream, key = random.choice(streams), f"TP1/T{random.randint(1, 50)}"
                old, row = rows.get((stream, key)), {"long_mm": f"{number}.0", "points": "x" * characters}
                patch = {"old": {"measurement": {key: old}}, "new": {"measurement": {key: row}}}
                payload = {"change": "measurement.recorded", "reason": None, **patch}
                new = NewEvent(str(uuid.uuid4()), stream, "read.edit", STUDY, payload, by(number % 80_000))
                event = link(STUDY, heads.get(stream), new, secrets.token_bytes(32))
                log.store(connection, PlainCodec(), event, changes_of(payload))
                heads[stream], rows[stream, key] = event.head, row
    return path


if __name__ == "__main__":
    long_study(Path(sys.argv[1]), int(sys.argv[2]))
