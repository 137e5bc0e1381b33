"""Search for texts that must not be where they are (BL-31): knows bytes and files, no study."""
