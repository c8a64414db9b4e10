"""Post: letters out of the house, and what comes back."""
