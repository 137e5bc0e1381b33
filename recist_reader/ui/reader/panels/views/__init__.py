"""What the panels show, as frozen values: words are ready to read, nothing is computed from them.

View models fill these from the reading room; widgets copy them. Words are plain English and hold no
identifier of the patient (BN-4).
"""
