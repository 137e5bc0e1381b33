"""Edit checks: GD-1 to GD-24 and those named by the rule that asks (ER, FT-30, S-7 ...), a function each."""
