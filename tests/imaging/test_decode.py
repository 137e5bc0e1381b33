"""Stored values from every transfer syntax, and what decoders may not forgive (VW-13, FT-23, FT-24)."""

from pathlib import Path

import imagecodecs
import numpy as np
import pytest
from pydicom.encaps import encapsulate

from recist_reader.imaging.cause import CauseCode, UnreadableImage
from recist_reader.imaging.header import read_header
from tests.imaging.frames import read_frame
from tests.imaging.make import ct, write

SHAPE = (24, 32)
SIGNED = (np.arange(24 * 32, dtype=np.int32).reshape(SHAPE) * 5 - 1900).astype(np.int16)
JPEG = "1.2.840.10008.1.2.4."


def packed(syntax: str, stream: bytes, path: Path, **changed: object) -> Path:
    dataset = ct(pixels=SIGNED, syntax=syntax, **changed)
    dataset.PixelData = encapsulate([stream])
    dataset["PixelData"].VR = "OB"
    dataset["PixelData"].is_undefined_length = True
    return write(dataset, path)


STREAMS = {
    "57": lambda: imagecodecs.jpeg8_encode(SIGNED.view(np.uint16), lossless=True, bitspersample=16),
    "70": lambda: imagecodecs.jpeg8_encode(SIGNED.view(np.uint16), lossless=True, bitspersample=16),
    "80": lambda: imagecodecs.jpegls_encode(SIGNED.view(np.uint16)),
    "90": lambda: imagecodecs.jpeg2k_encode(SIGNED, codecformat="j2k", reversible=True, level=0),
    "91": lambda: imagecodecs.jpeg2k_encode(SIGNED, codecformat="j2k", reversible=True, level=0),
    "201": lambda: imagecodecs.htj2k_encode(SIGNED.view(np.uint16), reversible=True),
    "202": lambda: imagecodecs.htj2k_encode(SIGNED.view(np.uint16), reversible=True),
    "203": lambda: imagecodecs.htj2k_encode(SIGNED.view(np.uint16), reversible=True),
}


@pytest.mark.parametrize("end", STREAMS)
def test_lossless_syntaxes_give_the_values_back(end: str, tmp_path: Path) -> None:
    path = packed(JPEG + end, STREAMS[end](), tmp_path / "a.dcm")
    header = read_header(path)
    values = read_frame(path, header, 0)
    assert values.dtype == np.int16
    assert np.array_equal(values, SIGNED)


def test_a_signed_header_over_an_unsigned_jpeg_2000_stream_is_believed(tmp_path: Path) -> None:
    stream = imagecodecs.jpeg2k_encode(SIGNED.view(np.uint16), codecformat="j2k", reversible=True, level=0)
    path = packed(JPEG + "90", stream, tmp_path / "a.dcm")
    assert np.array_equal(read_frame(path, read_header(path), 0), SIGNED)


def test_rle_and_big_endian_and_deflated_agree(tmp_path: Path) -> None:
    plain = write(ct(pixels=SIGNED), tmp_path / "plain.dcm")
    rle = ct(pixels=SIGNED)
    rle.compress("1.2.840.10008.1.2.5", generate_instance_uid=False)
    deflated = ct(pixels=SIGNED, syntax="1.2.840.10008.1.2.1.99")
    big = ct(pixels=SIGNED, PixelData=SIGNED.astype(">i2").tobytes(), syntax="1.2.840.10008.1.2.2")
    for name, dataset in (("rle", rle), ("deflated", deflated), ("big", big)):
        path = write(dataset, tmp_path / f"{name}.dcm")
        assert np.array_equal(read_frame(path, read_header(path), 0), SIGNED), name
    assert np.array_equal(read_frame(plain, read_header(plain), 0), SIGNED)


def test_colour_keeps_its_samples_apart_plain_planar_and_rle(tmp_path: Path) -> None:
    colour = np.arange(4 * 6 * 3, dtype=np.uint8).reshape(4, 6, 3)
    facts = {"SamplesPerPixel": 3, "PhotometricInterpretation": "RGB", "PlanarConfiguration": 0}
    plain = ct(pixels=colour, **facts)
    planar = ct(pixels=colour, **{**facts, "PlanarConfiguration": 1})
    planar.PixelData = np.ascontiguousarray(colour.transpose(2, 0, 1)).tobytes()
    rle = ct(pixels=colour, **facts)
    rle.compress("1.2.840.10008.1.2.5", generate_instance_uid=False)
    for name, dataset in (("plain", plain), ("planar", planar), ("rle", rle)):
        path = write(dataset, tmp_path / f"{name}.dcm")
        assert np.array_equal(read_frame(path, read_header(path), 0), colour), name


@pytest.mark.parametrize(
    ("bits", "signed", "patterns", "values"),
    [
        pytest.param(
            12, 1, [0x0FFF, 0x0800, 0x07FF], [-1, -2048, 2047], id="12 bits signed, unused bits zero"
        ),
        pytest.param(12, 1, [0xFFFF, 0xF800, 0x07FF], [-1, -2048, 2047], id="12 bits signed, sign repeated"),
        pytest.param(12, 0, [0x0FFF, 0x0800, 0x07FF], [4095, 2048, 2047], id="12 bits unsigned"),
        pytest.param(16, 0, [0xFFFF, 0x8000, 0x7FFF], [65535, 32768, 32767], id="16 bits unsigned"),
    ],
)
def test_bits_stored_and_sign_are_honoured(
    bits: int, signed: int, patterns: list, values: list, tmp_path: Path
) -> None:
    pixels = np.array([patterns, patterns], np.uint16)
    dataset = ct(pixels=pixels, BitsStored=bits, HighBit=bits - 1, PixelRepresentation=signed)
    path = write(dataset, tmp_path / "a.dcm")
    assert read_frame(path, read_header(path), 0).tolist() == [values, values]


def refuse(path: Path) -> CauseCode:
    with pytest.raises(UnreadableImage) as caught:
        read_frame(path, read_header(path), 0)
    return caught.value.cause.code


@pytest.mark.parametrize(("pattern", "signed"), [(0x3FFF, 0), (0x1000, 1), (0xF7FF, 1)])
def test_values_beyond_the_bits_stored_are_refused(pattern: int, signed: int, tmp_path: Path) -> None:
    pixels = np.array([[1, 2], [3, pattern]], np.uint16)
    dataset = ct(pixels=pixels, BitsStored=12, HighBit=11, PixelRepresentation=signed)
    assert refuse(write(dataset, tmp_path / "a.dcm")) is CauseCode.PIXEL_FORMAT


@pytest.mark.parametrize(
    ("end", "change", "code"),
    [
        pytest.param("80", lambda s: s[: len(s) // 2], CauseCode.TRUNCATED, id="JPEG-LS cut in half"),
        pytest.param("70", lambda s: s[: len(s) // 2], CauseCode.TRUNCATED, id="JPEG lossless cut in half"),
        pytest.param("90", lambda s: s[: len(s) // 2], CauseCode.TRUNCATED, id="JPEG 2000 cut in half"),
        pytest.param("70", lambda _: STREAMS["80"](), CauseCode.DAMAGED, id="JPEG-LS under the name JPEG"),
        pytest.param(
            "80", lambda _: STREAMS["90"](), CauseCode.DAMAGED, id="JPEG 2000 under the name JPEG-LS"
        ),
        pytest.param(
            "90", lambda _: STREAMS["201"](), CauseCode.DAMAGED, id="HTJ2K under the name JPEG 2000"
        ),
        pytest.param(
            "201", lambda _: STREAMS["90"](), CauseCode.DAMAGED, id="JPEG 2000 under the name HTJ2K"
        ),
        pytest.param("80", lambda _: b"\xff\xd8\xff\xd9" * 9, CauseCode.DAMAGED, id="an empty stream"),
    ],
)
def test_a_stream_that_is_not_what_it_says_is_refused_FT_24(
    end: str, change: object, code: CauseCode, tmp_path: Path
) -> None:
    path = packed(JPEG + end, change(STREAMS[end]()), tmp_path / "a.dcm")
    assert refuse(path) is code


def test_lossy_bits_under_a_lossless_name_are_refused(tmp_path: Path) -> None:
    stream = imagecodecs.jpegls_encode(SIGNED.view(np.uint16), level=3)
    assert refuse(packed(JPEG + "80", stream, tmp_path / "a.dcm")) is CauseCode.DAMAGED
    assert read_header(packed(JPEG + "81", stream, tmp_path / "b.dcm")).is_lossy


@pytest.mark.parametrize("is_reversible", [True, False])
@pytest.mark.parametrize("end", ["91", "203"])
def test_VW_11_a_lossy_stream_is_marked_though_the_header_says_never(
    end: str, is_reversible: bool, tmp_path: Path
) -> None:
    if end == "91":
        stream = imagecodecs.jpeg2k_encode(SIGNED, codecformat="j2k", reversible=is_reversible, level=0)
    else:
        stream = imagecodecs.htj2k_encode(SIGNED.view(np.uint16), reversible=is_reversible)
    path = packed(JPEG + end, stream, tmp_path / "a.dcm", LossyImageCompression="00")
    assert read_header(path).is_lossy is not is_reversible


def test_another_size_in_the_stream_is_refused(tmp_path: Path) -> None:
    path = packed(JPEG + "80", STREAMS["80"](), tmp_path / "a.dcm", Rows=23)
    assert refuse(path) is CauseCode.PIXEL_FORMAT


def test_a_syntax_without_decoder_says_which_and_what_to_do(tmp_path: Path) -> None:
    path = packed("1.2.840.10008.1.2.4.102", b"\0" * 16, tmp_path / "a.dcm")
    with pytest.raises(UnreadableImage) as caught:
        read_frame(path, read_header(path), 0)
    assert caught.value.cause.code is CauseCode.SYNTAX_UNSUPPORTED
    assert "1.2.840.10008.1.2.4.102" in caught.value.problem.what
    assert caught.value.problem.remedy


def two_frames(first: list[bytes], second: list[bytes], table: bool, path: Path) -> Path:
    """Two frames of fragments, written by hand: pydicom does not split a frame so."""
    fragments = [part + b"\0" * (len(part) % 2) for part in first + second]
    items = b"".join(b"\xfe\xff\x00\xe0" + len(part).to_bytes(4, "little") + part for part in fragments)
    start = sum(8 + len(part) + len(part) % 2 for part in first)
    offsets = b"\0\0\0\0" + start.to_bytes(4, "little") if table else b""
    head = b"\xfe\xff\x00\xe0" + len(offsets).to_bytes(4, "little") + offsets
    dataset = ct(pixels=SIGNED, syntax=JPEG + "80", NumberOfFrames=2)
    dataset.PixelData = head + items + b"\xfe\xff\xdd\xe0\0\0\0\0"
    dataset["PixelData"].VR = "OB"
    dataset["PixelData"].is_undefined_length = True
    return write(dataset, path)


@pytest.mark.parametrize("table", [True, False], ids=["offset table", "no table"])
def test_fragments_find_their_frames(table: bool, tmp_path: Path) -> None:
    one, two = (
        imagecodecs.jpegls_encode(SIGNED.view(np.uint16)),
        imagecodecs.jpegls_encode(SIGNED[::-1].copy().view(np.uint16)),
    )
    path = two_frames([one[:100], one[100:]], [two[:40], two[40:90], two[90:]], table, tmp_path / "a.dcm")
    header = read_header(path)
    assert [len(spans) for spans in header.spans] == [2, 3]
    assert np.array_equal(read_frame(path, header, 1), SIGNED[::-1])


def test_fragments_that_cannot_be_told_apart_are_refused(tmp_path: Path) -> None:
    one = STREAMS["80"]()
    with pytest.raises(UnreadableImage) as caught:
        read_header(two_frames([one[:100], one[100:]], [b"\0\0\0\0"], False, tmp_path / "a.dcm"))
    assert caught.value.cause.code is CauseCode.PIXEL_LENGTH
