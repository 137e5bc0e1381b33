"""Kills, failing disks, damaged files: what of it is tried here, and how often."""

import os

FULL = os.environ.get("FAULTS") == "full"
"""The counts of the specification; a tenth or less otherwise."""
