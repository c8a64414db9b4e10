"""Config: the doctor – everything `docs/operate.md` asks for, looked at on this very machine."""
