"""Figures of an export (section 7): a result object each, which its table, words and drawing come from."""
