"""Two locked reads of one subject beside each other: triggers, pairs, what parts them, the decision."""
