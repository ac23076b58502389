"""Points: exact, explained, computed over the whole bloc at once."""
