"""RECIST 1.1 as pure functions: measurability, sum, responses, best response, dates, PFS."""
