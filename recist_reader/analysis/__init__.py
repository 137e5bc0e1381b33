"""Statistics on locked reads: agreement of two readers, discordance, monitoring of reading (RA, AG)."""
