"""Site: what the pages ask, each as frozen values ready to be shown."""
