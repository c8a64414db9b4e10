// Shows how far the notes of note.js are stored, what still waits on this device, and what an earlier visit left here.
// Sends it again when the line is back, after a login in another window, or when somebody presses the button.
const { forms, notes, unsent, keep, send, put, placeOf } = window.noteOutbox;
const AGAIN = 20000;
const box = document.querySelector("[data-kept]");
const part = (name) => box.querySelector(`[data-kept-${name}]`);
let lostSince = "", needsLogin = false, refused = false;

const linesOf = (text) => text.split("\n").map((line) => line.trim()).filter(Boolean);
const missing = (text, there) => linesOf(text).filter((line) => !linesOf(there).includes(line));
const clock = () => `${new Date().toLocaleTimeString("de-DE", { hour: "numeric", minute: "2-digit" }).replace(":", ".")} Uhr`;
function read(place) {
  try { return JSON.parse(localStorage.getItem(place)); } catch { return null; }
}
function waiting() {
  const isStuck = lostSince || needsLogin || refused;
  return forms.flatMap((form) => {
    const { offers } = notes.get(form), typed = isStuck && unsent(form) ? [{ text: form.elements.text.value }] : [];
    return [...offers, ...typed].map(({ text }) => ({ form, text }));
  });
}
function line({ form, text }) {
  const [first = "etwas gestrichen", ...more] = missing(text, notes.get(form).stored), item = document.createElement("li");
  const rest = more.length === 1 ? " und eine Zeile mehr" : more.length ? ` und ${more.length} Zeilen mehr` : "";
  item.textContent = `${form.dataset.called}: „${first}“${rest}`;
  return item;
}
function show(words) {
  const all = waiting();
  part("waiting").hidden = !all.length;
  part("waiting").querySelector("ul").replaceChildren(...all.map(line));
  part("login").hidden = !needsLogin;
  const state = lostSince ? `Keine Verbindung seit ${lostSince}. Alles liegt auf diesem Gerät.` : words;
  if (state && part("state").textContent !== state) part("state").textContent = state;
}
document.addEventListener("note-told", ({ detail: { status, said } }) => {
  needsLogin = status === 401 || status === 403;
  refused = status === 400;
  const isHeard = needsLogin || [200, 400, 409].includes(status);
  lostSince = isHeard ? "" : lostSince || clock();
  show(status === 200 ? `Gesichert ${said.at} – hier und beim Server` : said.error);
});
// After a login in another window the forms of this page need a new proof of where they come from.
async function renewed() {
  const answer = await fetch(forms[0].action, { headers: { Accept: "application/json" } }).catch(() => null);
  if (!answer?.ok) return false;
  const { csrf } = await answer.json();
  for (const one of document.querySelectorAll("[name=csrfmiddlewaretoken]")) one.value = csrf;
  return true;
}
async function again(withOffers = false) {
  if (needsLogin && !(await renewed())) return;
  for (const form of forms) {
    await send(form);
    if (withOffers) await send(form, { withOffers });
  }
}
for (const form of forms) {  // what a browser that was killed, or closed without a line, has left here
  const left = read(placeOf(form)), note = notes.get(form);
  const old = [...(read(`${placeOf(form)} ~`) ?? []), ...(left ? [left] : [])];
  note.offers = old.filter(({ text }) => text !== note.stored && missing(text, note.stored).length);
  keep(form);
}
part("again").addEventListener("click", () => again(true));
part("drop").addEventListener("click", () => {
  for (const form of forms) { notes.get(form).offers = []; put(placeOf(form)); put(`${placeOf(form)} ~`); }
  show();
});
part("file").addEventListener("click", ({ target }) => {
  const texts = waiting().map(({ form, text }) => `${form.dataset.called}\n\n${text}\n`);
  target.href = URL.createObjectURL(new Blob([texts.join("\n")], { type: "text/plain" }));
});
addEventListener("online", () => again());
addEventListener("focus", () => { if (lostSince || needsLogin) again(); });
setInterval(() => { if (lostSince) again(); }, AGAIN);
show();
