// An agenda as lines with fields, written back into the text that is sent: with and without this script it is the same text.
// Enter makes a line, Alt and an arrow indents or moves it, and so does pulling at its number.
const form = document.querySelector("form.agenda-text");
const list = form.querySelector(".lines");
const shape = form.querySelector("template").content.firstElementChild;
const text = form.elements.text, lines = () => [...list.children];
const is = (line) => line.classList.contains("sub");
const fields = (line) => [...line.querySelectorAll(".what textarea, select, .min input, .who input")];
const safe = (value) => value.trim().replaceAll("|", "\\|");
const whole = (line) => {
  const block = [line];
  for (let next = line.nextElementSibling; !is(line) && next && is(next); next = next.nextElementSibling) block.push(next);
  return block;
};
const said = (line) => {
  const [title, ...others] = fields(line).map((field) => safe(field.value));
  if (!title && !line.dataset.mark) return "";
  const closed = line.querySelector("[type=checkbox]").checked ? "" : "nichtöffentlich";
  const mark = line.dataset.mark && `#${line.dataset.mark}`;
  const head = `${line.querySelector(".no").textContent} ${title}`;
  return title ? (is(line) ? "  " : "") + [head, ...others, closed, mark].filter(Boolean).join(" | ") : "";
};
const renew = () => {
  let top = 0, sub = 0, above = "", own = 0, sum = 0;
  for (const line of lines()) {
    if (line === list.firstElementChild) line.classList.remove("sub");
    const below = is(line), minutes = Number.parseInt(fields(line)[2].value, 10) || 0;
    if (below) sub += 1; else { top += 1; sub = 0; own = minutes; }
    const number = line.dataset.printed || (below ? `${above}.${sub}` : `${top}`);
    if (!below) above = number;
    line.querySelector(".no").textContent = number;
    line.querySelector(".what span").textContent = `TOP ${number}`;
    if (!below || !own) sum += minutes;
  }
  text.value = lines().map(said).filter(Boolean).join("\n");
  form.querySelector("[data-sum]").textContent = sum;
  form.querySelector(".lines-sum").hidden = !sum;
  const ends = form.querySelector("[data-ends]");
  if (!ends) return;
  const [hour, minute] = ends.dataset.ends.split(":").map(Number), at = hour * 60 + minute + sum;
  ends.textContent = `${Math.floor(at / 60) % 24}.${String(at % 60).padStart(2, "0")}`;
};
const place = (block, target, behind) => target && (behind ? target.after(...block) : target.before(...block));
const acts = {
  new: (line) => { const made = shape.cloneNode(true); if (line) { made.classList.toggle("sub", is(line)); line.after(made); } else list.append(made); return made; },
  up: (line) => { let to = line.previousElementSibling; while (to && !is(line) && is(to)) to = to.previousElementSibling; place(whole(line), to, false); },
  down: (line) => { const block = whole(line), to = block.at(-1).nextElementSibling; place(block, to && !is(line) ? whole(to).at(-1) : to, true); },
  in: (line) => line.classList.add("sub"),
  out: (line) => line.classList.remove("sub"),
  drop: (line) => { const near = line.nextElementSibling || line.previousElementSibling; line.remove(); return near || acts.new(); },
};
const carry = (name, line) => { const to = acts[name](line); renew(); const next = to instanceof Element ? to : line; if (next) fields(next)[0].focus(); };
list.addEventListener("keydown", (event) => {
  const line = event.target.closest("li"), way = { ArrowUp: "up", ArrowDown: "down", ArrowRight: "in", ArrowLeft: "out" }[event.key];
  const name = event.altKey ? way : event.key === "Enter" && event.target.matches("input, select, textarea") && "new";
  if (name) { event.preventDefault(); carry(name, line); }
});
form.addEventListener("click", ({ target }) => { if (target.dataset.do) carry(target.dataset.do, target.closest("li")); });
list.addEventListener("input", (event) => {
  const [first, ...others] = event.target.matches("textarea") ? event.target.value.split(/\s*\n\s*/) : [""];
  if (others.length) event.target.value = first;  // a list that was pasted: a line each
  others.filter(Boolean).reduce((line, title) => { const made = acts.new(line); fields(made)[0].value = title; return made; }, event.target.closest("li"));
  renew();
});
// The line one is at stays open until another is: closed by a press, it would pull the button away under the pointer.
list.addEventListener("focusin", ({ target }) => lines().forEach((line) => line.classList.toggle("now", line.contains(target))));
let pulled;
list.addEventListener("pointerdown", ({ target }) => { pulled = target.matches(".no") ? target.closest("li") : undefined; });
addEventListener("pointermove", (event) => {
  const over = pulled && document.elementFromPoint(event.clientX, event.clientY)?.closest(".lines > li");
  if (!over || whole(pulled).includes(over)) return;
  const { top, height } = over.getBoundingClientRect();
  place(whole(pulled), over, event.clientY > top + height / 2);
});
addEventListener("pointerup", () => { if (pulled) renew(); pulled = undefined; });
if (!list.children.length) acts.new();
form.querySelector(".with-script").hidden = false;
form.querySelector(".as-text").hidden = true;
form.querySelector(".no-script").remove();
renew();
