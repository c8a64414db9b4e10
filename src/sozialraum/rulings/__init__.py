"""Rulings: what follows from rules for one sitting – its last day of notice, votes, quorum, majority, bias."""
