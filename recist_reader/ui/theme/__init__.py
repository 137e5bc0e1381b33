"""Tokens, palette, fonts, icons: the only place with a colour, a font name or a pixel size."""
