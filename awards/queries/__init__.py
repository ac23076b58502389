"""What the pages and files about awards read, each in a fixed number of queries."""
