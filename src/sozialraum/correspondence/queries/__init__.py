"""Reaching: what may be asked – dates that somebody has to hear of, and the words in which they do."""
