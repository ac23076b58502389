"""What staff type about boards, read and checked."""
