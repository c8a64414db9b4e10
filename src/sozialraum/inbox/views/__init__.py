"""Inbox: the pages of the office and of the members about concerns."""

from sozialraum.actforms.pages import pages
from sozialraum.concerns.models import Topic
from sozialraum.inbox.forms.keeping import TopicForm

topic_record, topic_correct, topic_withdraw = pages(TopicForm, Topic.objects)
