"""The window of a data exporter: what goes out, and where it is."""
