"""Reads a made series back, with codecs used directly: independent of the program's own decoding."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from recist_reader.measuring.plane import PointLps, SlicePlane
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


def bilinear(picture: NDArray[np.float64], plane: SlicePlane, at: PointLps) -> float:
    """The picture's value at a place in the plane, between pixel centres."""
    where = plane.to_pixel(at)
    column, row = where.column - 0.5, where.row - 0.5
    left, top = int(np.floor(column)), int(np.floor(row))
    across, down = column - left, row - top
    four = picture[top : top + 2, left : left + 2]
    return float(np.array([1 - down, down]) @ four @ np.array([1 - across, across]))


def slice_of(file: Path) -> tuple[NDArray[np.float64], SlicePlane]:
    """CT numbers and plane of one JPEG-LS slice of the sample study."""
    import imagecodecs
    import pydicom
    from pydicom.encaps import get_frame

    header = pydicom.dcmread(file)
    stored = imagecodecs.jpegls_decode(get_frame(header.PixelData, 0, number_of_frames=1))
    stored = stored.view(np.int16) if header.PixelRepresentation else stored
    axes = [float(v) for v in header.ImageOrientationPatient]
    rows_mm, columns_mm = (float(v) for v in header.PixelSpacing)
    plane = SlicePlane(
        PointLps(*(float(v) for v in header.ImagePositionPatient)),
        (axes[0], axes[1], axes[2]),
        (axes[3], axes[4], axes[5]),
        rows_mm,
        columns_mm,
        header.Rows,
        header.Columns,
    )
    return stored + float(header.RescaleIntercept), plane
