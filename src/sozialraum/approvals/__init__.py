"""Room approvals: that a group approved minutes, and with which corrections: old words, new ones, and where."""
