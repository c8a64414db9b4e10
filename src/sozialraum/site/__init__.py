"""Site: what the public reads. Gathers from the rooms below and never writes."""
