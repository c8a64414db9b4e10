// The page of a sitting, while it is looked at: who is here and each quorum follow what others mark, without reloading.
// Nothing that is typed, focused or just being pressed is touched: such a part waits. How the sitting went on stands
// there as a sentence with a link; the page never reloads by itself. Without this script it is as it was loaded.

const CALM = 8000, IDLE = 30000, LOST = 240000, HAND = 2000;  // milliseconds
const page = document.querySelector("[data-live-from]");
const { liveFrom: from, liveCourse: course, liveVotes: votes } = page.dataset;
const hint = document.querySelector("[data-live-hint]"), aloud = document.querySelector("[data-live-said]");
const made = new Map();
let tag = `"${page.dataset.liveTag}"`, said = page.dataset.liveText, pause = CALM, timer = 0, late = 0, moved = new WeakMap();

// What names a control in the old part and in the new one.
const nameOf = (one) => [one.tagName, one.name ?? "", one.value ?? "", one.formAction ?? one.href ?? "", one.parentElement.dataset.part ?? ""].join(" ");
const twin = (part, focused) => [...part.querySelectorAll("a, button, input, summary")].find((one) => nameOf(one) === nameOf(focused));

// True if the part is as it should be; false if a hand or the focus is on it and it has to wait.
function put(part, html) {
  if (made.get(part) === html) return true;
  const fresh = document.createElement(part.localName), focused = part.contains(document.activeElement) && document.activeElement;
  fresh.innerHTML = html;
  const isUnderHand = Date.now() - (moved.get(part) ?? 0) < HAND;
  if (isUnderHand || (focused && !twin(fresh, focused))) return false;
  for (const old of part.querySelectorAll("details[open]")) {
    const same = fresh.querySelector(`details[data-part="${old.dataset.part}"]`);
    if (same) same.open = true;
  }
  part.replaceChildren(...fresh.childNodes);
  if (focused) twin(part, focused).focus({ preventScroll: true });
  made.set(part, html);
  return true;
}
function show(told) {
  clearTimeout(late);
  const parts = [...document.querySelectorAll("[data-live]")].filter((one) => one.dataset.live in told.parts);
  const waits = parts.map((one) => put(one, told.parts[one.dataset.live])).includes(false);
  const counted = document.querySelector("[data-live-public]");
  if (counted && counted.value === counted.defaultValue && counted !== document.activeElement) {
    counted.value = counted.defaultValue = told.public;
  }
  if (told.said && told.said !== said) aloud.textContent = said = told.said;
  const { hints } = told, isLater = hints.course[0] !== course;
  const words = isLater ? hints.course[1] : hints.votes[0] !== votes ? hints.votes[1] : "", place = hint.querySelector("span");
  hint.hidden = !words;
  if (place.textContent !== words) place.textContent = words;
  if (waits) late = setTimeout(() => show(told), HAND);
}
async function ask() {
  clearTimeout(timer);
  if (document.hidden) return;
  const headers = { Accept: "application/json", "If-None-Match": tag };
  const answer = await fetch(from, { headers, cache: "no-store", redirect: "manual" }).catch(() => null);
  const isHeard = answer?.status === 200 || answer?.status === 304;
  pause = isHeard ? Math.min(pause * 1.2, IDLE) : Math.min(Math.max(pause, CALM) * 2, LOST);
  if (isHeard) tag = answer.headers.get("ETag") ?? tag;
  if (answer?.status === 200) {
    pause = CALM;
    show(await answer.json());
  }
  timer = setTimeout(ask, pause);
}
for (const part of document.querySelectorAll("[data-live]")) {
  for (const kind of ["pointermove", "pointerdown"]) part.addEventListener(kind, () => moved.set(part, Date.now()));
}
document.addEventListener("visibilitychange", () => { pause = CALM; ask(); });
timer = setTimeout(ask, CALM);
