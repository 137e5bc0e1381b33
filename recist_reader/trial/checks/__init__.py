"""Edit checks GD-1 to GD-24 and FT-30: one function each, listed in `registry.py`."""
