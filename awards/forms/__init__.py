"""What staff type about awards, read and checked."""
