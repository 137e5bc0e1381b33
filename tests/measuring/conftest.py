"""Properties are judged by what they say, never by how long a busy machine takes to try them."""

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
