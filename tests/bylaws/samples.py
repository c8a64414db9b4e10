"""Every part of every family, filled in in several ways, as JSON."""

HALF = {"of": 1, "parts": 2, "more_than": True}
TWO_THIRDS = {"of": 2, "parts": 3, "more_than": False}
WEEKS = {"number": 2, "unit": "weeks"}
FORTNIGHT = {"number": 14, "unit": "days"}
HALF_A_YEAR = {"number": 6, "unit": "months"}
A_DAY = {"number": 1, "unit": "working"}
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
    "demand": {
        "by": [{"number": 1}, {"number": 3, "reasons": True}, {"share": HALF, "reasons": False}],
        "within": [FORTNIGHT, A_DAY],
        "blocked": [{"span": HALF_A_YEAR}, {"span": FORTNIGHT, "unless_changed": True}],
    },
    "agenda": {
        "proposers": [["jedes Mitglied"], ["Mitglieder", "Träger"]],
        "until": [{"when": "span", "span": FORTNIGHT}, {"when": "dispatch"}, {"when": "sitting"}],
        "must_take": [True, False],
        "added": [{"how": "free"}, {"how": "no"}, {"how": "by_vote"}, {"how": "by_vote", "need": {"kind": "simple"}}],
        "late_decision": [True, False],
        "standing": [{"title": "Berichte", "every": "sitting"}, {"title": "Geld", "every": "quarter"}],
        "returned": ["next", "interim", "when_ready"],
    },
    "form": {
        "allowed": [["room"], ["room", "video", "hybrid"]],
        "requested": [1, 3],
        "told": [True, False],
    },
    "rhythm": {
        "per_year": [{"least": 4}, {"most": 2}, {"least": 1, "most": 2}],
        "every": [{"number": 8, "unit": "weeks"}, HALF_A_YEAR],
        "ahead": [{"weeks": 3, "body": "Jugendhilfeausschuss"}, {"weeks": 1, "body": "Rat"}],
        "in_holidays": [True, False],
        "public_holidays": [True, False],
        "minutes": [120],
        "planned": [True, False],
    },
    "circular": {
        "allowed": ["never", "urgent", "always"],
        "ways": [["E-Mail"], ["E-Mail", "Brief"]],
        "answer": [FORTNIGHT],
        "least": [{"share": HALF}],
        "stopped_by": [1],
        "told": ["minutes", "sitting", "at_once"],
    },
    "effect": {
        "power": [
            {"kind": "recommends"},
            {"kind": "decides", "euros": 500},
            {"kind": "decides", "euros": 500, "above": "recommends"},
            {"kind": "consent"},
        ],
        "addressee": ["Rat"],
        "answer": [{"number": 3, "unit": "months"}],
    },
    "chair": {
        "led_by": ["wer den Vorsitz hat"],
        "deputy": ["die erste Stellvertretung"],
        "may": [["business"], ["house", "excludes_guests", "excludes_members", "speaks", "urgent", "groups"]],
        "told": [True, False],
    },
    "guests": {
        "categories": [["Eingeladene"]],
        "open_to": ["all", "registered", "some", "members"],
        "only": ["junge Menschen"],
        "speak": ["free", "by_chair", "by_vote", "open_round", "never"],
        "motions": [True, False],
        "open_round": ["before", "beginning", "end"],
    },
    "minutes": {
        "kind": ["results", "course", "verbatim"],
        "contains": [["Beschlüsse"], ["wer da war", "Beschlüsse", "Zahlen der Abstimmung"]],
        "writer": ["das Büro"],
        "sent": [{"within": FORTNIGHT, "with_next": False}, {"with_next": True}],
        "objection": [FORTNIGHT],
        "approved": ["next", "silence", "signature"],
        "public": ["sent", "approved"],
        "rendition": ["full", "without_names", "decisions"],
    },
    "election": {
        "office": [{"name": "Vorsitz"}, {"name": "Team", "least": 3, "most": 5, "order": "equal"}],
        "eligible": ["wer Mitglied ist"],
        "electors": ["das Plenum"],
        "rounds": [[{"kind": "relative"}], [{"kind": "present"}, {"kind": "relative"}]],
        "run_off": ["best_two", "none"],
        "tie": ["lot", "again"],
        "together": ["never", "unopposed", "always"],
        "officer": ["wen die Anwesenden benennen"],
        "recall": [{"kind": "share", "share": TWO_THIRDS, "base": "all"}, {"kind": "simple"}],
    },
    "term": {
        "categories": [["Vorsitz"]],
        "length": [HALF_A_YEAR, {"number": 24, "unit": "months"}],
        "terms": [2],
        "by_election": ["rest", "full", "none"],
        "stays_on": [True, False],
        "turn": ["sitting", "half_year", "year"],
    },
    "workgroups": {
        "founded_by": ["body", "chair", "themselves", "bylaws"],
        "mandate": [True, False],
        "ends": [HALF_A_YEAR],
        "reports": [{"within": HALF_A_YEAR, "each_sitting": False}, {"each_sitting": True}],
        "joins": ["wer mitmachen will"],
        "among": [{"category": "Bewohner", "share": HALF}, {"category": "Bewohner", "number": 2}],
    },
    "amendment": {
        "need": [{"kind": "share", "share": TWO_THIRDS, "base": "cast"}, {"kind": "simple"}],
        "announced": [True, False],
        "confirmed_by": ["der Rat"],
    },
}
