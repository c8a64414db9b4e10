"""Norms: what texts may rule – one frozen value class a family, each with its parts and its sentences."""
