"""Bytes that are hashed: canonical JSON, SHA-256, and the hashes of the audit chain (AU-4).

J(x) is RFC 8785 JSON in UTF-8, narrowed to what every JSON reader agrees on: objects with ASCII
keys, arrays, strings, integers below 2^53, true, false, null. H is SHA-256 in lower-case hex.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

import rfc8785

LARGEST_INTEGER = 2**53 - 1
DEEPEST = 64
SALT_BYTES = 32

JsonObject = dict[str, Any]


def canonical(value: Any) -> bytes:
    """J(x): the canonical bytes. Raises ValueError naming the place of what J does not allow."""
    _check(value, "$", 0)
    return rfc8785.dumps(value)


def canonical_text(value: Any) -> str:
    """J(x) as text, as the study file keeps it."""
    return canonical(value).decode("utf-8")


def parse(text: str | bytes) -> Any:
    """Read JSON that must be canonical; raises ValueError where reading and writing it again differs."""
    value = json.loads(text)
    raw = text if isinstance(text, bytes) else text.encode("utf-8")
    if canonical(value) != raw:
        raise ValueError("the JSON text is not canonical")
    return value


def sha256_hex(raw: bytes) -> str:
    """H(x)."""
    return hashlib.sha256(raw).hexdigest()


def commitment(salt: bytes, payload: Any) -> str:
    """`commit` = H(salt || J(payload)): fixes the payload without telling it."""
    return sha256_hex(salt + canonical(payload))


def first_prev(study: str, stream: str) -> str:
    """`prev` of the first event of a stream: ties the chain to its study and its name."""
    return sha256_hex(f"recist-reader/audit/1\n{study}\n{stream}\n".encode())


def anchor_of(heads: Sequence[tuple[str, int, str]]) -> str:
    """A = H(J([[stream, seq, hash], ...])), sorted by stream (AU-8)."""
    return sha256_hex(canonical([list(head) for head in sorted(heads)]))


def _check(value: Any, place: str, depth: int) -> None:
    if depth > DEEPEST:
        raise ValueError(f"{place}: nested deeper than {DEEPEST}")
    if value is None or isinstance(value, bool):
        return
    if isinstance(value, int):
        if not -LARGEST_INTEGER <= value <= LARGEST_INTEGER:
            raise ValueError(f"{place}: integer outside +-(2^53 - 1)")
    elif isinstance(value, str):
        _check_text(value, place)
    elif isinstance(value, Mapping):
        for key, member in value.items():
            if not isinstance(key, str) or not key.isascii():
                raise ValueError(f"{place}: a key is not ASCII text")
            _check(member, f"{place}.{key}", depth + 1)
    elif isinstance(value, list | tuple):
        for index, member in enumerate(value):
            _check(member, f"{place}[{index}]", depth + 1)
    else:
        raise ValueError(f"{place}: {type(value).__name__} is not allowed; lengths are decimal text (IN-115)")


def _check_text(value: str, place: str) -> None:
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        raise ValueError(f"{place}: text is not valid Unicode") from None
