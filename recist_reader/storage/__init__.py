"""The study file: event log, chain, projections, migrations, backup, verification."""
