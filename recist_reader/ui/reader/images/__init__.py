"""The images of the reading window: which series hangs where, its marks, and the way to a lesion."""
