"""One module a schema number. A released step is never changed."""
