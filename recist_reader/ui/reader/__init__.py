"""The reading window around the viewports."""
