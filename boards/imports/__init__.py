"""Figures from files: every row is read and checked before any is written."""
