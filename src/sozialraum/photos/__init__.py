"""Room photos: pictures as strangers send them, looked through for viruses and made anew; no tables."""
