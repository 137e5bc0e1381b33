"""Scripted reading: the steps of a document, done through the same session as the window."""
