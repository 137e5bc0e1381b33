"""Queries of the open read: read, answered, asked of the study manager (QY)."""
