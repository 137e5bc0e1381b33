"""Panels around the images: they show frozen views and report what was asked for."""
