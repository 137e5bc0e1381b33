"""One frame of a file, read and decoded at once, and its fingerprint."""

import hashlib
from collections.abc import Iterable
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recist_reader.imaging.dataset import Source, open_dataset, open_source
from recist_reader.imaging.decode import decode_frame
from recist_reader.imaging.fragments import read_spans
from recist_reader.imaging.header import ImageHeader
from recist_reader.imaging.transfer_syntax import DEFLATED


def read_frame(source: Source, header: ImageHeader, frame: int) -> NDArray[Any]:
    """The stored values of one frame; raises UnreadableImage, OSError."""
    with open_source(source) as stream:
        if header.transfer_syntax_uid == DEFLATED:
            inflated = open_dataset(stream).inflated
            packed = read_spans(BytesIO(inflated or b""), header.spans[frame])
        else:
            packed = read_spans(stream, header.spans[frame])
    return decode_frame(packed, header.syntax, header.pixels)


def decoded_sha256(frames: Iterable[NDArray[Any]]) -> str:
    """SHA-256 of the stored values as little-endian int32, frame after frame, as the manifest has it."""
    digest = hashlib.sha256()
    for values in frames:
        digest.update(np.ascontiguousarray(values, dtype="<i4").tobytes())
    return digest.hexdigest()
