"""What staff type about blocs, read and checked."""
