// Shows how far the notes of note.js are stored and what still waits on this device; note-left.js adds what is from before.
// Sends it again when the line is back, after a login in another window, or when somebody presses the button.
const { forms, notes, unsent, send } = window.noteOutbox;
const AGAIN = 20000;
const box = document.querySelector("[data-kept]");
const part = (name) => box.querySelector(`[data-kept-${name}]`);
let lostSince = "", needsLogin = false, refused = false;

const linesOf = (text) => text.split("\n").map((line) => line.trim()).filter(Boolean);
const missing = (text, there) => linesOf(text).filter((line) => !linesOf(there).includes(line));
const clock = () => `${new Date().toLocaleTimeString("de-DE", { hour: "numeric", minute: "2-digit" }).replace(":", ".")} Uhr`;
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
async function asked(form) {
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } }).catch(() => null);
  return answer?.ok ? answer.json() : null;
}
async function again(withOffers = false) {
  const now = needsLogin ? await asked(forms[0]) : {};
  if (!now) return;
  // After a login in another window the forms of this page need a new proof of where they come from.
  if (now.csrf) for (const one of document.querySelectorAll("[name=csrfmiddlewaretoken]")) one.value = now.csrf;
  for (const form of forms) {
    await send(form);
    if (withOffers) await send(form, { withOffers });
  }
}
part("again").addEventListener("click", () => again(true));
addEventListener("online", () => again());
addEventListener("focus", () => { if (lostSince || needsLogin) again(); });
setInterval(() => { if (lostSince) again(); }, AGAIN);
Object.assign(window.noteOutbox, { part, missing, waiting, show, asked });
