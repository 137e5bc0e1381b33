"""Geometry, tools, labels and regions, without a window."""
