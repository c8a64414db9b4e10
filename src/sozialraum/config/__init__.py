"""Config: the roof – settings, addresses, middleware, and the command ``sozialraum``."""
