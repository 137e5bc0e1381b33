"""Sixteen kinds of damage to a DICOM file, seeded (FT-22)."""

import random
import struct
from collections.abc import Callable

Damage = Callable[[bytes, random.Random], bytes]


def _body(content: bytes, rng: random.Random) -> int:
    return rng.randrange(132, len(content))


def _pixels_at(content: bytes) -> int:
    at = content.rfind(b"\xe0\x7f\x10\x00")
    return at if at > 0 else len(content) * 3 // 4


def file_truncated(content: bytes, rng: random.Random) -> bytes:
    return content[: rng.randrange(1, len(content))]


def pixels_truncated(content: bytes, rng: random.Random) -> bytes:
    return content[: rng.randrange(min(_pixels_at(content) + 12, len(content) - 1), len(content))]


def one_bit(content: bytes, rng: random.Random) -> bytes:
    return _flip(content, rng, 1)


def many_bits(content: bytes, rng: random.Random) -> bytes:
    return _flip(content, rng, 64)


def _flip(content: bytes, rng: random.Random, count: int) -> bytes:
    changed = bytearray(content)
    for _ in range(count):
        changed[_body(content, rng)] ^= 1 << rng.randrange(8)
    return bytes(changed)


def zero_run(content: bytes, rng: random.Random) -> bytes:
    at = _body(content, rng)
    length = min(rng.randrange(16, 4096), len(content) - at)
    return content[:at] + b"\0" * length + content[at + length :]


def chunk_doubled(content: bytes, rng: random.Random) -> bytes:
    at = _body(content, rng)
    return content[: at + 512] + content[at : at + 512] + content[at + 512 :]


def chunk_lost(content: bytes, rng: random.Random) -> bytes:
    at = _body(content, rng)
    return content[:at] + content[at + rng.choice((1, 2, 512, 4096)) :]


def huge_length(content: bytes, rng: random.Random) -> bytes:
    return _length(content, rng, 0xFFFFFFF0)


def undefined_length(content: bytes, rng: random.Random) -> bytes:
    return _length(content, rng, 0xFFFFFFFF)


def _length(content: bytes, rng: random.Random, length: int) -> bytes:
    at = rng.choice((_pixels_at(content) + 8, _body(content, rng) // 2 * 2))
    return content[:at] + struct.pack("<I", length) + content[at + 4 :]


def other_syntax(content: bytes, rng: random.Random) -> bytes:
    at = content.find(b"1.2.840.10008.1.2")
    end = content.find(b"\x02\x00", at)
    old = content[at:end]
    choices = [b"1.2.840.10008.1.2", b"1.2.840.10008.1.2.1", b"1.2.840.10008.1.2.2", b"1.2.840.10008.1.2.5"]
    choices += [b"1.2.840.10008.1.2.4." + tail for tail in (b"50", b"70", b"80", b"90", b"91", b"201")]
    new = rng.choice(choices)[: len(old)].ljust(len(old), b"\0")
    return content[:at] + new + content[end:]


def rows_columns(content: bytes, rng: random.Random) -> bytes:
    return _number(content, rng, (b"\x28\x00\x10\x00", b"\x28\x00\x11\x00"), (1, 511, 513, 1024, 65535))


def bits(content: bytes, rng: random.Random) -> bytes:
    tags = (b"\x28\x00\x00\x01", b"\x28\x00\x01\x01", b"\x28\x00\x02\x01", b"\x28\x00\x03\x01")
    return _number(content, rng, tags, (0, 1, 7, 8, 12, 15, 16, 32))


def _number(content: bytes, rng: random.Random, tags: tuple[bytes, ...], values: tuple[int, ...]) -> bytes:
    at = content.rfind(rng.choice(tags), 0, _pixels_at(content))
    if at < 0:
        return content
    return content[: at + 8] + struct.pack("<H", rng.choice(values)) + content[at + 10 :]


def frames(content: bytes, rng: random.Random) -> bytes:
    """Say another number of frames, written as explicit VR wants it."""
    at = content.rfind(b"\x28\x00\x10\x00", 0, _pixels_at(content))
    value = rng.choice((b"2 ", b"0 ", b"99", b"1000", b"100000"))
    value += b" " * (len(value) % 2)
    element = b"\x28\x00\x08\x00IS" + struct.pack("<H", len(value)) + value
    return content[:at] + element + content[at:]


def random_tail(content: bytes, rng: random.Random) -> bytes:
    return content + rng.randbytes(rng.randrange(1, 5000))


def splice(content: bytes, rng: random.Random) -> bytes:
    at = _body(content, rng)
    return content[:at] + content[_body(content, rng) :]


def header_noise(content: bytes, rng: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(rng.randrange(1, 9)):
        changed[rng.randrange(132, max(133, _pixels_at(content)))] = rng.randrange(256)
    return bytes(changed)


DAMAGES: tuple[Damage, ...] = (
    file_truncated,
    pixels_truncated,
    one_bit,
    many_bits,
    zero_run,
    chunk_doubled,
    chunk_lost,
    huge_length,
    undefined_length,
    other_syntax,
    rows_columns,
    bits,
    frames,
    random_tail,
    splice,
    header_noise,
)
