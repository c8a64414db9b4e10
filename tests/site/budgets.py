"""How many statements pages and forms of the office may cost (``test_cost_of_forms``)."""

#: Statements a page of the office may ask.
PAGE = 14
PAGES_ASK = {
    "bodies:institution-withdraw": 29,  # asks every table that may name it
    "bodies:organization-withdraw": 29,
    "decisions:resolution-correct": 23,  # periods, where it was sent, and which majorities the fixed rules want
    "dossier:minutes-paper-inside": 23,  # the page of the sitting, its pictures, and whether one is inside
    "desk:desk": 40,  # one for each kind of thing that may wait, and the rules that say until when
    "desk:entering": 20,  # one for each list
    "rulings:organization-votes": 15,  # seats, deputies, rules and who is who
    "desk:contradiction-list": 39,  # it looks through eight kinds, and asks each what belongs to it
    "convening:meeting-convene": 15,  # what does not fit together in it, elections too
    "convening:meeting-move": 15,
    "holding:meeting-hold": 29,  # all that stands on it: points, notes, who is here, rules, votes, what came back
    "site:minutes-inside": 25,  # a meeting with all that stands in its minutes, names too
    "site:minutes-inside-paper": 24,
    "inbox:concern-detail": 17,  # one of them: the letters that went out about it
    "inbox:concern-list": 15,
    "inbox:concern-read-out": 17,
    "presence:meeting-arrive": 17,  # seats, people and rules of the groups: who may come
    "presence:meeting-excuse": 17,
    "presence:meeting-mark-sheet": 17,
    "presence:meeting-sign-in": 16,
    "presence:meeting-speak-for": 19,
    "privacy:about-person": 33,  # one for each kind of thing that may be known; two for notes, written or named in
    "privacy:about-person-file": 31,
    "privacy:person-erase": 36,
    "privacy:retention": 24,  # one for each kind that goes after a time
    "voting:agendaitem-hold-ballot": 25,  # who is here, which rules, who may be biased, what it may set in motion
}
#: Statements a form may ask, one of a simple kind; all write in one transaction.
FORM = 20
FORMS = {
    "pictures:picture-remove": 23,  # the picture, its file, and whether anything else is made of it
    "agenda:meeting-set-agenda": 21,  # reads all points, their papers and decisions, and writes each that changed
    "bodies:institution-withdraw": 38,  # asks every table that may name it, and whether everybody could read it
    "bodies:organization-withdraw": 37,
    "concerns:concern-confirm": 30,  # with a letter, its calendar part, and what may hold it back
    "concerns:concern-put-on-agenda": 36,
    "concerns:concern-take-off-agenda": 32,
    "inbox:concern-change-contact": 29,  # what was owed goes out with it
    "joining:request-change-contact": 26,
    "approvals:minutes-withdraw": 21,  # with its approvals and quorums
    "attendance:minutes-state-attendance": 27,  # what one types may name institutions, people and items
    "attendance:minutes-state-quorum": 32,  # who shares a vote by the rules of the sitting; hints once it is saved
    "elections:election-record": 34,  # what one types may name institutions and people; the rules of the sitting
    "elections:election-correct": 34,
    "elections:election-withdraw": 40,  # with its candidates and rounds
    "approvals:minutes-approve": 28,  # in which sitting it may have been, and the corrections of the others
    "approvals:minutes-state-corrections": 26,
    "approvals:minutes-correct": 22,
    "attendance:minutes-record": 23,
    "attendance:meeting-draft-minutes": 23,
    "attendance:meeting-state-conductors": 21,  # whom one may choose: institutions, people, points
    "agenda:meeting-adjourn": 26,  # a sitting and its points, made in one act
    "approvals:minutes-publish": 36,  # the rules of every group that met: whether and when everybody reads it
    "approvals:minutes-unpublish": 21,
    "approvals:minutes-withdraw-approval": 26,  # its corrections go with it
    "decisions:resolution-record": 24,  # as a hint, whether it was decided by circular
    "transcripts:body-transcribe-sitting": 53,  # a sitting, its minutes and decisions, each an act with its entry
    "convening:meeting-plan": 31,  # a sitting with its place, people, link and points, by the rules of its groups
    "convening:meeting-record": 21,
    "convening:meeting-withdraw": 25,  # also whether it takes the place of another one
    "convening:meeting-convene": 25,  # the rules of its groups, for the form and for the act
    "convening:meeting-move": 24,
    "presence:meeting-open-sitting": 38,  # the rules of its groups, for form and act; its minutes are begun with it
    "meetings:meeting-conclude": 26,
    "presence:meeting-arrive": 42,  # who is expected, by seats, people and rules; for the words and, held, for the act
    "presence:meeting-excuse": 42,
    "presence:meeting-mark-sheet": 38,
    "presence:meeting-speak-for": 40,
    "presence:meeting-state-computed-quorum": 34,
    "meetings:meeting-pin-rules": 24,
    "decisions:resolution-correct": 43,  # for the form and for the act, whether rules are fixed that it goes against
    "decisions:resolution-withdraw": 45,  # with its rounds of votes and effects, each an act, and whom they were for
    "desk:unconfirmed": 31,
    "holding:agendaitem-begin": 25,  # the one before it is closed, and its note goes into the minutes
    "holding:agendaitem-set-course": 24,  # the current one is closed with it; whether its words are approved already
    "holding:agendaitem-finish-item": 22,  # its note goes into the minutes
    "holding:meeting-end-sitting": 57,  # with its notes, each an act; who was there and who could decide, by the rules
    "holding:meeting-hold": 29,  # the page once more
    "site:minutes-inside": 25,  # a meeting with all that stands in its minutes, names too
    "site:minutes-inside-paper": 24,
    "inbox:concern-answer": 22,
    "inbox:concern-assign": 24,
    "inbox:concern-forget": 31,  # with the numbers of the entries it blanks, and what was written back
    "joining:request-admit": 41,  # with a seat, a person, a membership and a letter
    "joining:request-confirm": 28,
    "people:organization-give-seat": 22,
    "notes:task-take": 21,  # whether one may, the minutes of the sitting, and the task with its place in their row
    "tasks:task-record": 21,  # whose it may be: points, decisions, seats and persons
    "people:person-close-login": 23,
    "people:person-withdraw": 28,
    "people:seat-name-deputy": 21,
    "privacy:person-erase": 44,  # originals of what came in go, too; interests, presence, tasks, notes, voices …
    "voting:agendaitem-hold-ballot": 77,  # the page twice, for the form and for the act; count and basis, four acts
    "voting:agendaitem-hold-poll": 22,
    "voting:agendaitem-postpone-item": 27,  # who is here and whether they can decide, by the rules
}
#: Statements for each more thing that was chosen; each is an act with an entry of its own.
FOR_EACH = {
    "agenda:meeting-set-agenda": 2,
    "attendance:minutes-state-attendance": 1,
    "holding:meeting-end-sitting": 6,  # each note is taken into the minutes with an entry of its own, if it may be
    "elections:election-withdraw": 3,  # each candidate is withdrawn with an entry of its own
    "desk:unconfirmed": 7,
    "post:letter-check-off-all": 2,
}
