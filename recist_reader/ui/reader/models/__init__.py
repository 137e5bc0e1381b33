"""View models: a read's state turned into the words that the panels show. No widget, no Qt."""
