"""PET quantities."""
