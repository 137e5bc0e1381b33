"""The samples of a window that a demonstration opened; no other window has one."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class KnownPerson:
    """Somebody whose password everybody may know: `who` with the role, `waits` what there is to do."""

    login: str
    who: str
    waits: str
    password: str = field(repr=False)


@dataclass(frozen=True)
class Demonstration:
    """The sample study, which shows first steps, and the sample trial beside it with its people."""

    study: Path
    trial: Path
    people: tuple[KnownPerson, ...] = ()

    def people_of(self, study: Path) -> tuple[KnownPerson, ...]:
        """Who may be taken with one click in a study: nobody in any other than the sample trial."""
        return self.people if study.resolve() == self.trial.resolve() else ()
