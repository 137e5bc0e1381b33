"""What can go wrong, said so that a person can act: what, where, remedy.

An illegal wish is a value (`Refusal`), a broken disk an exception (`Fault`). No patient data
ever stands in either (BN-4).
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: what it is, where it is, what to do about it."""

    what: str
    where: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}. {self.remedy}." if self.where else f"{self.what}. {self.remedy}."


@dataclass(frozen=True)
class Refusal:
    """A wish that the rules do not allow; `rule` is the id of the rule or check that refuses it."""

    rule: str
    problem: Problem


def refuse(rule: str, what: str, where: str, remedy: str) -> Refusal:
    """Return the refusal of a rule, said in full."""
    return Refusal(rule, Problem(what, where, remedy))


class Fault(Exception):  # noqa: N818  (the word of the specification)
    """Something failed that nobody wished for: a disk, a file, a decoder."""

    code: str = ""
    """What kind it is, for the exit code of a command (`cli.main.EXIT_CODES`); empty: storage."""

    def __init__(self, problem: Problem, code: str = "") -> None:
        super().__init__(str(problem))
        self.problem = problem
        if code:
            self.code = code
