// Stores notes while they are typed: at once on this device, some seconds after the last key at the server.
// What the server has is kept here no longer. A store whose answer was lost is named by its mark in the next one
// (»unsure«), so that it is no conflict with itself. note-kept.js shows how far it is, note-two.js two texts of two writers.
const PAUSE = 3000;
const forms = [...document.querySelectorAll("form[data-note]")];
const notes = new Map(forms.map((form) => [form, { stored: form.elements.text.value, unsure: [], offers: [] }]));
const unsent = (form) => form.elements.text.value !== notes.get(form).stored;
const mark = () => crypto.getRandomValues(new Uint32Array(3)).join("-");
const placeOf = (form) => `notiz ${form.dataset.meeting} ${form.dataset.note}`;

const tell = (...[form, status, said, sent]) =>
  document.dispatchEvent(new CustomEvent("note-told", { detail: { form, status, said, sent } }));

function put(place, value) {
  try {
    value ? localStorage.setItem(place, JSON.stringify(value)) : localStorage.removeItem(place);
  } catch { /* full or forbidden: the page still has it */ }
}
function keep(form) {
  const { offers, unsure } = notes.get(form), { text, seen } = form.elements;
  put(placeOf(form), unsent(form) && { text: text.value, seen: seen.value, unsure });
  put(`${placeOf(form)} ~`, offers.length && offers);
}
function later(form) {
  clearTimeout(form.pause);
  form.pause = setTimeout(() => send(form), PAUSE);
}
// What is to be sent next: what was typed; else, if asked for, what an earlier visit has left on this device.
function next(form, withOffers) {
  const { offers, unsure } = notes.get(form), { text, seen } = form.elements;
  if (unsent(form)) return { text: text.value, seen: seen.value, unsure };
  return withOffers && offers[0] && { ...offers[0], isOffer: true };
}
async function send(form, { keepalive = false, withOffers = false } = {}) {
  const note = notes.get(form), sent = next(form, withOffers);
  if (!sent || note.both || (note.busy && !keepalive)) return;
  sent.token = mark();
  sent.unsure.push(sent.token);
  keep(form);
  const body = new URLSearchParams(new FormData(form)), unsure = sent.unsure.slice(-20).join(" ");
  const words = { ...sent, unsure, works_in: note.worksIn ?? "" };
  for (const name of ["text", "seen", "token", "unsure", "works_in"]) body.set(name, words[name]);
  note.busy = true;
  try {
    const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" }, keepalive });
    const isOurs = answer.headers.get("Content-Type")?.startsWith("application/json");  // else something on the way answered
    took(form, sent, isOurs ? answer.status : 0, isOurs ? await answer.json() : {});
  } catch {
    tell(form, 0, {}, sent);
  }
  note.busy = false;
}
function took(form, sent, status, said) {
  const note = notes.get(form), { text, seen } = form.elements, typedOn = unsent(form) && sent.isOffer;
  if (status === 200) {
    if (!typedOn) seen.value = said.number;  // else both texts are to meet at the server
    if (sent.isOffer && !typedOn) text.value = sent.text;
    note.stored = sent.text;
  }
  if (status === 409) Object.assign(note, { both: true, stored: text.value });
  if (status === 200 || status === 409) {  // the server has it, as the note or as a second text
    if (sent.isOffer) note.offers.shift();
    Object.assign(note, { unsure: [], worksIn: "" });
  }
  keep(form);
  tell(form, status, said, sent);
  if (status === 200) later(form);
}

for (const form of forms) {
  form.addEventListener("input", () => { keep(form); later(form); });
  form.addEventListener("focusout", () => send(form));
  form.addEventListener("submit", () => {  // the form itself brings the text; what is kept here stays until it is seen there
    const note = notes.get(form), { text, unsure } = form.elements;
    unsure.value = note.unsure.slice(-20).join(" ");
    note.stored = text.value;
  });
}
addEventListener("pagehide", () => { for (const form of forms) send(form, { keepalive: true }); });
window.noteOutbox = { forms, notes, unsent, keep, send, put, placeOf };
