"""What a page says of itself to machines: its one address, its languages, a sentence, its data."""
