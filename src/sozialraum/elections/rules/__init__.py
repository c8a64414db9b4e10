"""Elections: lines of text read and written, and what the rules say of the figures in them."""
