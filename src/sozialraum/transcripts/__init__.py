"""Room transcripts: a sitting of the paper age on one page – scan, day, what was decided, how many were there."""
