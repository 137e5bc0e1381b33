"""The value representations of PS3.5 section 6.2, and which of them have a length of 32 bits (7.1.2)."""

_LONG = "OB OD OF OL OV OW SQ SV UC UN UR UT UV"
_SHORT = "AE AS AT CS DA DS DT FD FL IS LO LT PN SH SL SS ST TM UI UL US"
LONG_VRS = frozenset(_LONG.split(" "))
VRS = LONG_VRS | frozenset(_SHORT.split(" "))
UNDEFINED = 0xFFFFFFFF
"""A length that says: up to the delimiter."""
