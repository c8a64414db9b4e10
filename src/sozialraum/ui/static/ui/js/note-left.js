// Offers what a browser that was killed, or closed without a line, has left of notes on this device.
const { forms, notes, unsent, keep, put, placeOf, part, missing, waiting, show, asked } = window.noteOutbox;

function read(place) {
  try { return JSON.parse(localStorage.getItem(place)); } catch { return null; }
}
// What a page sent as it was left may have arrived only after this one was made.
async function renew(form) {
  const note = notes.get(form), now = await asked(form);
  if (!now || unsent(form) || note.busy) return;
  Object.assign(note, { stored: now.text, offers: note.offers.filter(({ text }) => missing(text, now.text).length) });
  form.elements.text.value = now.text;
  form.elements.seen.value = now.number;
  keep(form);
  show();
}
for (const form of forms) {
  const left = read(placeOf(form)), note = notes.get(form);
  const old = [...(read(`${placeOf(form)} ~`) ?? []), ...(left ? [left] : [])];
  note.offers = old.filter(({ text }) => text !== note.stored && missing(text, note.stored).length);
  keep(form);
  if (note.offers.length) renew(form);
}
part("drop").addEventListener("click", () => {
  for (const form of forms) { notes.get(form).offers = []; put(placeOf(form)); put(`${placeOf(form)} ~`); }
  show();
});
part("file").addEventListener("click", ({ target }) => {
  const texts = waiting().map(({ form, text }) => `${form.dataset.called}\n\n${text}\n`);
  target.href = URL.createObjectURL(new Blob([texts.join("\n")], { type: "text/plain" }));
});
show();
