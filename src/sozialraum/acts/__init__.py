"""Acts: the only doors through which anything in this house changes, and the journal of what was done."""
