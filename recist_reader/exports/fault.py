"""What ends an export: a bad request, a refusal, a target that is there, a disk (exit codes of 1.4)."""

import os

from recist_reader.problem import Fault, Problem
from recist_reader.said import phrase

BAD_REQUEST, REFUSED, STORAGE, INTEGRITY = "bad_input", "refused", "io_error", "integrity"


class ExportFault(Fault):
    """An export that was not written; `code` leads to the exit code of the command."""

    def __init__(self, code: str, problem: Problem) -> None:
        super().__init__(problem)
        self.code = code


def bad_request(what: str, where: str, remedy: str) -> ExportFault:
    """Return the fault of an export that cannot be done as it was asked for."""
    return ExportFault(BAD_REQUEST, Problem(what, where, remedy))


def damaged(what: str) -> ExportFault:
    """The fault of a study file whose contents do not agree: nothing of it goes out (IN-112)."""
    return ExportFault(
        INTEGRITY, Problem(what, phrase("study"), phrase("Run `recist-reader verify`; nothing was written"))
    )


def fault_of_os(error: OSError, file: str, left_behind: str) -> ExportFault:
    """The fault of the disk with its cause, the file it met, and what is still there (EXP-13)."""
    told = os.strerror(error.errno) if error.errno else ""
    cause = told[:1].lower() + told[1:] if told else phrase("the disk answered with an error")
    remedy = phrase(
        "Free some space or choose another folder, then export again; {left_behind}", left_behind=left_behind
    )
    return ExportFault(STORAGE, Problem(cause, file, remedy))
