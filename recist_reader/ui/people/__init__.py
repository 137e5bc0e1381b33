"""The window of a study with accounts: signing in, the cover, who works here and what a role may do."""
