"""Approvals: what one types about minutes, who approved them, and with which corrections."""
