"""Room approvals: minutes entered, published, approved, and corrected: old words, new ones, and where."""
