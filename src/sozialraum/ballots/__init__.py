"""Ballots: what is kept of a vote held in a sitting – its basis, voices by name, who was biased, straw polls."""
