"""How all tests run."""

from hypothesis import settings

# How long one example takes says nothing on a busy machine; the time of a test is bounded anyway.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")
