"""Rulebook: the page on which the office enters what a version of a document rules, without code."""
