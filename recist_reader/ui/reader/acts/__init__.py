"""What a reader does in the reading window, one idea a file; the controller's table binds it to keys."""
