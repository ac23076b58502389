"""One module per scoring method. A new method is a new module here and its test, nothing else."""
