"""A text that can be shown in another language: the English words, with what they were made from.

Below the window every text that a person may read is said in English and stays English in logs, events,
exports and comparisons. The window alone shows it in translation (`ui/texts.shown`); for that the text
remembers its template, which stands in the catalogue, and its figures.
"""

from collections.abc import Iterable, Mapping


class Said(str):
    """An English text that knows its template and figures; in all else an ordinary `str`.

    `figures` has what stands in the places of the template; a figure may be said itself. Whatever
    makes a new text of it (slices, `+`, `join`, f-strings) leaves a `str` that stays English.
    """

    template: str
    figures: Mapping[str, object]

    def __new__(cls, template: str, figures: Mapping[str, object]) -> "Said":
        """Raises KeyError where the template names a figure that is not given."""
        said = super().__new__(cls, template.format(**figures) if figures else template)
        said.template, said.figures = template, dict(figures)
        return said

    def __reduce__(self) -> tuple[type["Said"], tuple[str, Mapping[str, object]]]:
        """Copies and other processes get the template too."""
        return Said, (self.template, self.figures)


def phrase(template: str, /, **figures: object) -> Said:
    """Return the text with its figures put in: `phrase("{count} edits", count=2)`.

    The template is written out in the call, where `make texts` finds it. Without figures it is taken
    as it is, braces too.
    """
    return Said(template, figures)


def joined(separator: str, parts: Iterable[str]) -> Said:
    """Return the parts one after the other, each to be shown as it was said."""
    figures = {f"part{number}": part for number, part in enumerate(parts)}
    return Said(separator.join(f"{{{name}}}" for name in figures), figures)
