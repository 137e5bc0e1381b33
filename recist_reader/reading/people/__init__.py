"""Who signs in, with which secret, and what a role may ask for (SE-1 to SE-8, RO-1 to RO-7)."""
