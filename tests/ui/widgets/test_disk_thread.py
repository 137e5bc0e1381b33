"""Errands are done in order beside the window; nobody has to wait for the end of the thread (FT-6)."""

import threading

import pytest

from recist_reader.ui.widgets.disk_thread import DiskThread


def test_errands_are_done_in_order_and_answered():
    thread = DiskThread("errands")
    done = []
    futures = [thread.submit(done.append, number) for number in range(20)]
    answer = thread.submit(threading.current_thread)
    assert answer.result(5).name == "errands"
    assert answer.result().daemon, "the program ends without it"
    assert done == list(range(20))
    assert all(future.done() for future in futures)
    thread.shutdown()


def test_an_error_is_the_answer_and_the_next_errand_is_done():
    thread = DiskThread("errands")
    failed = thread.submit(lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        failed.result(5)
    assert thread.submit(lambda: "next").result(5) == "next"
    thread.shutdown()


def test_after_the_shutdown_what_was_taken_is_done_and_nothing_more_is_taken():
    thread, let_go = DiskThread("errands"), threading.Event()
    thread.submit(let_go.wait, 10)
    last = thread.submit(lambda: "done")
    thread.shutdown()
    with pytest.raises(RuntimeError):
        thread.submit(lambda: None)
    assert not last.done()
    let_go.set()
    assert last.result(5) == "done"
