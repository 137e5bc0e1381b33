"""Start page and worklist."""
