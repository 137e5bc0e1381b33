"""The window: shows, never decides."""
