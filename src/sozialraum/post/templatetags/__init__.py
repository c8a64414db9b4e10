"""Post: what the texts of letters may use."""
