"""Overall response at a timepoint, from target, non-target and new lesions.

Source: RECIST 1.1, Eisenhauer 2009, Tables 1 and 2 and appendix III; our rules OR-1 to OR-6, OR-9.
Clinical deterioration is never an input (OR-7) and PD needs no confirmation (OR-11). What the
reader thinks of the computed response (OR-10) is stored beside it, elsewhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from recist_reader.recist.assessment import Reason
from recist_reader.recist.options import CharterOptions
from recist_reader.recist.read import Lesion, Read, Timepoint
from recist_reader.recist.sums import largest_part_mm, measured_mm
from recist_reader.recist.vocabulary import NonTargetState, Response, TargetState

CR, PR, SD, PD, NE, NA = (
    Response.CR,
    Response.PR,
    Response.SD,
    Response.PD,
    Response.NE,
    Response.NA,
)
NON = Response.NON_CR_NON_PD

# OR-2, Table 1: target disease at baseline, no new lesion. With one, every row gives PD.
TABLE_1: Mapping[tuple[Response, Response], Response] = {
    (CR, CR): CR,
    (CR, NA): CR,
    (CR, NON): PR,
    (CR, NE): PR,
    (CR, PD): PD,
    (PR, CR): PR,
    (PR, NA): PR,
    (PR, NON): PR,
    (PR, NE): PR,
    (PR, PD): PD,
    (SD, CR): SD,
    (SD, NA): SD,
    (SD, NON): SD,
    (SD, NE): SD,
    (SD, PD): PD,
    (NE, CR): NE,
    (NE, NA): NE,
    (NE, NON): NE,
    (NE, NE): NE,
    (NE, PD): PD,
    (PD, CR): PD,
    (PD, NA): PD,
    (PD, NON): PD,
    (PD, NE): PD,
    (PD, PD): PD,
}

# OR-3, Table 2: non-target disease only, no new lesion. With one, every row gives PD.
TABLE_2: Mapping[Response, Response] = {CR: CR, NON: NON, NE: NE, PD: PD}


@dataclass(frozen=True)
class OverallFacts:
    """What the overall response of one timepoint depends on."""

    target: Response
    non_target: Response
    unequivocal_new: tuple[str, ...]  # equivocal ones count as none (OR-4)
    back: tuple[str, ...]  # lesions back after a CR (OR-5)
    done: bool = True
    has_baseline: bool = True
    unscanned_regions: tuple[str, ...] = ()
    cr_needs_all_regions: bool = False  # `new_lesion_region_not_scanned` = cr_becomes_ne


def overall_response(facts: OverallFacts) -> tuple[Response, tuple[Reason, ...]]:
    """Return the overall response and why, in the order of OR-1."""
    if not facts.done:
        return NE, (Reason("OR-9", True),)
    if not facts.has_baseline:
        return NE, (Reason("BOR-10", True),)
    if facts.unequivocal_new:
        return PD, (Reason("NL-2", True, {}, facts.unequivocal_new),)
    if PD in (facts.target, facts.non_target):
        row = {"target": facts.target.value, "non_target": facts.non_target.value}
        return PD, (Reason("OR-1", True, row),)
    if facts.back:
        return PD, (Reason("OR-5", True, {"lesions": len(facts.back)}, facts.back),)
    response, reason = _by_table(facts)
    if response is CR and facts.unscanned_regions and facts.cr_needs_all_regions:
        regions = {"regions": ", ".join(facts.unscanned_regions)}
        return NE, (reason, Reason("new_lesion_region_not_scanned", True, regions))
    return response, (reason,)


def _by_table(facts: OverallFacts) -> tuple[Response, Reason]:
    row = {"target": facts.target.value, "non_target": facts.non_target.value}
    if facts.target is not NA:
        return TABLE_1[facts.target, facts.non_target], Reason("OR-2", True, row)
    if facts.non_target is not NA:
        return TABLE_2[facts.non_target], Reason("OR-3", True, row)
    return Response.NED, Reason("OR-6", True)


@dataclass(frozen=True)
class EarlierCr:
    """Whether an earlier timepoint had a CR, of the targets or overall (OR-5)."""

    target: bool = False
    overall: bool = False

    def after(self, target: Response, overall: Response) -> "EarlierCr":
        return EarlierCr(self.target or target is CR, self.overall or overall is CR)


def lesions_back(read: Read, at: Timepoint, earlier: EarlierCr) -> tuple[str, ...]:
    """Return the lesions that are back after a CR (OR-5); one not evaluable is not back."""
    after_target_cr = read.options.reappearance_pd == "after_target_cr" and earlier.target
    if not at.done or not (earlier.overall or after_target_cr):
        return ()
    targets = [lesion.id for lesion in read.targets if _is_back(lesion, at, read.options)]
    if not earlier.overall:
        return tuple(targets)
    present = (NonTargetState.PRESENT, NonTargetState.EQUIVOCAL_PD, NonTargetState.UNEQUIVOCAL_PD)
    return (*targets, *(n.id for n in read.non_targets if at.non_targets.get(n.id) in present))


def _is_back(lesion: Lesion, at: Timepoint, options: CharterOptions) -> bool:
    found = at.targets.get(lesion.id)
    if found is None:
        return False
    if lesion.nodal:
        return found.state is TargetState.MEASURED and largest_part_mm(found) >= options.node_reappearance_mm
    return found.state is TargetState.TOO_SMALL or (
        found.state is TargetState.MEASURED and measured_mm(found) > 0
    )


def unscanned_regions(read: Read, at: Timepoint) -> tuple[str, ...]:
    """Return the regions imaged at baseline and not now, where a new lesion would stay unseen."""
    if read.baseline is None or not at.done:
        return ()
    return tuple(region for region in at.not_imaged if region not in read.baseline.not_imaged)
