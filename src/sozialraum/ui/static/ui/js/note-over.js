// After a sitting: at which points this device still has text that the server never got. Their own pages offer it (note-left.js).
// What a page sent as it was left has arrived mostly: then it is kept here no longer. Without a script nothing is kept here.
const box = document.querySelector("[data-left]");
const linesOf = (text) => text.split("\n").map((line) => line.trim()).filter(Boolean);

function read(place) {
  try { return [JSON.parse(localStorage.getItem(place)) ?? []].flat(); } catch { return []; }
}
async function isMissing(link, texts) {
  const answer = await fetch(link.href, { headers: { Accept: "application/json" } }).catch(() => null);
  if (!answer?.ok) return true;
  const there = linesOf((await answer.json()).text);
  return texts.some(({ text }) => linesOf(text).some((line) => !there.includes(line)));
}
for (const link of document.querySelectorAll("[data-note-of]")) {
  const place = `notiz ${box.dataset.left} ${link.dataset.noteOf}`, places = [place, `${place} ~`];
  const texts = places.flatMap(read);
  if (!texts.length) continue;
  if (await isMissing(link, texts)) {
    const item = document.createElement("li"), there = document.createElement("a");
    Object.assign(there, { href: link.href, textContent: link.dataset.called });
    item.append(there);
    box.querySelector("ul").append(item);
    box.hidden = false;
  } else for (const one of places) localStorage.removeItem(one);
}
