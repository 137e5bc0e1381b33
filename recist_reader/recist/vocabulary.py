"""The words of RECIST 1.1, one spelling each (rules specification, section 1)."""

from enum import StrEnum


class Role(StrEnum):
    """What a lesion is in a read."""

    TARGET = "target"
    NON_TARGET = "non_target"
    NEW = "new"


class TargetState(StrEnum):
    MEASURED = "measured"
    TOO_SMALL = "too_small"
    ABSENT = "absent"
    NOT_EVALUABLE = "not_evaluable"
    MERGED = "merged"


class NonTargetState(StrEnum):
    ABSENT = "absent"
    PRESENT = "present"
    UNEQUIVOCAL_PD = "unequivocal_pd"
    NOT_EVALUABLE = "not_evaluable"
    EQUIVOCAL_PD = "equivocal_pd"  # NT-11, only where the charter offers it


class NewLesionState(StrEnum):
    UNEQUIVOCAL = "unequivocal"
    EQUIVOCAL = "equivocal"
    NOT_LESION = "not_lesion"


class Response(StrEnum):
    CR = "CR"
    PR = "PR"
    SD = "SD"
    NON_CR_NON_PD = "NON-CR/NON-PD"
    PD = "PD"
    NE = "NE"
    NED = "NED"
    NA = "NA"
