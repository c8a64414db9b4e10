"""History: its pages."""
