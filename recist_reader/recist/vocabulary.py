"""The words of RECIST 1.1, one spelling each (rules specification, section 1)."""

from enum import StrEnum


class Role(StrEnum):
    """What a lesion is in a read."""

    TARGET = "target"
    NON_TARGET = "non_target"
    NEW = "new"


class TargetState(StrEnum):
    """What was found of a target at a timepoint (S-2 to S-7, S-11)."""

    MEASURED = "measured"
    TOO_SMALL = "too_small"
    ABSENT = "absent"
    NOT_EVALUABLE = "not_evaluable"
    MERGED = "merged"


class NonTargetState(StrEnum):
    """What was found of a non-target at a timepoint (section 1; NT-11 for the equivocal mark)."""

    ABSENT = "absent"
    PRESENT = "present"
    UNEQUIVOCAL_PD = "unequivocal_pd"
    NOT_EVALUABLE = "not_evaluable"
    EQUIVOCAL_PD = "equivocal_pd"  # NT-11, only where the charter offers it


class NewLesionState(StrEnum):
    """How sure a new lesion is; one that is refuted is none (NL-1 to NL-4)."""

    UNEQUIVOCAL = "unequivocal"
    EQUIVOCAL = "equivocal"
    NOT_LESION = "not_lesion"


class Response(StrEnum):
    """Every response category. NA: nothing of this kind at baseline (TR-1, NT-1); NED: no disease (OR-6)."""

    CR = "CR"
    PR = "PR"
    SD = "SD"
    NON_CR_NON_PD = "NON-CR/NON-PD"
    PD = "PD"
    NE = "NE"
    NED = "NED"
    NA = "NA"
