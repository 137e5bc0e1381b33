"""How much a reason must say (GD-30)."""

SHORTEST_REASON = 10
"""Characters of free text where a reading or a lock needs a reason."""

SHORTEST_NOTE = 3
"""Characters where a change of a subject, a visit or held-back images needs one (ST-117, OR-9, BN-3)."""

TREATED = "treated"
"""Entry of GD-16 for a lesion that was treated locally: it stays not evaluable (S-11)."""


def says_enough(text: str, least: int = SHORTEST_REASON) -> bool:
    """Whether a text, without the blanks around it, is long enough to be a reason."""
    return len(text.strip()) >= least
