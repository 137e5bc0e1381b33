"""People of a study: accounts, roles and their conflicts, password rules, lockout (SE-1 to SE-7, RO-7)."""
