"""RECIST Reader: RECIST 1.1 reading of CT in clinical trials."""

__version__ = "0.1.0"
