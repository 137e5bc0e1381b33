"""A text as bytes in which it may lie somewhere: plain, UTF-16, UTF-32, hex, base64 (BL-31)."""

import base64
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

SHORTEST = 6
"""Characters of a canary: shorter ones stand anywhere by chance."""


@dataclass(frozen=True)
class Canary:
    """A text that is looked for, and what it is called: a finding names it so, never by its text."""

    name: str
    text: str


@dataclass(frozen=True)
class Needle:
    """A canary in one form."""

    canary: Canary
    form: str
    content: bytes


def needles_of(canaries: Iterable[Canary]) -> tuple[Needle, ...]:
    """Return every form of every canary; raises ValueError for one that is too short to tell anything."""
    found = []
    for canary in canaries:
        if len(canary.text) < SHORTEST:
            raise ValueError(canary.name)
        found += [Needle(canary, form, content) for form, content in forms_of(canary.text).items()]
    return tuple(found)


def forms_of(text: str) -> Mapping[str, bytes]:
    """Return form -> bytes. Base64 has three, by where in its groups of three bytes the text begins."""
    plain = text.encode()
    forms = {
        "plain": plain,
        "utf-16": text.encode("utf-16-le"),
        "utf-16-be": text.encode("utf-16-be"),
        "utf-32": text.encode("utf-32-le"),
        "hex": plain.hex().encode(),
        "hex-upper": plain.hex().upper().encode(),
    }
    return forms | {f"base64-{shift}": content for shift, content in enumerate(_base64_of(plain))}


def _base64_of(plain: bytes) -> Iterator[bytes]:
    """The characters that depend on the text alone, whatever stands before and after it."""
    for shift in range(3):
        whole = base64.b64encode(bytes(shift) + plain)
        begin = (0, 2, 3)[shift]
        end = (len(plain) + shift) * 8 // 6
        yield whole[begin:end]
