"""The public pages of blocs and boards."""
