"""Every state of the window as PNG, to be looked at beside the mock-ups: `python -m tests.shots`."""
