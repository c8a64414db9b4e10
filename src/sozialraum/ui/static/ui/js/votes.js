// Adds up the votes of each group while they are typed, with the very sentence that the server says after sending
// (voting/rules/sums.py, whose words stand on the page). Without it the button »Nachrechnen« says the same.

const points = [...document.querySelectorAll('[data-vote="point"]')];
const words = JSON.parse(points[0]?.dataset.words ?? "null");
const put = (sentence, number) => sentence.replace("{}", number);
const typed = (panel, name) => panel.querySelector(`[name^="${name}_"]`)?.value.trim() ?? "";
const isCount = (text) => /^\d{1,5}$/.test(text);

const sentenceOf = (figures, voting, recused) => {
  if (!isCount(figures[0]) && !isCount(figures[1])) return ["", 0];
  const counts = figures.map((one) => (isCount(one) ? Number(one) : 0));
  const cast = counts.reduce((sum, one) => sum + one, 0);
  const begins = `${counts.join(" + ")} = ${cast}${recused ? put(words.recused, recused) : ""}`;
  if (voting === null) return [`${begins}${words.ends} ${words.unknown}`, 0];
  const over = cast - voting;
  const here = voting + recused;
  const told = `${begins}${over ? words.ends : words.fits} ${here === 1 ? words.one_here : put(words.here, here)}`;
  if (!over) return [told, 0];
  const kind = over > 0 ? "over" : "short";
  const size = Math.abs(over);
  return [`${told} ${size === 1 ? words[`one_${kind}`] : put(words[kind], size)}`, over];
};

// Who is ticked as biased counts in none of their groups; what the page came with is already left out.
const moved = (point, place) => {
  const inside = (box) => box.dataset.places.split(" ").includes(place) || place === "0";
  const boxes = [...point.querySelectorAll('[name="recused"]')].filter(inside);
  return boxes.reduce((sum, box) => sum + Number(box.checked) - Number(box.defaultChecked), 0);
};

const show = (point, panel) => {
  const { place, voting, recused } = panel.dataset;
  const more = voting === undefined ? 0 : moved(point, place);
  const there = voting === undefined ? null : Number(voting) - more;
  const figures = ["yes", "no", "abstain"].map((name) => typed(panel, name));
  const [sentence, over] = sentenceOf(figures, there, Number(recused ?? 0) + more);
  const strong = document.createElement("strong");
  strong.className = over > 0 ? "not" : "ok";
  strong.textContent = sentence;
  panel.querySelector('[data-vote="sum"]').replaceChildren(strong);
};

for (const point of points) {
  point.addEventListener("input", () => {
    for (const panel of point.querySelectorAll('[data-vote="panel"]')) show(point, panel);
  });
}
