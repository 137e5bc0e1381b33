"""Tests that keep the documents in step with the program."""
