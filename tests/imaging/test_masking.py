"""BN-3, BL-33, IN-142: blanked areas are blank, all else of the image stays, and the file says so."""

from io import BytesIO

import imagecodecs
import numpy as np
import pydicom
import pytest
from pydicom.dataset import Dataset
from pydicom.encaps import encapsulate
from pydicom.uid import (
    ExplicitVRBigEndian,
    ExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
    JPEG2000Lossless,
    JPEGLSLossless,
    JPEGLSNearLossless,
    RLELossless,
    SecondaryCaptureImageStorage,
)

from recist_reader.imaging.cause import UnreadableImage
from recist_reader.imaging.dataset import open_dataset
from recist_reader.imaging.dates import DateShift
from recist_reader.imaging.deidentify import Deidentifier
from recist_reader.imaging.encode import PixelValue, encoding_of, file_bytes
from recist_reader.imaging.header import read_header
from recist_reader.imaging.masking import Area, masked_file
from recist_reader.imaging.uids import StudyKey, UidMap
from tests.imaging.frames import read_frame
from tests.imaging.made_ct import COLUMNS, ROWS, body_slice, ct_dataset, encoded
from tests.imaging.test_quarantine import ct, write
from tests.shared_data import needs_data, shared

BY = Deidentifier(UidMap(StudyKey(b"k" * 32)), DateShift(500))
CORNER = Area(2, 1, 30, 6)
PLACES = [ExplicitVRLittleEndian, ImplicitVRLittleEndian, ExplicitVRBigEndian]
PACKED = [JPEGLSLossless, RLELossless, JPEG2000Lossless]


def stored(dataset: Dataset, syntax: str = ExplicitVRLittleEndian) -> bytes:
    """The file as an import would store it."""
    content = packed(dataset, syntax) if syntax in PACKED else encoded(dataset, syntax)
    opened = open_dataset(BytesIO(content))
    header = read_header(content)
    assert opened.pixels is not None
    at, length = header.pixel_span
    end = max(span.offset + span.length for frame in header.spans for span in frame)
    pixels = PixelValue(content[at : end if length is None else at + length], "OW", length is None)
    return file_bytes(BY.clean(opened.elements, encoding_of(syntax)), syntax, pixels)


def packed(dataset: Dataset, syntax: str) -> bytes:
    """The file with its one frame packed without loss."""
    if syntax == RLELossless:
        plain = pydicom.dcmread(BytesIO(encoded(dataset)))
        plain.compress(syntax, generate_instance_uid=False)
        return encoded(plain, syntax)
    kind = np.uint8 if dataset.BitsAllocated == 8 else np.int16
    shape = (dataset.Rows, dataset.Columns, dataset.SamplesPerPixel)
    values = np.frombuffer(dataset.PixelData, kind, int(np.prod(shape))).reshape(shape).squeeze()
    if syntax == JPEGLSLossless:
        stream = imagecodecs.jpegls_encode(values.view(f"u{values.itemsize}"))
    else:
        stream = imagecodecs.jpeg2k_encode(values, codecformat="j2k", reversible=True, level=0)
    dataset.PixelData = encapsulate([stream])
    return encoded(dataset, syntax)


def frame(content: bytes, index: int = 0) -> np.ndarray:
    return read_frame(content, read_header(content), index)


@pytest.mark.parametrize("syntax", [*PLACES, *PACKED], ids=lambda uid: uid.name)
def test_IN_142_only_the_area_changes_and_the_rest_stays_bit_for_bit(syntax):
    original = stored(ct_dataset(1, BurnedInAnnotation="YES"), syntax)
    made = masked_file(original, [CORNER])
    expected = frame(original).copy()
    expected[1:7, 2:32] = expected.min()
    assert np.array_equal(frame(made.content), expected)
    source, masked = read_header(original), made.header
    assert masked.frames == source.frames
    assert (masked.sop_instance_uid, masked.padding) == (source.sop_instance_uid, source.padding)


@pytest.mark.parametrize("syntax", PLACES, ids=lambda uid: uid.name)
def test_BL_33_the_file_names_the_method_once_and_keeps_everything_else(syntax):
    original = stored(ct_dataset(1, BurnedInAnnotation="YES"), syntax)
    once = masked_file(original, [CORNER]).content
    before, after = (pydicom.dcmread(BytesIO(content)) for content in (original, once))
    codes = [item.CodeValue for item in after.DeidentificationMethodCodeSequence]
    assert codes == ["113100", "113103", "113105", "113107", "113101"]
    assert after.BurnedInAnnotation == "NO"
    changed = {"PixelData", "BurnedInAnnotation", "DeidentificationMethodCodeSequence"}
    assert {e.keyword for e in before} == {e.keyword for e in after}
    assert {e.keyword for e in after if e != before[e.tag]} == changed
    twice = pydicom.dcmread(BytesIO(masked_file(once, [Area(0, 50, 5, 5)]).content))
    assert [item.CodeValue for item in twice.DeidentificationMethodCodeSequence] == codes


@pytest.mark.parametrize(("photometric", "blank"), [("MONOCHROME2", "min"), ("MONOCHROME1", "max")])
def test_an_area_is_as_dark_as_the_darkest_of_the_image(photometric, blank):
    original = stored(ct_dataset(1, PhotometricInterpretation=photometric))
    made = frame(masked_file(original, [CORNER]).content)
    assert set(made[1:7, 2:32].ravel().tolist()) == {int(getattr(body_slice(), blank)())}


def test_every_frame_of_a_multi_frame_file_is_masked():
    values = np.stack([body_slice(), body_slice() + 5, body_slice() - 5])
    content = encoded(
        ct_dataset(1, body_slice(), PixelData=values.tobytes(), NumberOfFrames=3, SOPClassUID=SC_MULTI)
    )
    made = masked_file(content, [CORNER]).content
    for index in range(3):
        assert (frame(made, index)[1:7, 2:32] == values[index].min()).all()
        assert np.array_equal(frame(made, index)[10:], values[index][10:])


SC_MULTI = "1.2.840.10008.5.1.4.1.1.7.3"  # multi-frame grayscale word secondary capture


def a_screen(photometric: str = "RGB", planar: int = 1) -> Dataset:
    """A coloured screen save, odd in its bytes."""
    values = np.random.default_rng(1).integers(1, 255, (3, 5, 7), np.uint8)
    return ct_dataset(
        1,
        SOPClassUID=SecondaryCaptureImageStorage,
        PhotometricInterpretation=photometric,
        SamplesPerPixel=3,
        PlanarConfiguration=planar,
        Rows=5,
        Columns=7,
        BitsAllocated=8,
        BitsStored=8,
        HighBit=7,
        PixelRepresentation=0,
        PixelData=values.tobytes() + b"\0",
    )


@pytest.mark.parametrize(("photometric", "black"), [("RGB", (0, 0, 0)), ("YBR_FULL", (0, 128, 128))])
def test_colour_is_masked_black_and_its_planes_stand_together(photometric, black):
    original = stored(a_screen(photometric))
    made = masked_file(original, [Area(0, 0, 3, 2)]).content
    assert (frame(made)[:2, :3] == black).all()
    assert np.array_equal(frame(made)[2:], frame(original)[2:])
    assert pydicom.dcmread(BytesIO(made)).PlanarConfiguration == 0


def test_colour_that_a_codec_transformed_is_not_masked():
    original = stored(a_screen(planar=0), JPEG2000Lossless)
    with pytest.raises(UnreadableImage) as refused:
        masked_file(original, [CORNER])
    assert refused.value.cause.problem.remedy == "Keep the series out"


def test_VW_11_what_was_compressed_with_losses_stays_marked():
    dataset = ct_dataset(pixels=body_slice())
    stream = imagecodecs.jpegls_encode(body_slice().view("u2"), level=2)
    dataset.PixelData = encapsulate([stream])
    made = masked_file(encoded(dataset, JPEGLSNearLossless), [CORNER])
    assert read_header(made.content).is_lossy


def test_BL_40_text_outside_the_areas_is_told():
    named = write(ct(), "JANEDOE", 5, 8)
    assert masked_file(stored(ct_dataset(1, named)), [Area(0, 60, 20, 20)]).has_text
    assert not masked_file(stored(ct_dataset(1, named)), [Area(0, 0, 120, 20)]).has_text


def a_page(colour: tuple[int, int, int], top: int, page: np.ndarray | None = None) -> np.ndarray:
    """A page of 256 x 256 in colour with a name in it."""
    values = np.full((256, 256, 3), (0, 20, 40), np.uint8) if page is None else page
    values[write(np.zeros((256, 256), np.int16), "JANEDOE", top, 8) > 0] = colour
    return values


def page_file(values: np.ndarray) -> bytes:
    facts = {"BitsAllocated": 8, "BitsStored": 8, "HighBit": 7, "PixelRepresentation": 0}
    screen = {"SamplesPerPixel": 3, "PhotometricInterpretation": "RGB", "PlanarConfiguration": 0}
    size = {"Rows": values.shape[0], "Columns": values.shape[1], "PixelData": values.tobytes()}
    return stored(ct_dataset(1, SOPClassUID=SecondaryCaptureImageStorage, **facts, **screen, **size))


@pytest.mark.parametrize("colour", [(255, 255, 255), (180, 180, 180), (230, 40, 30), (0, 0, 0), (0, 160, 0)])
def test_BL_40_text_of_any_colour_that_stays_on_a_page_is_told(colour):
    behind = np.full((256, 256, 3), (240, 240, 230), np.uint8) if not any(colour) else None
    page = a_page(colour, 5, a_page((255, 255, 254), 120, behind))
    assert masked_file(page_file(page), [Area(0, 110, 256, 40)]).has_text
    assert masked_file(page_file(page), [Area(0, 200, 256, 10)]).has_text
    assert not masked_file(page_file(page), [Area(0, 0, 256, 256)]).has_text


def test_BL_40_a_picture_in_colour_without_text_may_be_masked():
    rng = np.random.default_rng(1)
    slope = np.add.outer(np.arange(256), np.arange(256))[..., None] / 2
    picture = np.clip(slope + rng.normal(0, 5, (256, 256, 3)), 0, 255).astype(np.uint8)
    assert not masked_file(page_file(picture), [Area(0, 0, 9, 9)]).has_text


@needs_data
def test_BL_40_a_page_of_a_scanner_keeps_its_text_told_until_all_is_masked():
    page = shared("ct-media-philips", "S21570", "S4010", "I40").read_bytes()
    assert masked_file(page, [Area(0, 700, 650, 30)]).has_text
    assert masked_file(page, [Area(0, 0, 300, 741)]).has_text
    assert not masked_file(page, [Area(0, 0, 650, 690)]).has_text


@pytest.mark.parametrize(
    "area", [Area(-1, 0, 5, 5), Area(0, 0, 0, 5), Area(40, 0, 9, 5), Area(0, 60, 5, 5), Area(0, 0, 5, -1)]
)
def test_an_area_outside_the_image_is_named(area):
    problem = area.problem(ROWS, COLUMNS)
    assert problem is not None
    assert f"{area.left},{area.top}" in problem.what
    assert Area(43, 59, 5, 5).problem(ROWS, COLUMNS) is None
