"""Presence: who is here now in a sitting that runs, who speaks for which seat, and whether each group can decide."""
