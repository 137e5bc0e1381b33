"""Is a password made of what is tried first (SE-2)? A short list of words and runs stands for millions.

A password is common where it is put together from at most two listed words or keyboard runs, with any
digits, signs and repeats between and after: `Summer2024!`, `qwertyuiop12`, `P@ssw0rd-p@ssw0rd`.
Three words and more are left to the person: a phrase is what SE-2 wants.
"""

import unicodedata
from dataclasses import dataclass

MOST_PIECES = 2
SHORTEST_RUN = 4
LONGEST_UNIT = 6
FEWEST_LETTERS = 4
"""Different characters that a password has at least."""

_SIGNS = {"@": "a", "$": "s"}
_DIGITS_FOR = {"o": "0", "i": "1", "l": "1", "z": "2", "e": "3", "a": "4", "s": "5", "t": "7", "b": "8"}


@dataclass(frozen=True)
class CommonPasswords:
    """`words` in lower case; `runs`: rows of neighbouring keys, in both directions."""

    words: frozenset[str]
    runs: tuple[str, ...]

    def hold(self, password: str) -> bool:
        """Whether a password is one of those that are tried first."""
        text = folded(password)
        if 2 * len(text) < len(password):  # signs for the most part: no words are looked for
            return len(set(password)) < FEWEST_LETTERS
        if len(set(text)) < FEWEST_LETTERS or _is_repeated(text):
            return True
        return _fewest_pieces(text, self) <= MOST_PIECES


def common_passwords(text: str) -> CommonPasswords:
    """Return the rules of a file: words apart by blanks, `run KEYS` a row of keys, `#` a comment."""
    words: set[str] = set()
    runs: list[str] = []
    for line in text.splitlines():
        told = line.partition("#")[0].split()
        if told[:1] == ["run"]:
            runs += [told[1], told[1][::-1]]
        else:
            words.update(told)
    return CommonPasswords(frozenset(words), tuple(runs))


def folded(text: str) -> str:
    """Return letters and digits of a text in lower case; a sign that stands for a letter is that letter."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(_SIGNS.get(c, c) for c in plain if c.isalnum() or c in _SIGNS)


def _is_repeated(text: str) -> bool:
    """Whether a text is one short piece over and over."""
    return any(
        text == (text[:length] * len(text))[: len(text)]
        for length in range(1, min(LONGEST_UNIT, len(text) // 2) + 1)
    )


def _fewest_pieces(text: str, common: CommonPasswords) -> int:
    """Return how many words and runs cover a text, digits and repeats between them free of charge."""
    never = len(text) + 1
    fewest = [0] + [never] * len(text)
    for at in range(len(text)):
        if fewest[at] > MOST_PIECES:
            continue
        free = text[at].isdigit() or (at > 0 and text[at] == text[at - 1])
        if free:
            fewest[at + 1] = min(fewest[at + 1], fewest[at])
        for length in _pieces_at(text, at, common):
            fewest[at + length] = min(fewest[at + length], fewest[at] + 1)
    return fewest[-1]


def _pieces_at(text: str, at: int, common: CommonPasswords) -> set[int]:
    """Return the lengths of the words and runs that begin at a place."""
    found = {len(word) for word in common.words if _is_written(word, text[at : at + len(word)])}
    for run in common.runs:
        start = run.find(text[at : at + SHORTEST_RUN])
        if start >= 0 and len(text) - at >= SHORTEST_RUN:
            length = SHORTEST_RUN
            while text[at : at + length + 1] == run[start : start + length + 1] and at + length < len(text):
                length += 1
            found |= set(range(SHORTEST_RUN, length + 1))
    return found


def _is_written(word: str, text: str) -> bool:
    """Whether a text is a word, letters written as digits allowed."""
    return len(word) == len(text) and all(
        c == letter or c == _DIGITS_FOR.get(letter) for letter, c in zip(word, text, strict=True)
    )
