"""Access: the pages at the door, and those of one's own access."""
