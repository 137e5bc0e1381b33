"""Writing a made series as one multi-frame file: Enhanced CT Image Storage (PS3.3 A.38)."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from recist_reader.measuring.plane import SlicePlane
from recist_reader.phantom.dicom import FIRST_SECOND, Placed, clock, decimal, save, series_header, uid, unit
from recist_reader.phantom.pixels import Stored
from recist_reader.phantom.truth import SeriesTruth

if TYPE_CHECKING:
    from pydicom.dataset import Dataset

ENHANCED_CT_IMAGE_STORAGE = "1.2.840.10008.5.1.4.1.1.2.1"
# What a classic slice says itself and an enhanced one says in its functional groups, or not at all.
CLASSIC_ONLY = (
    "KVP",
    "XRayTubeCurrent",
    "ExposureTime",
    "FilterType",
    "ConvolutionKernel",
    "GantryDetectorTilt",
    "TableHeight",
    "RotationDirection",
    "DataCollectionDiameter",
    "ReconstructionDiameter",
    "RescaleIntercept",
    "RescaleSlope",
    "RescaleType",
    "WindowCenter",
    "WindowWidth",
    "PixelSpacing",
    "SliceThickness",
    "SpacingBetweenSlices",
    "AcquisitionTime",
    "AcquisitionDate",
    "ContrastBolusAgent",
    "ContrastBolusRoute",
    "ContrastBolusStartTime",
    "PixelPaddingValue",
)


def write_frames(
    placed: Placed, planes: tuple[SlicePlane, ...], frames: Iterable[Stored], folder: Path
) -> SeriesTruth:
    """Write all planes as the frames of one file."""
    folder.mkdir(parents=True, exist_ok=True)
    header = series_header(placed)
    shared = _shared_groups(header)
    for keyword in CLASSIC_ONLY:
        if keyword in header:
            delattr(header, keyword)
    instance_uid = uid(placed.series_instance_uid, "enhanced")
    header.SOPClassUID = ENHANCED_CT_IMAGE_STORAGE
    header.SOPInstanceUID = instance_uid
    _set_enhanced_image(header, placed, len(planes))
    header.SharedFunctionalGroupsSequence = [shared]
    header.PerFrameFunctionalGroupsSequence = [
        _frame_groups(plane, index, placed) for index, plane in enumerate(planes)
    ]
    file = folder / "IM0001.dcm"
    save(header, list(frames), placed.series, file)
    return SeriesTruth(placed.series_instance_uid, folder, (file,), (instance_uid,), planes)


def _set_enhanced_image(header: "Dataset", placed: Placed, count: int) -> None:
    header.ImageType = ["DERIVED", "PRIMARY", "VOLUME", "NONE"]
    header.InstanceNumber = 1
    header.NumberOfFrames = count
    header.AcquisitionDateTime = f"{placed.timepoint.scan_date:%Y%m%d}{clock(FIRST_SECOND)}"
    header.AcquisitionNumber = 1
    header.PixelPresentation = "MONOCHROME"
    header.VolumetricProperties = "VOLUME"
    header.VolumeBasedCalculationTechnique = "NONE"
    header.ContentQualification = "RESEARCH"
    header.BurnedInAnnotation = "NO"
    header.LossyImageCompression = "00"
    header.PresentationLUTShape = "IDENTITY"
    header.MultienergyCTAcquisition = "NO"
    header.AcquisitionContextSequence = []
    stack = uid(placed.series_instance_uid, "dimension")
    header.DimensionOrganizationSequence = [_item(DimensionOrganizationUID=stack)]
    header.DimensionIndexSequence = [
        _item(
            DimensionOrganizationUID=stack,
            DimensionIndexPointer=pointer,
            FunctionalGroupPointer=0x00209111,
        )
        for pointer in (0x00209056, 0x00209057)
    ]


def _item(**elements: object) -> "Dataset":
    from pydicom.dataset import Dataset

    item = Dataset()
    for keyword, element in elements.items():
        setattr(item, keyword, element)
    return item


def _shared_groups(header: "Dataset") -> "Dataset":
    return _item(
        IrradiationEventIdentificationSequence=[
            _item(IrradiationEventUID=uid(header.SeriesInstanceUID, "event"))
        ],
        PixelMeasuresSequence=[
            _item(PixelSpacing=list(header.PixelSpacing), SliceThickness=header.SliceThickness)
        ],
        PixelValueTransformationSequence=[
            _item(RescaleIntercept=header.RescaleIntercept, RescaleSlope="1", RescaleType="HU")
        ],
        FrameVOILUTSequence=[_item(WindowCenter=header.WindowCenter, WindowWidth=header.WindowWidth)],
        CTImageFrameTypeSequence=[
            _item(
                FrameType=["DERIVED", "PRIMARY", "VOLUME", "NONE"],
                PixelPresentation="MONOCHROME",
                VolumetricProperties="VOLUME",
                VolumeBasedCalculationTechnique="NONE",
            )
        ],
        CTReconstructionSequence=[
            _item(
                ReconstructionAlgorithm="FILTER_BACK_PROJ",
                ConvolutionKernel=header.ConvolutionKernel,
                ConvolutionKernelGroup="SOFT_TISSUE",
                ReconstructionDiameter=float(header.ReconstructionDiameter),
                ReconstructionPixelSpacing=[float(v) for v in header.PixelSpacing],
                ReconstructionAngle=360.0,
                ImageFilter="NONE",
            )
        ],
        FrameAnatomySequence=[
            _item(
                FrameLaterality="U",
                AnatomicRegionSequence=[
                    _item(CodeValue="818981001", CodingSchemeDesignator="SCT", CodeMeaning="Abdomen")
                ],
            )
        ],
    )


def _frame_groups(plane: SlicePlane, index: int, placed: Placed) -> "Dataset":
    moment = clock(FIRST_SECOND + 0.05 * index)
    return _item(
        FrameContentSequence=[
            _item(
                FrameAcquisitionDateTime=f"{placed.timepoint.scan_date:%Y%m%d}{moment}",
                FrameReferenceDateTime=f"{placed.timepoint.scan_date:%Y%m%d}{moment}",
                FrameAcquisitionDuration=50.0,
                FrameAcquisitionNumber=1,
                StackID="1",
                InStackPositionNumber=index + 1,
                DimensionIndexValues=[1, index + 1],
            )
        ],
        PlanePositionSequence=[_item(ImagePositionPatient=[decimal(v) for v in plane.origin_lps])],
        PlaneOrientationSequence=[
            _item(ImageOrientationPatient=[unit(v) for v in (*plane.row_direction, *plane.column_direction)])
        ],
    )
