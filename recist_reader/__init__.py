"""RECIST Reader: RECIST 1.1 reading of CT in clinical trials."""
