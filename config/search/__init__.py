"""One search over all that is public, blind to diacritics, case and the place of a tone."""
