"""Volumes of the series on screen: loaded in the background, shown slice first, kept while memory lasts."""

import threading
from collections import OrderedDict
from collections.abc import Set
from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import QObject, QTimer, Signal

from recist_reader.imaging.loading_pool import LoadingPool
from recist_reader.imaging.volume import Volume
from recist_reader.imaging.volume_loader import VolumeLoader
from recist_reader.problem import Fault, Problem
from recist_reader.reading.importing import frame_sources_of
from recist_reader.reading.study_session import StudySession
from recist_reader.ui.texts import tr

REFRESH_MS = 40
BYTES_KEPT = 3 * 2**30


class SeriesCache(QObject):
    """`volume(uid)` gives a volume as soon as its facts are read; `arrived(uid)` follows new slices."""

    opened = Signal(str)  # a volume is there, its slices follow
    arrived = Signal(str)  # new slices, ten times a second at most
    failed = Signal(str, object)  # Problem
    _facts_read = Signal(str, object)
    _slices_done = Signal()

    def __init__(self, study: StudySession, parent: QObject | None = None):
        super().__init__(parent)
        self._study = study
        self._loaders: OrderedDict[str, VolumeLoader] = OrderedDict()
        self._wanted: dict[str, int] = {}
        self._asked: set[str] = set()
        self._pool = LoadingPool()
        self._shown: Set[str] = frozenset()
        self._changed: set[str] = set()  # filled by the loading threads
        self._changing = threading.Lock()
        self._whole: set[str] = set()  # told of every slice
        self._reader = ThreadPoolExecutor(1, thread_name_prefix="series-facts")
        self._timer = QTimer(self, interval=REFRESH_MS, singleShot=True, timeout=self._tell)
        self._facts_read.connect(self._start)
        self._slices_done.connect(self._timer.start)

    def volume(self, uid: str, first_slice: int | None = None) -> Volume | None:
        """The volume of a series, None while its facts are being read."""
        loader = self._loaders.get(uid)
        if loader is not None:
            self._loaders.move_to_end(uid)
            return loader.volume
        self._wanted[uid] = -1 if first_slice is None else first_slice
        if uid not in self._asked:
            self._asked.add(uid)
            self._reader.submit(self._read_facts, uid)
        return None

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

    def _read_facts(self, uid: str) -> None:
        """In the reader thread: facts from the study file, then the empty volume."""
        try:
            loader = VolumeLoader(frame_sources_of(self._study, uid), lambda _index: self._note(uid))
        except Fault as fault:
            self._facts_read.emit(uid, fault.problem)
            return
        except MemoryError:
            problem = Problem(
                tr("there is not enough memory for this series"), "series", tr("Close other programs")
            )
            self._facts_read.emit(uid, problem)
            return
        self._facts_read.emit(uid, loader)

    def _start(self, uid: str, loader: VolumeLoader | Problem) -> None:
        self._asked.discard(uid)
        if isinstance(loader, Problem):
            self.failed.emit(uid, loader)
            return
        self._loaders[uid] = loader
        self._release_old()
        self._tell_shown()
        first = self._wanted.pop(uid, -1)
        self._pool.add(loader, first if 0 <= first < len(loader.volume) else None)
        self.opened.emit(uid)

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
