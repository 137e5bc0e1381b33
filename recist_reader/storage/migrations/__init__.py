"""The steps from each released schema of the study file to the next, run by Alembic (IN-127)."""
