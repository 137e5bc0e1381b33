"""Tables and documents that leave the program: one function behind command and window (EXP-30)."""
