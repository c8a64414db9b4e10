"""Renditions: minutes as everybody reads them and as those who met do, page and paper from one value. No tables."""
