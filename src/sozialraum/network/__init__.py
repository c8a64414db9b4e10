"""Network: the table of bodies (Sozialraumkonferenzen) that live in this house."""
