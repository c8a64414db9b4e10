"""Voting: on which figures a ballot is held, what a page shows of it, and what everybody reads."""
