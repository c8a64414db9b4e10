"""Access: what people type at the door, and what comes of it."""
