// From card to card by keyboard: Enter goes to the next one, from the last it sends the page.
// Without it Enter begins a new line, and the tab key leads on.

for (const form of document.querySelectorAll("form[data-cards]")) {
  const cards = [...form.querySelectorAll("[data-card]")];
  for (const note of document.querySelectorAll("[data-with-script]")) note.hidden = false;
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    const card = event.target.closest("li");
    if (!card || event.target.type === "checkbox") return;
    event.preventDefault();
    const next = cards[cards.indexOf(card.querySelector("[data-card]")) + 1];
    if (next) next.focus();
    else form.requestSubmit();
  });
  if (!form.querySelector(".error") && location.search.includes("karten=")) cards[0]?.focus();
}
