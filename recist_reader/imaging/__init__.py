"""DICOM in: find, check, de-identify, store by hash, order by geometry, decode."""
