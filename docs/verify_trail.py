"""Check an audit trail without RECIST Reader: python verify_trail.py TRAIL.jsonl"""

import hashlib
import json
import sys


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def check(lines):
    first, *events, last = [json.loads(line) for line in lines]
    heads = {}
    for number, line in enumerate(events, start=2):
        record, stream = line["record"], line["record"]["stream"]
        start = f"recist-reader/audit/1\n{first['study']}\n{stream}\n".encode()
        seq, prev = heads.get(stream, (0, hashlib.sha256(start).hexdigest()))
        assert (record["seq"], record["prev"]) == (seq + 1, prev), f"line {number}: does not follow"
        assert record["study"] == first["study"], f"line {number}: another study"
        assert hashlib.sha256(canonical(record)).hexdigest() == line["hash"], f"line {number}: record changed"
        if "salt" in line:
            sealed = bytes.fromhex(line["salt"]) + canonical(line["payload"])
            assert hashlib.sha256(sealed).hexdigest() == record["commit"], f"line {number}: payload changed"
        heads[stream] = (record["seq"], line["hash"])
    found = [[stream, *heads[stream]] for stream in sorted(heads)]
    found = last["heads"] if first["scope"] == "heads" and not events else found  # nobody had signed in
    assert (found, len(events)) == (last["heads"], last["lines"]), "the end was cut"
    assert hashlib.sha256(canonical(found)).hexdigest() == last["anchor"], "anchor differs"
    return len(events)


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as trail:  # noqa: PTH123 - plain for any reader
        print(check(trail), "events, all hold")  # noqa: T201
