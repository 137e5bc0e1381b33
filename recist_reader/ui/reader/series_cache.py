"""Volumes of the series on screen: loaded in the background, shown slice first, kept while memory lasts."""

import threading
from collections import OrderedDict
from collections.abc import Mapping, Set
from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from recist_reader.imaging.loading_pool import LoadingPool
from recist_reader.imaging.volume import Volume
from recist_reader.imaging.volume_loader import VolumeLoader
from recist_reader.problem import Fault, Problem
from recist_reader.reading.importing import frame_sources_of
from recist_reader.reading.study_session import StudySession
from recist_reader.ui.texts import tr
from recist_reader.ui.unforeseen import report_failed

REFRESH_MS = 40
BYTES_KEPT = 3 * 2**30


class SeriesCache(QObject):
    """`volume(uid)` gives a volume as soon as its facts are read; `arrived(uid)` follows new slices."""

    opened = Signal(str)  # a volume is there, its slices follow
    arrived = Signal(str)  # new slices, ten times a second at most
    failed = Signal(str, object)  # Problem
    _facts_read = Signal(str)
    _slices_done = Signal()

    def __init__(self, study: StudySession, parent: QObject | None = None):
        super().__init__(parent)
        self._study = study
        self._loaders: OrderedDict[str, VolumeLoader] = OrderedDict()
        self._wanted: set[str] = set()  # asked for by a viewport, not there yet
        self._first: dict[str, int] = {}  # the slice to begin with
        self._asked: set[str] = set()
        self._read: dict[str, VolumeLoader | Problem] = {}  # filled by the reader thread
        self._pool = LoadingPool()
        self._shown: Set[str] = frozenset()
        self._changed: set[str] = set()  # filled by the loading threads
        self._changing = threading.Lock()
        self._whole: set[str] = set()  # told of every slice
        self._reader = ThreadPoolExecutor(1, thread_name_prefix="series-facts")
        self._timer = QTimer(self, interval=REFRESH_MS, singleShot=True, timeout=self._tell)
        self._facts_read.connect(self._facts_came, Qt.ConnectionType.QueuedConnection)
        self._slices_done.connect(self._timer.start)

    def expect(self, slices: Mapping[str, int | None]) -> None:
        """Series that will be asked for soon: facts and one slice (None: the middle one) are read ahead."""
        self._pool.ease()
        for uid, first in slices.items():
            self._ask(uid, first)

    def volume(self, uid: str, first_slice: int | None = None) -> Volume | None:
        """The volume of a series, None while its facts are being read."""
        if uid in self._loaders:
            self._loaders.move_to_end(uid)
            return self._loaders[uid].volume
        self._wanted.add(uid)
        self._ask(uid, first_slice)
        if isinstance(self._read.get(uid), VolumeLoader):
            return self._start(uid).volume
        return None

    def _ask(self, uid: str, first_slice: int | None) -> None:
        if first_slice is not None:
            self._first[uid] = first_slice
        if uid in self._read:
            self._facts_read.emit(uid)
        elif uid not in self._asked and uid not in self._loaders:
            self._asked.add(uid)
            self._reader.submit(self._read_facts, uid).add_done_callback(report_failed)

    @property
    def shown(self) -> Set[str]:
        """The series on screen: loaded before the others, and never released."""
        return self._shown

    @shown.setter
    def shown(self, uids: Set[str]) -> None:
        self._shown = uids
        self._tell_shown()

    def prefer(self, uid: str, index: int) -> None:
        """The reader scrolls: load outward from the slice now shown, and leave the window its processor."""
        loader = self._loaders.get(uid)
        if loader is not None:
            self._pool.restart(loader, index)
        self._pool.ease()

    def loaded(self, uid: str) -> int:
        loader = self._loaders.get(uid)
        return 0 if loader is None else int(loader.volume.ready.sum())

    @property
    def is_loaded(self) -> bool:
        """Every series asked for is wholly in memory, and that was told."""
        return not self._asked and self._whole >= self._loaders.keys()

    def close(self) -> None:
        """Stop all loading; returns when nothing runs any more, and nothing is told after that."""
        self.blockSignals(True)
        self._timer.stop()
        self._reader.shutdown(wait=True, cancel_futures=True)
        self._pool.close()
        self._loaders.clear()
        self._read.clear()

    def _read_facts(self, uid: str) -> None:
        """In the reader thread: facts from the study file, then the empty volume, whose first slice loads."""
        try:
            loader = VolumeLoader(frame_sources_of(self._study, uid), lambda _index: self._note(uid))
        except Fault as fault:
            self._read[uid] = fault.problem
        except MemoryError:
            self._read[uid] = Problem(
                tr("there is not enough memory for this series"), "series", tr("Close other programs")
            )
        else:
            first = self._first.get(uid, -1)
            self._pool.add(loader, first if 0 <= first < len(loader.volume) else None, is_held=True)
            self._read[uid] = loader
        self._facts_read.emit(uid)

    def _facts_came(self, uid: str) -> None:
        """A series that nobody asked for yet stays as it was read."""
        self._asked.discard(uid)
        if uid not in self._wanted or uid not in self._read:
            return
        found = self._read[uid]
        if isinstance(found, Problem):
            del self._read[uid]
            self._wanted.discard(uid)
            self.failed.emit(uid, found)
            return
        self._start(uid)
        self.opened.emit(uid)

    def _start(self, uid: str) -> VolumeLoader:
        """Load all of a series whose facts were read."""
        loader = self._loaders[uid] = self._read.pop(uid)
        self._asked.discard(uid)
        self._wanted.discard(uid)
        self._release_old()
        self._tell_shown()
        first = self._first.pop(uid, -1)
        if 0 <= first < len(loader.volume):
            self._pool.restart(loader, first)
        self._pool.go_on(loader)
        self._note(uid)  # of what was loaded before
        return loader

    def _release_old(self) -> None:
        """Let the oldest volumes go that no viewport shows (section 17: memory short)."""
        total = sum(loader.volume.values.nbytes for loader in self._loaders.values())
        for uid in list(self._loaders)[:-1]:
            if total <= BYTES_KEPT:
                return
            if uid not in self.shown:
                loader = self._loaders.pop(uid)
                self._whole.discard(uid)
                total -= loader.volume.values.nbytes
                self._pool.remove(loader)

    def _tell_shown(self) -> None:
        self._pool.show([self._loaders[uid] for uid in self._shown & self._loaders.keys()])

    def _note(self, uid: str) -> None:
        """In a loading thread: one event for all slices until they are told."""
        with self._changing:
            is_first = not self._changed
            self._changed.add(uid)
        if is_first:
            self._slices_done.emit()

    def _tell(self) -> None:
        with self._changing:
            changed, self._changed = self._changed, set()
        for uid in changed & self._loaders.keys():
            if self._loaders[uid].fraction == 1:
                self._whole.add(uid)
            self.arrived.emit(uid)
