"""Atom feeds (RFC 4287) of what is published: editions, of all blocs or of one, and decisions."""
