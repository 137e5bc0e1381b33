"""Use cases: a person with a role opens, measures, locks. The only door to storage for writing."""
