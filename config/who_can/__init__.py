"""*Who can do this, and why?*: the policy, read for one thing or for one person."""
