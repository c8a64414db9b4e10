"""Register: decisions as everybody reads them, one by one, of a meeting and as a list; no tables."""
