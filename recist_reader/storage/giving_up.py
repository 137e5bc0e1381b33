"""Giving up long work on study files within a slice of it: a step of pages, some rows.

Whoever starts the work says how it is asked whether to go on; every connection that is opened meanwhile asks
too, so that also one long statement of SQLite ends soon.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

ASKED_EACH = 1_000  # steps of SQLite's machine: well under a millisecond


class GivenUp(Exception):  # noqa: N818  (it is no error: it was asked for)
    """The work was given up, and what it would have made has no name."""


def never() -> bool:
    """Work that nobody gives up."""
    return False


_is_asked: ContextVar[Callable[[], bool]] = ContextVar("is_asked", default=never)


@contextmanager
def may_be_given_up(is_asked: Callable[[], bool]) -> Iterator[None]:
    """Within, work ends with GivenUp soon after `is_asked()` says so, which is called often."""
    token = _is_asked.set(is_asked)
    try:
        yield
    except Exception as error:
        if is_asked():  # a statement that was interrupted looks like a damaged file
            raise GivenUp from error
        raise
    finally:
        _is_asked.reset(token)


def check_given_up(*_progress: int) -> None:
    """Raise GivenUp where that was asked; also for the progress of SQLite's backup."""
    if _is_asked.get()():
        raise GivenUp


def watch(connection: sqlite3.Connection) -> None:
    """Have the long statements of a connection interrupted where giving up is asked."""
    is_asked = _is_asked.get()
    if is_asked is not never:
        connection.set_progress_handler(lambda: int(is_asked()), ASKED_EACH)
