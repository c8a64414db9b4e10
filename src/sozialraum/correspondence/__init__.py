"""Room reaching: how word gets to somebody who has no account."""
