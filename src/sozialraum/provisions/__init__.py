"""Provisions: what a rule is, a typed value with its paragraph; which of several governs; two versions compared."""
