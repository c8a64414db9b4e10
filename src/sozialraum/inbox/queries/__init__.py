"""Inbox: what may be asked – the list, one concern, whom an act reaches, figures, what is printed."""
