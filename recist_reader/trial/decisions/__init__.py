"""Decisions on a reader's commands, by subject; `trial/decide.py` is the door."""
