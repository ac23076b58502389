"""Reading files into the facts of blocs: parsed here, written by the services."""
