"""Reads of the boards app that several callers share."""
