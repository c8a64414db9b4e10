"""Desk: what lies on whose table, and from there every task of the office."""
