"""Elections: who was elected or delegated, by whom, in which rounds; names inside, never who voted how."""
