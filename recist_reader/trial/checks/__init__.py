"""Edit checks GD-1 to GD-24: one function each, listed in `registry.py`."""
