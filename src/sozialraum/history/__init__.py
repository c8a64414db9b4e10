"""History: the journal as people read it, and what was withdrawn and can be restored."""
