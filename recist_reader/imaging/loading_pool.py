"""Loads all open series with two threads: shown slices first, gently while the reader scrolls."""

import os
import threading
import time
from collections.abc import Collection
from contextlib import suppress

from recist_reader.imaging.volume_loader import VolumeLoader

THREADS = 2
SCROLLING_S = 0.2  # how long after a slice has moved the reader counts as scrolling
LOADING_NICENESS = 10


class LoadingPool:
    """Threads shared by all series that are being loaded.

    The order: the wanted slice of every series, then the shown series outward from there, then the others.
    After `ease` one thread goes on and the others wait. Methods are for the window's thread, `add` for any;
    none of those called while scrolling (`restart`, `ease`, `show`) waits for a lock that a loading thread
    may hold.
    """

    def __init__(self, threads: int = THREADS, scrolling_s: float = SCROLLING_S) -> None:
        self._scrolling_s = scrolling_s
        self._lock = threading.Lock()
        self._work_there = threading.Condition(self._lock)
        self._slice_ended = threading.Condition(self._lock)
        self._loaders: list[VolumeLoader] = []
        self._shown: Collection[VolumeLoader] = frozenset()
        self._held: set[VolumeLoader] = set()
        self._at_work: dict[int, VolumeLoader] = {}
        self._eased_until_s = 0.0
        self._closed = False
        self._threads = [
            threading.Thread(target=self._work, args=(number,), name=f"loading-{number}", daemon=True)
            for number in range(threads)
        ]

    def add(self, loader: VolumeLoader, order_from: int | None = None, *, is_held: bool = False) -> None:
        """Begin to load a series at a slice, the middle one where none is given; held, that slice alone."""
        loader.wanted = len(loader.volume) // 2 if order_from is None else order_from
        with self._lock:
            if self._closed:
                return
            self._loaders.append(loader)
            if is_held:
                self._held.add(loader)
            self._work_there.notify_all()
            for thread in self._threads:
                if thread.ident is None:
                    thread.start()

    def go_on(self, loader: VolumeLoader) -> None:
        """Load a series that was held with all its slices."""
        with self._lock:
            self._held.discard(loader)
            self._work_there.notify_all()

    def show(self, loaders: Collection[VolumeLoader]) -> None:
        """Which series are on screen; they are loaded before the others."""
        self._shown = frozenset(loaders)

    def restart(self, loader: VolumeLoader, order_from: int) -> None:
        """Go on outward from another slice of a series: the one now shown."""
        loader.wanted = order_from

    def ease(self) -> None:
        """The reader scrolls: leave the processors to the window but for one thread, for a moment."""
        self._eased_until_s = time.monotonic() + self._scrolling_s

    def remove(self, loader: VolumeLoader) -> None:
        """Stop loading a series; returns when no thread is at it any more, and nothing is told after that."""
        with self._lock:
            if loader in self._loaders:
                self._loaders.remove(loader)
            self._held.discard(loader)
            while self._is_at(loader):
                self._slice_ended.wait()

    def close(self) -> None:
        """Stop after the slices at work; returns when the threads have ended."""
        with self._lock:
            self._closed = True
            self._loaders.clear()
            self._work_there.notify_all()
        for thread in self._threads:
            if thread.ident is not None and thread is not threading.current_thread():
                thread.join()

    def _is_at(self, loader: VolumeLoader) -> bool:
        """Is a thread other than the one that asks at work on a series?"""
        own = threading.current_thread()
        return any(
            busy is loader and self._threads[number] is not own for number, busy in self._at_work.items()
        )

    def _work(self, number: int) -> None:
        _lower_priority()
        while (claimed := self._claim(number)) is not None:
            loader, index = claimed
            try:
                loader.load(index)
            except Exception as fault:  # reported as if it had ended the thread, which others need
                own = threading.current_thread()
                threading.excepthook(threading.ExceptHookArgs((type(fault), fault, fault.__traceback__, own)))

    def _claim(self, number: int) -> tuple[VolumeLoader, int] | None:
        """The slice before is done; the next one to load, waited for. None once the pool is closed."""
        with self._lock:
            if self._at_work.pop(number, None) is not None:
                self._slice_ended.notify_all()
            while not self._closed:
                eased_s = self._eased_until_s - time.monotonic() if number else 0.0
                best = None if eased_s > 0 else self._best()
                if best is not None:
                    loader, index = best
                    loader.claim(index)
                    self._at_work[number] = loader
                    return loader, index
                self._work_there.wait(eased_s if eased_s > 0 else None)
        return None

    def _best(self) -> tuple[VolumeLoader, int] | None:
        ranked = [
            ((distance > 0, loader not in self._shown, distance), place, index)
            for place, loader in enumerate(self._loaders)
            for distance, index in loader.nearest()
            if not distance or loader not in self._held
        ]
        if not ranked:
            return None
        _rank, place, index = min(ranked)
        return self._loaders[place], index


def _lower_priority() -> None:
    """On Linux a thread has a niceness of its own; elsewhere, or where it is forbidden, nothing happens."""
    with suppress(AttributeError, OSError):
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), LOADING_NICENESS)
