"""File formats of tables; none of them knows a table."""
