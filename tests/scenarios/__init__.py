"""Whole stories, told by hand and by script."""
