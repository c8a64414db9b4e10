"""Circulation: how a draft of minutes goes round – sent, objected to, approved by silence or signature, published."""
