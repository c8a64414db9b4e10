"""Every part of every family, filled in in several ways, as JSON."""

HALF = {"of": 1, "parts": 2, "more_than": True}
TWO_THIRDS = {"of": 2, "parts": 3, "more_than": False}
WEEKS = {"number": 2, "unit": "weeks"}
FULL_PERIOD = {"number": 14, "unit": "calendar", "since": "receipt", "post_days": 3, "working_day": True}

PARTS = {
    "notice": {
        "period": [WEEKS, FULL_PERIOD, {"number": 1, "unit": "clear", "since": "dispatch", "working_day": False}],
        "urgent": [{"period": WEEKS}, {"period": FULL_PERIOD, "found_by": "chair", "note_in_letter": False}],
        "public": [{"period": WEEKS}, {"period": WEEKS, "where": "Aushang", "urgent": FULL_PERIOD}],
        "attached": [["Tagesordnung"], ["Tagesordnung", "Vorlagen", "letztes Protokoll"]],
        "late_papers": ["no", "with_reason", "yes"],
        "also_to": [["Magistrat"]],
    },
    "vote": {
        "categories": [["Bewohner"], ["Bewohner", "Einrichtung"]],
        "seats": [
            {"label": "Bewohner"},
            {"label": "Bewohner", "least": 6, "most": 12, "share": HALF, "filled_by": "lot", "gap": "next_on_list"},
        ],
        "unit": ["person", "household", "institution", "seat"],
        "earned": [
            {"by": "seat"},
            {"by": "attendances", "times": 3, "today_counts": True},
            {"by": "attendances", "times": 3, "months": 12, "today_counts": False},
        ],
        "lost": [{"absences": 2}, {"months": 1, "only_unexcused": True, "regained": 1}],
        "eligible": ["ab 16"],
        "kind": ["full", "advisory", "excluded", "barred"],
        "deputies": ["none", "personal", "ordered", "pool", "lot_in_class"],
        "proxies": [{"most": 1, "for_quorum": False}],
    },
    "quorum": {
        "need": [
            {"kind": "invited"},
            {"kind": "fixed", "number": 10},
            {"kind": "share", "share": HALF, "base": "seats"},
            {"kind": "share", "share": HALF, "base": "filled", "invited": True},
            {"kind": "fixed", "number": 1, "invited": False},
        ],
        "among": [[{"category": "Bewohner", "number": 2}, {"category": "Einrichtung", "share": HALF}]],
        "second_call": [{"announced": True}, {"announced": False, "within_days": 14}],
        "recount": ["per_item", "on_doubt", "once"],
    },
    "majority": {
        "ballots": [
            [{"kind": "simple"}],
            [{"kind": "unanimous"}, {"kind": "share", "share": TWO_THIRDS, "base": "all"}, {"kind": "relative"}],
        ],
        "abstentions": ["out", "counted"],
        "tie": ["rejected", "chair", "postponed", "again", "lot", "case"],
        "secret": [{"always": True}, {"number": 1}, {"share": TWO_THIRDS}],
        "roll_call": [{"number": 3}],
    },
    "bias": {
        "who": [["seat"], ["seat", "originator", "concerned", "office"]],
        "conduct": ["none", "answers"],
        "room": ["leaves", "stays"],
        "out_of": [["vote"], ["vote", "quorum"]],
    },
}
