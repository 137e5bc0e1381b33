"""The version of the rules as built: stored with every event and result."""

RULES_VERSION = "2"
"""Number of the rules specification's change log that the engine follows."""
