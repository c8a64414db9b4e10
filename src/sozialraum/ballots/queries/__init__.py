"""Ballots: on which figures a decision was taken, and straw polls, as everybody reads them."""
