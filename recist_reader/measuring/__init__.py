"""Geometry in patient millimetres (LPS) and measuring tools as state machines, without a window."""
