"""Reads a made series back, with codecs used directly: independent of the program's own decoding."""

import numpy as np
from numpy.typing import NDArray

from recist_reader.phantom.spec import Syntax
from recist_reader.phantom.truth import SeriesTruth


def hu_of(series: SeriesTruth, index: int) -> NDArray[np.float64]:
    """CT numbers of the plane with this index."""
    import imagecodecs
    import pydicom
    from pydicom.encaps import get_frame

    image, frame = series.image_at(index)
    header = pydicom.dcmread(series.files[series.sop_instance_uids.index(image)])
    decoders = {
        Syntax.JPEG_LOSSLESS: imagecodecs.ljpeg_decode,
        Syntax.JPEG_LS: imagecodecs.jpegls_decode,
        Syntax.JPEG_2000: imagecodecs.jpeg2k_decode,
    }
    decode = decoders.get(Syntax(header.file_meta.TransferSyntaxUID))
    if decode is None:
        stored = header.pixel_array
    else:
        stored = decode(get_frame(header.PixelData, frame - 1, number_of_frames=1))
        stored = stored.view(np.int16) if header.PixelRepresentation else stored
    stored = stored[frame - 1] if stored.ndim == 3 else stored
    rescale = header
    if "SharedFunctionalGroupsSequence" in header:
        rescale = header.SharedFunctionalGroupsSequence[0].PixelValueTransformationSequence[0]
    return stored * float(rescale.RescaleSlope) + float(rescale.RescaleIntercept)
