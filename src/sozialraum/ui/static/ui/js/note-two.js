// Of a note that two have written, both texts beside each other and one that holds both; and what of a note is marked.
// Without it the server shows the same on a page of its own, and the buttons take the lines that begin with their word.
const { notes, send } = window.noteOutbox;
const NOTHING = "\u0000";  // no text is like it, so that whatever was chosen is sent

document.addEventListener("note-told", ({ detail: { form, status, said, sent } }) => {
  if (status !== 409) return;
  const typed = form.elements.text.value;
  if (!sent.isOffer && typed !== sent.text) {  // typed on while the answer was on its way
    const known = said.together.split("\n"), more = typed.split("\n").filter((line) => !known.includes(line));
    Object.assign(said, { mine: typed, together: [said.together, ...more].join("\n") });
  }
  const shown = document.querySelector("template[data-two-texts]").content.firstElementChild.cloneNode(true);
  const field = (name) => shown.querySelector(`[data-${name}]`), note = notes.get(form);
  field("mine").textContent = said.mine;
  field("theirs").textContent = said.theirs;
  field("together").value = said.together;
  if (said.writer) field("writer").textContent = said.writer;
  form.hidden = true;
  form.after(shown);
  shown.focus();
  shown.addEventListener("click", ({ target }) => {
    const texts = { mine: said.mine, theirs: said.theirs, together: field("together").value };
    if (!(target.dataset.take in texts)) return;
    form.elements.text.value = texts[target.dataset.take];
    form.elements.seen.value = said.number;
    Object.assign(note, { both: false, stored: NOTHING, worksIn: said.token });
    shown.remove();
    form.hidden = false;
    form.elements.text.focus();
    send(form);
  });
});

for (const form of notes.keys()) {
  for (const one of form.querySelectorAll(".with-script")) one.hidden = false;
  form.addEventListener("click", ({ target }) => {
    const { text, marked } = form.elements;
    if (target.name === "do") marked.value = text.value.slice(text.selectionStart ?? 0, text.selectionEnd ?? 0);
  });
}
