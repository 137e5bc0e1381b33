"""`recist-reader migrate STUDY --yes`: brings an older study file to this program's schema (IN-127)."""

import argparse
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from recist_reader.cli.main import BAD_INPUT, GOOD
from recist_reader.reading.edit_events import coarse_type, note_payload
from recist_reader.reading.keeping_places import places_at
from recist_reader.reading.workplace import Workplace
from recist_reader.storage.chain import NewEvent
from recist_reader.storage.migration import Confirmed, migrate_study, schema_of
from recist_reader.storage.schema import SCHEMA

NAME = "migrate"
HELP = "bring an older study file to this version; a backup is made first"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("study", type=Path)
    parser.add_argument("--yes", action="store_true", help="older versions will not open the file afterwards")
    parser.add_argument("--user", default="local", help="account that does it")
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    before = schema_of(args.study)
    if before < SCHEMA and not args.yes:
        sys.stderr.write(f"The file has schema {before}; give --yes to bring it to schema {SCHEMA}.\n")
        return BAD_INPUT
    done = migrate_study(args.study, _confirmed(args, before))
    answer = {"from": before, "to": SCHEMA, "backup": None if done is None else str(done.backup)}
    if args.json:
        print(json.dumps(answer))
    elif done is None:
        print(f"nothing to do: the file has schema {SCHEMA}")
    else:
        print(f"brought from schema {before} to {SCHEMA}; the file as it was: {done.backup}")
    return GOOD


def _confirmed(args: argparse.Namespace, before: int) -> Confirmed:
    place = Workplace(args.user, role="manager")
    payload = note_payload("study.migrated", from_schema=before, to_schema=SCHEMA)
    event_id = place.make_uuid()
    note = NewEvent(event_id, "study", coarse_type("study.migrated"), event_id, payload, place.actor())
    return Confirmed(note, datetime.now(UTC), places_at(args.study).backups(args.study))
