"""Figures of agreement of a study as a page shows them, from complete reads alone (AG-1 to AG-6, RA).

The same pairs and the same seed as the exported table, so that page and file say one thing.
"""

from collections.abc import Generator
from dataclasses import dataclass

from recist_reader.analysis.agreement import Statistic, agreement
from recist_reader.analysis.bootstrap import Bootstrap
from recist_reader.analysis.discordance import CauseShare, causes_of_discordance
from recist_reader.analysis.monitoring import AdjudicationRates, adjudication_rates
from recist_reader.analysis.result import TooFew
from recist_reader.exports.cut import cut_steps
from recist_reader.exports.manifest import about
from recist_reader.exports.pairs import pairs_of
from recist_reader.exports.part import Source
from recist_reader.exports.request import ExportRequest
from recist_reader.exports.tables.agreement import SEED
from recist_reader.problem import Refusal
from recist_reader.reading.study_session import StudySession
from recist_reader.trial.people.acts import Act


@dataclass(frozen=True)
class AgreementFound:
    """`subjects` have two complete reads; `causes` are those that adjudicators named."""

    subjects: int
    rates: AdjudicationRates
    statistics: tuple[Statistic, ...]
    causes: tuple[CauseShare, ...] | TooFew


def agreement_steps(study: StudySession) -> Generator[tuple[int, int], None, AgreementFound | Refusal]:
    """Compute every statistic, yielding (reads folded, reads in all); refused to who may not have values.

    Raises ExportFault where the study is damaged, StudyFault where it cannot be read.
    """
    refusal = study.refusal(Act.EXPORT)
    if refusal is not None:
        return refusal
    request = ExportRequest("agreement", study.path.parent, dry_run=True)
    cut = yield from cut_steps(study, request)
    pairs = pairs_of(Source(study, cut, request, about(cut, request)))
    found = agreement(pairs, cut.options.charter, Bootstrap(SEED))
    if isinstance(found, Refusal):
        return found
    return AgreementFound(len(pairs), adjudication_rates(pairs), found, causes_of_discordance(pairs))
