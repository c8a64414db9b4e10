"""Site: the pages everybody reads, a module for each kind of thing."""
