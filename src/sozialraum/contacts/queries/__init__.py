"""Contacts: what one may ask – what the network knows, what a list would do, whom a selection holds."""
