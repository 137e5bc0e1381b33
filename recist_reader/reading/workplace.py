"""Who sits here, what time it is, where new ids come from: all that the pure rooms must not know."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from recist_reader import __version__
from recist_reader.recist.version import RULES_VERSION
from recist_reader.storage.chain import ActorContext


def now() -> datetime:
    """The system's clock, aware of its zone."""
    return datetime.now().astimezone()


def new_uuid() -> str:
    """A random UUID: no time, order or count in it (IN-114)."""
    return str(uuid.uuid4())


@dataclass(frozen=True)
class Workplace:
    """A person's session on this computer; clock and ids can be given from outside."""

    account: str
    role: str = "reader"
    session: str = field(default_factory=new_uuid)
    clock: Callable[[], datetime] = now
    make_uuid: Callable[[], str] = new_uuid

    def actor(self) -> ActorContext:
        """Who acts now, for an event (AU-3, IN-116)."""
        at = self.clock()
        offset = at.strftime("%z") or "+0000"
        return ActorContext(
            account=self.account,
            role=self.role,
            session=self.session,
            software=__version__,
            rules=RULES_VERSION,
            at=at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
            offset=f"{offset[:3]}:{offset[3:5]}",
        )
