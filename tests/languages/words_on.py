"""Every word that a reader sees or hears on a page, with the language it is marked with."""

from html.parser import HTMLParser

MUTE = {"script", "style"}
VOID = {"meta", "link", "img", "input", "br", "hr", "wbr", "path", "rect"}
SPOKEN = ("alt", "title", "aria-label", "placeholder", "summary")


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.around = [("", "")]  # tag, language
        self.found = []

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        language = told.get("lang") or self.around[-1][1]
        self.found += [(language, told[name]) for name in SPOKEN if told.get(name)]
        if tag == "meta" and told.get("name") == "description":
            self.found.append((language, told["content"]))
        if tag not in VOID:
            self.around.append((tag, language))

    handle_startendtag = handle_starttag

    def handle_endtag(self, tag):
        while len(self.around) > 1 and self.around.pop()[0] != tag:
            pass

    def handle_data(self, data):
        tag, language = self.around[-1]
        if tag not in MUTE and data.strip():
            self.found.append((language, " ".join(data.split())))


def words_on(html):
    """Pairs of language and text: each text node, and what stands in attributes for ears and for machines."""
    reader = _Reader()
    reader.feed(html)
    return reader.found


def in_common(foreign, german, language):
    """What a page in another language says in the same words as the German one, without being marked as German."""
    said = {text for _language, text in words_on(german)}
    return sorted(
        {
            text
            for marked, text in words_on(foreign)
            if marked == language and text in said and any(map(str.isalpha, text))
        }
    )
