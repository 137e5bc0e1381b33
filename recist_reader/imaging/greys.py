"""A frame in colour as greys, so that a released page of a scanner can be read beside the slices (VW-13).

Nothing is measured on such a page; its greys are the brightness of its colours, no HU.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from recist_reader.imaging.cause import CauseCode, unreadable
from recist_reader.imaging.frame_source import FrameSource
from recist_reader.imaging.transfer_syntax import Codec, transfer_syntax
from recist_reader.said import phrase

_RED, _GREEN, _BLUE = 299, 587, 114  # thousandths of the brightness (ITU-R BT.601)
_AS_STORED = (Codec.NONE, Codec.RLE, Codec.JPEG_LS)  # the decoders of the others give red, green and blue


def in_greys(stored: NDArray[Any], source: FrameSource) -> NDArray[Any]:
    """Stored values (rows, columns); those of a frame in colour (rows, columns, 3) as brightness.

    Raises UnreadableImage where the values are numbers of a palette's colours.
    """
    if source.pixels.photometric == "PALETTE COLOR":
        what = phrase("colours of a palette cannot be shown")
        raise unreadable(CauseCode.PIXEL_FORMAT, what, phrase("Show another series"), 0x00280004)
    if stored.ndim == 2:
        return stored
    codec = transfer_syntax(source.transfer_syntax_uid).codec
    if source.pixels.photometric.startswith("YBR") and codec in _AS_STORED:
        return np.ascontiguousarray(stored[..., 0])  # the first is the brightness (PS3.3 C.7.6.3.1.2)
    wide = stored.astype(np.uint32)
    brightness = wide[..., 0] * _RED + wide[..., 1] * _GREEN + wide[..., 2] * _BLUE + 500
    return (brightness // 1000).astype(stored.dtype)
