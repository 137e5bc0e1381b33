"""The hash of a frame as it was read: of its values after decoding, whatever its file looks like (IN-141)."""

import hashlib
from collections.abc import Mapping
from typing import Any

import numpy as np

from recist_reader.imaging.frame_source import FromRecords
from recist_reader.imaging.store import ImageStore
from recist_reader.imaging.volume_loader import load_stored


def decoded_sha256(row: Mapping[str, Any], store: ImageStore) -> str:
    """SHA-256 of the stored values of one frame, hex: row by row from the top, little-endian, not rescaled.

    `row` is that of the instance in the study (`InstanceRecord.to_row`). Its file is checked first.
    Raises UnreadableImage, OSError.
    """
    source = FromRecords().source(store.path(row["blob_sha256"]), row["source"])
    values = load_stored(source)
    little = values.astype(values.dtype.newbyteorder("<"), copy=False)
    return hashlib.sha256(np.ascontiguousarray(little).data).hexdigest()
