"""Room ui: components, base page, styles; it knows no other room."""
