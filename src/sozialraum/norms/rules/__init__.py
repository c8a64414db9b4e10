"""Norms: the families of rules, and what contradicts itself among rules. Values only: no Django, no clock."""
