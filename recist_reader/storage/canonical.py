"""Bytes that are hashed: canonical JSON, SHA-256, and the hashes of the audit chain (AU-4).

J(x) is RFC 8785 JSON in UTF-8, narrowed to what every JSON reader agrees on: objects with ASCII
keys, arrays, strings, integers below 2^53, true, false, null. H is SHA-256 in lower-case hex.
"""

import hashlib
import json
from collections.abc import Sequence
from typing import Any

LARGEST_INTEGER = 2**53 - 1
LONGEST_INTEGER = 17  # characters, with the sign
DEEPEST = 64
SALT_BYTES = 32

JsonObject = dict[str, Any]


def canonical(value: Any) -> bytes:
    """J(x): the canonical bytes. Raises ValueError naming the place of what J does not allow."""
    return canonical_text(value).encode("utf-8")


def canonical_text(value: Any) -> str:
    """J(x) as text, as the study file keeps it.

    For the values that J allows the standard library writes the bytes of RFC 8785 (a test compares it
    with the `rfc8785` library), some ten times faster: an edit waits for this.
    """
    broken = _what_is_not_allowed(value, 0)
    if broken is not None:
        place, what = broken
        raise ValueError(f"${place}: {what}")
    return text_of_allowed(value)


def text_of_allowed(value: Any) -> str:
    """J(x) as text of a value that `canonical` has passed before, as all of an event has once it is linked.

    Looking for what is not allowed takes three times as long as writing, and an edit is written six times.
    """
    return _WRITER.encode(value)


def parse(text: str | bytes) -> Any:
    """Read JSON that must be canonical; raises ValueError where reading and writing it again differs.

    A stored event is read far more often than written: what J does not allow is refused while reading, in
    plain ASCII text at a third of the cost of looking for it after.
    """
    words = text.decode("utf-8") if isinstance(text, bytes) else text
    value = _READER.decode(words)
    written = (
        text_of_allowed(value)
        if words.isascii() and not _may_be_deep(words, value)
        else canonical_text(value)
    )
    if written != words:
        raise ValueError("the JSON text is not canonical")
    return value


def _no_fraction(number: str) -> Any:
    raise ValueError(
        f"the number {number[:LONGEST_INTEGER]} is not allowed; lengths are decimal text (IN-115)"
    )


def _integer(digits: str) -> int:
    if len(digits) > LONGEST_INTEGER or abs(int(digits)) > LARGEST_INTEGER:
        raise ValueError("integer outside +-(2^53 - 1)")
    return int(digits)


_WRITER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)
_READER = json.JSONDecoder(parse_float=_no_fraction, parse_constant=_no_fraction, parse_int=_integer)


def _may_be_deep(words: str, value: Any) -> bool:
    """A text with few brackets is never deep: that is seen at once."""
    return words.count("{") + words.count("[") >= DEEPEST and _is_deep(value, 0)


def _is_deep(value: Any, depth: int) -> bool:
    """Whether objects and arrays may be nested deeper than J allows."""
    if depth >= DEEPEST:
        return True
    members = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(_is_deep(member, depth + 1) for member in members if member.__class__ in (dict, list))


def sha256_hex(raw: bytes) -> str:
    """H(x)."""
    return hashlib.sha256(raw).hexdigest()


def commitment(salt: bytes, payload: Any) -> str:
    """`commit` = H(salt || J(payload)): fixes the payload without telling it; ValueError as `canonical`."""
    return sha256_hex(salt + canonical(payload))


def commitment_of_parsed(salt: bytes, payload: Any) -> str:
    """`commit` of a payload that `parse` or `canonical` has passed."""
    return sha256_hex(salt + text_of_allowed(payload).encode("utf-8"))


def first_prev(study: str, stream: str) -> str:
    """`prev` of the first event of a stream: ties the chain to its study and its name."""
    return sha256_hex(f"recist-reader/audit/1\n{study}\n{stream}\n".encode())


def anchor_of(heads: Sequence[tuple[str, int, str]]) -> str:
    """A = H(J([[stream, seq, hash], ...])), sorted by stream (AU-8)."""
    return sha256_hex(canonical([list(head) for head in sorted(heads)]))


def _what_is_not_allowed(value: Any, depth: int) -> tuple[str, str] | None:
    """Return (place, what is wrong) of the first thing that J does not allow."""
    if isinstance(value, str):
        return None if value.isascii() or _is_unicode(value) else ("", "text is not valid Unicode")
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, int):
        return None if -LARGEST_INTEGER <= value <= LARGEST_INTEGER else ("", "integer outside +-(2^53 - 1)")
    if depth > DEEPEST:
        return "", f"nested deeper than {DEEPEST}"
    if isinstance(value, dict):
        return _in_members(value, depth)
    if isinstance(value, list | tuple):
        for index, member in enumerate(value):
            broken = _what_is_not_allowed(member, depth + 1)
            if broken is not None:
                return f"[{index}]{broken[0]}", broken[1]
        return None
    return "", f"{type(value).__name__} is not allowed; lengths are decimal text (IN-115)"


def _in_members(value: dict[Any, Any], depth: int) -> tuple[str, str] | None:
    for key, member in value.items():
        if not isinstance(key, str) or not key.isascii():
            return "", "a key is not ASCII text"
        broken = _what_is_not_allowed(member, depth + 1)
        if broken is not None:
            return f".{key}{broken[0]}", broken[1]
    return None


def _is_unicode(value: str) -> bool:
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
