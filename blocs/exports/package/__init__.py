"""A published edition as a Frictionless data package: tables, their dictionary, and the proof."""
