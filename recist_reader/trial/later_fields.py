"""Fields that joined a record after rows of it were stored: at their default, no row names them.

So an old row and the record that was read from it are the same to the last character, as the old side of
its next edit must be (AU-3).
"""

from dataclasses import MISSING, Field, field, fields
from typing import Any, TypeVar

Value = TypeVar("Value")
_LATER = "later"


def later(default: Value) -> Value:
    """Declare such a field of a frozen record, with what a row without it means."""
    made: Any = field(default=default, metadata={_LATER: True})
    return made  # type: ignore[no-any-return]


def later_fields(record: type) -> tuple[str, ...]:
    """Return the names of the fields of a record that joined later; none for what is no record."""
    found: tuple[Field[Any], ...] = fields(record) if hasattr(record, "__dataclass_fields__") else ()
    return tuple(f.name for f in found if f.metadata.get(_LATER) and f.default is not MISSING)
