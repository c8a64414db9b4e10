// The crumb of a list leads back to it as it was left: with its filter and its page.
// Only the last crumb all of whose own parameters hold there, so that what it says stays true.
// Without it the crumb leads to the whole list.

const from = document.referrer ? new URL(document.referrer) : null;
const holds = (link) => {
  const own = new URL(link.href);
  const said = [...own.searchParams];
  return own.origin === from.origin && own.pathname === from.pathname
    && said.every(([name, value]) => from.searchParams.get(name) === value);
};

if (from && from.search) {
  const crumbs = [...document.querySelectorAll(".crumb a")].filter(holds);
  if (crumbs.length) crumbs.at(-1).href = from.pathname + from.search;
}
