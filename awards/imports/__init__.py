"""Turns texts and files into values of the awards app."""
