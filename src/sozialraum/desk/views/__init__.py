"""Desk: the pages from which the work of the network is done."""
