"""Voting: a ballot held in a sitting – who is biased, who votes, what was counted, and on which basis it was frozen."""
