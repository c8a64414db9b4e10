"""Acts: what acts were called in former programs. Journals hold these names for ever, hashed; code may rename."""

from __future__ import annotations

#: Former name → name today. Grows with every act that is renamed; a line is never taken out.
RENAMED: dict[str, str] = {
    "concerns.bring_back": "concerns.undo_set_aside",
    "concerns.take_down": "concerns.record_on_behalf",
    "concerns.tell": "concerns.announce_date",
    "joining.tell": "joining.announce_date",
    "people.keep_up": "people.update_contact",
    "reaching.tick_off": "correspondence.tick_off",
    "decisions.rewrite": "decisions.correct_resolution",
    "decisions.rewrite_minutes": "decisions.correct_minutes",
    "decisions.take_down": "decisions.record_resolution",
    **{f"decisions.{verb}_task": f"tasks.{verb}_task" for verb in ("correct", "record", "withdraw")},
    "decisions.write_minutes": "decisions.record_minutes",
    "mailbox.put_away": "mailbox.mark_done",
    "post.put_away": "mailbox.mark_done",
    "post.set_up_mailbox": "mailbox.set_up_mailbox",
    "papers.rewrite_version": "papers.correct_version",
    "papers.take_in": "papers.record_file",
    "papers.write_version": "papers.record_version",
}


def current_name(name: str) -> str:
    """What the act of this name is called today."""
    return RENAMED.get(name, name)


def names_of(name: str) -> list[str]:
    """Every name under which a journal may hold this act: today's and all former ones."""
    return [now := current_name(name), *(former for former, today in RENAMED.items() if today == now)]
