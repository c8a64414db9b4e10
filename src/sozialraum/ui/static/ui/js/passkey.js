/* Passkeys: forms marked data-passkey="get" or "create". The form asks the house what is to be signed, the browser has it
   signed, and the form goes out with the signature as any form does. Where this cannot work, nothing of it is shown. */

const works = Boolean(window.PublicKeyCredential && navigator.credentials);
for (const part of document.querySelectorAll("[data-passkey-only]")) part.hidden = !works;
for (const part of document.querySelectorAll("[data-passkey-without]")) part.hidden = works;

const SAYS = {
  NotAllowedError: "Abgebrochen, oder es hat zu lange gedauert. Versuchen Sie es einfach noch einmal.",
  InvalidStateError: "Auf diesem Gerät gibt es schon einen Passkey für Ihren Zugang.",
  SecurityError: "Unter dieser Adresse sind keine Passkeys möglich; dafür muss die Seite mit https geöffnet sein.",
};
const OTHERWISE = "Das hat nicht geklappt. Versuchen Sie es noch einmal, oder nehmen Sie den Code per E-Mail.";

const toBytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const toText = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const named = (one) => ({ ...one, id: toBytes(one.id) });

function understood({ publicKey }) {
  const asked = { ...publicKey, challenge: toBytes(publicKey.challenge) };
  if (asked.user) asked.user = named(asked.user);
  for (const list of ["allowCredentials", "excludeCredentials"]) if (asked[list]) asked[list] = asked[list].map(named);
  return { publicKey: asked };
}

function written({ id, type, rawId, response }, extensions) {
  const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const sent = parts.filter((name) => response[name]).map((name) => [name, toText(response[name])]);
  return JSON.stringify({
    id, type, rawId: toText(rawId), response: Object.fromEntries(sent), clientExtensionResults: extensions,
  });
}

async function signed(form) {
  const answer = await fetch(form.action, { method: "POST", body: new FormData(form), credentials: "same-origin" });
  if (!answer.headers.get("Content-Type")?.includes("json")) return window.location.assign(answer.url);
  const { options } = await answer.json();
  const credential = await navigator.credentials[form.dataset.passkey](understood(options));
  form.elements.credential.value = written(credential, credential.getClientExtensionResults());
  return form.submit();
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const says = form.querySelector("[data-passkey-says]");
    says.textContent = "";
    form.elements.credential.value = "";
    signed(form).catch((fault) => {
      says.textContent = SAYS[fault.name] ?? OTHERWISE;
    });
  });
}
