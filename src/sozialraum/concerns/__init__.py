"""Concerns: what people say to the network, where it goes, and what comes back to them."""
