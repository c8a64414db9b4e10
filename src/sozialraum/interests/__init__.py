"""Interests: who brings a paper and whom it concerns, declared offices, and who is proposed as biased in a sitting."""
