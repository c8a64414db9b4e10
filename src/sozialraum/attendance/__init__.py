"""Room attendance: who was there – voting, advising, as a guest – who was excused, and who stood in for whom."""
