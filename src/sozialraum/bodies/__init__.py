"""Bodies: the groups and institutions of a network, its working periods, places and texts."""
