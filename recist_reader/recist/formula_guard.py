"""Texts that a spreadsheet would take for a formula: made inert, and read back (EXP-23)."""

FORMULA_STARTS = frozenset("=+-@\t\r＝＋－＠")
_INVISIBLE = frozenset("\ufeff\u200b\u200c\u200d\u2060\u00ad")


def is_formula_like(text: str) -> bool:
    """Whether the first character that is not blank would start a formula."""
    for character in text:
        if character in FORMULA_STARTS:
            return True
        if not (character.isspace() or character in _INVISIBLE):
            return False
    return False


def defused(text: str) -> tuple[str, bool]:
    """Return the text with a leading apostrophe where it looks like a formula, and whether it got one."""
    return (f"'{text}", True) if is_formula_like(text) else (text, False)


def restored(text: str) -> str:
    """Return a text without the apostrophe that `defused` gave it; one of its own stays."""
    return text[1:] if text.startswith("'") and is_formula_like(text[1:]) else text
