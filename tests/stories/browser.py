"""A browser of the simplest kind: keeps cookies, follows redirects, fills in forms as they stand on the page."""

import html
import http.cookiejar
import re
import urllib.error
import urllib.parse
import urllib.request

from tests.stories.house import PATIENCE


class Browser:
    """One person's browser; ``go`` raises urllib's error for an answer of 400 and above, ``ask`` gives its number."""

    def __init__(self, house):
        self.base, self.address, self.page = f"http://localhost:{house.port}", "", ""
        self.jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))

    def go(self, path, words=None, **headers):
        data = urllib.parse.urlencode(words).encode() if words is not None else None
        return self._open(urllib.request.Request(urllib.parse.urljoin(self.base, path), data, headers))

    def _open(self, request):
        with self.opener.open(request, timeout=PATIENCE) as answer:
            self.address, self.page = answer.geturl(), answer.read().decode("utf-8", "replace")
        return self

    def ask(self, path, words=None, **headers):
        """The status of the answer, whatever it is; 0 if the house hangs up."""
        try:
            self.go(path, words, **headers)
        except urllib.error.HTTPError as refusal:
            with refusal:
                self.page = refusal.read().decode("utf-8", "replace")
            return refusal.code
        except urllib.error.URLError:
            return 0
        return 200

    def standing(self):
        """What a browser would send of the form on this page: its hidden fields."""
        hidden = {}
        for tag in re.findall(r"<input[^>]*>", self.page.split("<main")[1]):
            words = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
            if words.get("type") == "hidden":
                hidden[words["name"]] = html.unescape(words.get("value", ""))
        return hidden

    def send(self, **typed):
        """Press the button of the form on this page."""
        return self.go(self.address, self.standing() | typed)

    def hand_in(self, field, name, content, /, **typed):
        """Press the button of the form on this page, with a file."""
        line, parts = "----rand", []
        for key, value in (self.standing() | typed).items():
            parts.append(f'--{line}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode())
        head = f'--{line}\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n\r\n'.encode()
        body = b"".join([*parts, head, content, f"\r\n--{line}--\r\n".encode()])
        kind = {"Content-Type": f"multipart/form-data; boundary={line}"}
        return self._open(urllib.request.Request(self.address, body, kind))

    @property
    def words(self):
        plain = re.sub(r"<[^>]+>", " ", self.page.split("<main")[1]).replace("\xad", "").replace("\xa0", " ")
        return " ".join(html.unescape(plain).split())
