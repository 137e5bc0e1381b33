"""What the creation panel offers and what it gives back (LS-2)."""

import re
from dataclasses import dataclass
from itertools import chain

from recist_reader.recist.vocabulary import Role
from recist_reader.ui.reader.panels.views.marks import Tone
from recist_reader.ui.texts import tr

SIDES = ("right", "left")
FREE_TEXT = ","
"""What begins the free text that is added to a site (LS-2)."""
_WORD = re.compile(r"[^\s/-]+")


@dataclass(frozen=True)
class OrganChoice:
    """An organ as the creation panel offers it.

    `limit_text` says how many targets it holds; `full` refuses another one; `rule` says why. `usual_first`
    are parts that typed letters mean before any other, the most usual one first.
    """

    name: str
    letters: str = ""
    limit_text: str = ""
    full: bool = False
    rule: str = ""
    subsite_title: str = tr("Part")
    subsites: tuple[str, ...] = ()
    proposed_subsite: str = ""
    has_sides: bool = False
    nodal: bool = False
    asks_text: bool = False  # "other": free text is required
    usual_first: tuple[str, ...] = ()
    kinds: tuple[tuple[str, str], ...] = ()  # (value, word) of what the rules treat apart (M-5 to M-7)

    def part(self, typed: str) -> str | None:
        """The part that letters mean: itself, else the likeliest of which a word begins so."""
        likely = tuple(part for part in self.usual_first if part in self.subsites)
        return _meant((*likely, *self.subsites), typed)

    def side(self, typed: str) -> str | None:
        """The side that letters mean, where the organ has two."""
        return _meant(SIDES, typed) if self.has_sides else None


def _meant(words: tuple[str, ...], typed: str) -> str | None:
    low = typed.lower()
    if not low:
        return None
    exact = (word for word in words if word.lower() == low)
    begun = (word for word in words if _begins_a_word(word.lower(), low))
    return next(chain(exact, begun), None)


def _begins_a_word(text: str, typed: str) -> bool:
    return any(text.startswith(typed, word.start()) for word in _WORD.finditer(text))


@dataclass(frozen=True)
class LesionDraft:
    """What was chosen so far; sent whole at Enter."""

    role: Role
    organ: str = ""
    subsite: str | None = None
    side: str | None = None
    nodal: bool = False
    status: str | None = None  # new lesions: a value of NewLesionState
    text: str = ""
    note: str = ""  # free text added to the site
    irradiated: bool = False  # lies in a treated field (M-8)
    kind: str | None = None  # M-5 to M-7

    @property
    def typed(self) -> str:
        """What typed into the organ field means this site."""
        words = [self.organ.split()[0] if self.organ else "", self.text or self.subsite or self.side or ""]
        site = " ".join(word for word in words if word)
        return f"{site}{FREE_TEXT} {self.note}" if self.note else site


@dataclass(frozen=True)
class DraftCheck:
    """What the rules say to a draft; a block dims Enter."""

    text: str
    tone: Tone = Tone.DONE
    blocks: bool = False


@dataclass(frozen=True)
class CreationView:
    """How the creation panel opens: id and role of the lesion, recent sites first."""

    id: str
    role: Role
    role_text: str
    colour: int = 1
    accept_text: str = "accept"
    statuses: tuple[tuple[str, str], ...] = ()  # (value, word), for new lesions
    status_keys: tuple[str, ...] = ()  # what chooses each of them, as Qt names keys
    roles: tuple[tuple[str, str], ...] = (("T", tr("target")), ("N", tr("non-target")))
    draft: LesionDraft | None = None  # the site as it is, where one is corrected
    kind_key: str = ""
    treated_key: str = ""
