// The page of a sitting: what was unfolded stays so after a form was sent, and an address opens the point it names.
// Only which points are open is remembered, for this tab; no text. Without it the current point is open, as it came.

const KEY = `offen ${location.pathname}`;
const points = [...document.querySelectorAll("details.run")];

const unfold = () => {
  const named = location.hash ? document.getElementById(location.hash.slice(1)) : null;
  const point = named?.closest("details.run");
  if (!point) return;
  point.open = true;
  named.scrollIntoView();
  point.querySelector("summary").focus({ preventScroll: true });
};

for (const id of JSON.parse(sessionStorage.getItem(KEY) ?? "[]")) {
  const point = document.getElementById(id);
  if (point?.matches("details.run")) point.open = true;
}
unfold();
addEventListener("hashchange", unfold);
addEventListener("pagehide", () => {
  sessionStorage.setItem(KEY, JSON.stringify(points.filter((one) => one.open).map((one) => one.id)));
});
