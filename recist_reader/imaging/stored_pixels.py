"""The stored value of Pixel Data, and its hash: of what the file holds, before any decoding (IN-141)."""

import hashlib
from io import BytesIO

from recist_reader.imaging.dataset import open_dataset
from recist_reader.imaging.header import ImageHeader, image_header


def pixel_value(body: bytes, header: ImageHeader) -> tuple[memoryview, bytes | None]:
    """The stored value of Pixel Data; for fragments also these joined (IN-141).

    `body` is the file, or the inflated data set of a deflated one: offsets count in it.
    """
    offset, length = header.pixel_span
    view = memoryview(body)
    if length is not None:
        return view[offset : offset + length], None
    spans = [span for frame in header.spans for span in frame]
    end = max(span.offset + span.length for span in spans)
    return view[offset:end], b"".join(view[span.offset : span.offset + span.length] for span in spans)


def pixel_sha256(content: bytes) -> str:
    """SHA-256 of the Pixel Data value that a file holds, hex, fragments joined. Raises UnreadableImage."""
    stream = BytesIO(content)
    opened = open_dataset(stream)
    value, fragments = pixel_value(opened.inflated or content, image_header(opened, stream))
    return hashlib.sha256(value if fragments is None else fragments).hexdigest()
