"""Budgets that hold before anything is unpacked (FT-25)."""

import zlib

from recist_reader.imaging.cause import CauseCode, unreadable
from recist_reader.said import phrase

FRAME_BYTES = 512 * 2**20
"""A frame larger than this unpacked is refused."""
RATIO = 200
RATIO_FROM_BYTES = 16 * 2**20
"""An empty slice of ordinary size packs better than 200 to 1; the ratio counts from here on."""
ARCHIVE_ENTRIES = 50_000
ARCHIVE_BYTES = 64 * 2**30
DATASET_BYTES = 2 * 2**30
"""A deflated data set larger than this is refused."""

_REMEDY = phrase("Ask the source for an ordinary copy")


def check_frame_budget(unpacked_bytes: int, packed_bytes: int | None = None) -> None:
    """Raise UnreadableImage where one frame would take more memory than a real image does."""
    if unpacked_bytes > FRAME_BYTES:
        what = phrase(
            "one frame would take {unpacked_bytes:,} bytes, more than {limit:,}",
            unpacked_bytes=unpacked_bytes,
            limit=FRAME_BYTES,
        )
        raise unreadable(CauseCode.OVER_BUDGET, what, _REMEDY)
    if packed_bytes is not None and is_bomb(unpacked_bytes, packed_bytes):
        what = phrase(
            "{packed_bytes:,} bytes would unpack to {unpacked_bytes:,}, more than {ratio} to 1",
            packed_bytes=packed_bytes,
            unpacked_bytes=unpacked_bytes,
            ratio=RATIO,
        )
        raise unreadable(CauseCode.OVER_BUDGET, what, _REMEDY)


def is_bomb(unpacked_bytes: int, packed_bytes: int) -> bool:
    """Would so few bytes unpack to so many?"""
    return unpacked_bytes > RATIO_FROM_BYTES and unpacked_bytes > RATIO * max(packed_bytes, 1)


def inflate(packed: bytes) -> bytes:
    """Unpack a deflated data set (PS3.5 A.5) within the budget; raises UnreadableImage."""
    limit = min(DATASET_BYTES, max(RATIO_FROM_BYTES, RATIO * len(packed)))
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        content = stream.decompress(packed, limit)
    except zlib.error as fault:
        raise unreadable(CauseCode.DAMAGED, phrase("the deflated data set cannot be unpacked")) from fault
    if stream.eof:
        return content
    if len(content) >= limit:
        what = phrase("the deflated data set unpacks to more than {limit:,} bytes", limit=limit)
        raise unreadable(CauseCode.OVER_BUDGET, what, _REMEDY)
    raise unreadable(CauseCode.TRUNCATED, phrase("the deflated data set ends too early"))
