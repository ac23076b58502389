"""Any boards beside one another, over any years, from published editions and nothing else."""
