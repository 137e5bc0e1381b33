"""The check-and-lock page: one page, nothing hidden behind it."""
