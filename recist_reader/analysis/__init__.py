"""Statistics on locked reads."""
