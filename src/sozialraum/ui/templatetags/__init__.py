"""Room ui: where templates find the components."""
