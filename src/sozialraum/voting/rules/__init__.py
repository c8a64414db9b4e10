"""Voting: what figures of a ballot add up to, and what follows from them."""
