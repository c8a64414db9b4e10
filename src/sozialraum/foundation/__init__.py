"""Foundation: what every room stands on – visitor, request, public keys, partial dates, things."""
