"""Circulation: what one may ask of a draft that goes round – its text, who gets it, what was said, what rules want."""
