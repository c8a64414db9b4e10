"""Room events: what a neighbourhood offers beside sittings – a festival, a course, an open door."""
