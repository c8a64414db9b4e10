"""Provisions: values of rules, days, the order among texts. Plain Python: no Django, no clock."""
