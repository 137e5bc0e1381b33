"""The export tables, one file each; `registry.py` lists them."""
