"""Post: letters out of the house."""
