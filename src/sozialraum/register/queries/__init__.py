"""Register: what it asks."""
