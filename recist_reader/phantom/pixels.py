"""From CT numbers to stored values, and stored values to the bytes of a transfer syntax."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from recist_reader.phantom.solids import Field
from recist_reader.phantom.spec import Syntax
from recist_reader.phantom.vendors import Habit

Stored = NDArray[np.int16] | NDArray[np.uint16]


def stored_values(hu: Field, habit: Habit) -> Stored:
    """Round to stored values of the maker's kind; the corners outside the circle get its padding."""
    low = -(2 ** (habit.bits_stored - 1)) if habit.signed else 0
    high = low + 2**habit.bits_stored - 1
    values = np.clip(np.rint(hu - habit.intercept), low, high)
    if habit.padding is not None:
        rows, columns = hu.shape
        down = (np.arange(rows) - (rows - 1) / 2)[:, None] / (rows / 2)
        across = (np.arange(columns) - (columns - 1) / 2)[None, :] / (columns / 2)
        values[down**2 + across**2 > 1] = habit.padding
    return values.astype(np.int16) if habit.signed else values.astype(np.uint16)


def frame_bytes(stored: Stored, syntax: Syntax, bits_stored: int) -> bytes:
    """Encode one frame; native syntaxes give the plain little or big endian bytes."""
    match syntax:
        case Syntax.EXPLICIT_BIG:
            return stored.astype(stored.dtype.newbyteorder(">")).tobytes()
        case Syntax.JPEG_LS | Syntax.JPEG_2000 | Syntax.JPEG_LOSSLESS:
            return _compressed(stored, syntax, bits_stored)
        case Syntax.RLE:
            return _run_lengths(stored)
    return stored.astype(stored.dtype.newbyteorder("<")).tobytes()


def _compressed(stored: Stored, syntax: Syntax, bits_stored: int) -> bytes:
    import imagecodecs

    # JPEG-LS and JPEG carry bit patterns; the sign is DICOM's (PS3.5 8.2). JPEG 2000 carries the sign.
    pattern = stored.view(np.uint16)
    encoded: Any
    if syntax is Syntax.JPEG_2000:
        encoded = imagecodecs.jpeg2k_encode(
            stored, level=0, codecformat="j2k", reversible=True, bitspersample=bits_stored
        )
    elif syntax is Syntax.JPEG_LS:
        encoded = imagecodecs.jpegls_encode(pattern)
    else:
        encoded = imagecodecs.ljpeg_encode(pattern, bitspersample=16)
    return bytes(encoded)


def _run_lengths(stored: Stored) -> bytes:
    from rle.utils import encode_pixel_data

    rows, columns = stored.shape
    return bytes(
        encode_pixel_data(
            stored.astype(stored.dtype.newbyteorder("<")).tobytes(),
            byteorder="<",
            rows=rows,
            columns=columns,
            samples_per_pixel=1,
            bits_allocated=16,
            pixel_representation=0,
            number_of_frames=1,
        )
    )


def is_encapsulated(syntax: Syntax) -> bool:
    """True where frames are compressed and stand in fragments."""
    return syntax in {Syntax.JPEG_LS, Syntax.JPEG_2000, Syntax.JPEG_LOSSLESS, Syntax.RLE}
