"""Access: how people come in, what proves who they are, and which of their sessions are open."""
