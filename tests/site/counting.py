"""A browser that notes what each answer cost the database."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sozialraum.config.unchanged import PAGES
from sozialraum.foundation.memory import REMEMBERED

WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")


class Counting(Client):
    """A browser that notes what each answer cost, by the name of its view."""

    def __init__(self, headers=None):
        super().__init__(headers=headers)
        self.host = headers
        self.pages, self.forms = {}, {}

    def request(self, **request):
        REMEMBERED.clear()
        PAGES.clear()
        connection.queries_log.clear()  # it holds 9,000, and many requests stand in one test
        with CaptureQueriesContext(connection) as queries:
            answer = super().request(**request)
        costs = self.forms if request["REQUEST_METHOD"] == "POST" else self.pages
        found = answer.wsgi_request.resolver_match
        name = found.view_name if found else ""
        before = costs.get(name, (0, 0))
        costs[name] = tuple(map(max, cost(queries.captured_queries), before))
        return answer

    def again(self):
        """The same browser before anything else happened; what it notes goes to the same place."""
        other = Counting(headers=self.host)
        other.pages, other.forms = self.pages, self.forms
        for name, cookie in self.cookies.items():
            other.cookies[name] = cookie.value
        return other


def cost(queries):
    """Statements, and transactions that wrote. In a test a transaction is a savepoint in that of the test."""
    statements, writes, depth, wrote = 0, 0, 0, False
    for sql in (query["sql"] for query in queries):
        if sql.startswith("SAVEPOINT"):
            depth, wrote = depth + 1, wrote and depth > 0
        elif sql.startswith("RELEASE"):
            depth -= 1
            writes += wrote and depth == 0
        elif not sql.startswith("ROLLBACK"):
            statements += 1
            writes += sql.startswith(WRITES) and depth == 0
            wrote = wrote or sql.startswith(WRITES)
    return statements, writes
