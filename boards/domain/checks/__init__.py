"""Checks of a report: each kind is a small frozen class that reads a sheet and yields findings."""
