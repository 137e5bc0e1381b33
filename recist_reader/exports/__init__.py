"""Tables and documents that leave the program."""
