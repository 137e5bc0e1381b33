"""The window of an auditor: the trail, the check of the study, exports."""
