"""Languages: in which languages the house speaks to everybody, and the catalogues of what it says in them."""
