"""Renditions: minutes as everybody reads them and as the groups that met do, page and paper from one value; no tables."""
