"""The first steps of a newcomer: what to press next, from the first task to the first locked timepoint."""
