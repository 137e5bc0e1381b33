"""What the pages of adjudication show, as frozen values; A and B, never who read. No widget here."""
