"""What an `expect` step compares: the figures of the response panel."""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from recist_reader.reading.read_session import ReadSession, ReadView
from recist_reader.recist.sums import baseline_sum_mm
from recist_reader.trial.facts import BASELINE
from recist_reader.trial.rules_input import rules_input


def figures(session: ReadSession) -> dict[str, Any]:
    """The panel's figures by the names of the script format."""
    view = session.view()
    open_checks = [check.id for check in view.checks if check.blocks_lock]
    if view.assessment is None or view.label == BASELINE:
        total = _baseline_sum(view)
        return {"sum": total, "partial_sum": total, "rules": [], "checks": open_checks}
    at = view.assessment.at(view.label)
    return {
        "sum": at.sum_mm,
        "partial_sum": at.partial_sum_mm,
        "nadir": at.nadir_mm,
        "target": str(at.target),
        "non_target": str(at.non_target),
        "overall": str(at.overall),
        "bor_unconfirmed": str(view.assessment.bor_unconfirmed),
        "progression_date": _iso(view.assessment.progression_date),
        "rules": [reason.rule for reason in at.reasons],
        "checks": open_checks,
    }


def _baseline_sum(view: ReadView) -> Decimal | None:
    return baseline_sum_mm(rules_input(view.state, view.facts, view.label).read)


def _iso(value: Any) -> str | None:
    return None if value is None else value.isoformat()


def _listed(value: Any) -> list[str]:
    return [str(v) for v in value] if isinstance(value, list) else []


def differences(session: ReadSession, expected: dict[str, Any]) -> Iterator[str]:
    """Lines `field want got` for every expected figure that differs."""
    got = figures(session)
    for name, want in expected.items():
        have = got.get(name)
        if name == "rules":
            missing = [rule for rule in _listed(want) if rule not in _listed(have)]
            if missing:
                yield f"rules {','.join(missing)} {','.join(_listed(have))}"
        elif name == "checks":
            if set(_listed(want)) != set(_listed(have)):
                yield f"checks {','.join(_listed(want))} {','.join(_listed(have))}"
        elif not _same(want, have):
            yield f"{name} {want} {have}"


def _same(want: Any, have: Any) -> bool:
    if not isinstance(have, Decimal):
        return bool(want == have)
    try:
        return not isinstance(want, bool) and Decimal(str(want)) == have
    except InvalidOperation:  # no number is wanted
        return False
