"""Meetings: when the network sits, who holds it, and what is on the agenda, with the papers consulted there."""
