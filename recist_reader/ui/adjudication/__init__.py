"""The adjudicator's window: cases, one case with both reads over the images, the decision (AJ-1 to AJ-8)."""
