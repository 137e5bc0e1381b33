"""One image on the screen: slice, overlay, tools' hands."""
