"""The manager's window: subjects and visits, readers, queries, reopenings (WL-6)."""
