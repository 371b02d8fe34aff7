// Asks the browser for a key (WebAuthn): a form marked `data-passkey="create"` or `"get"`, what to ask beside it as JSON.
// The answer goes into the form's field `credential`. Where keys cannot work (no HTTPS name), the page says so.
const decode = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
const encode = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const known = (list) => list?.map((each) => ({ ...each, id: decode(each.id) }));

function asked({ publicKey }) {
  const options = { ...publicKey, challenge: decode(publicKey.challenge) };
  if (publicKey.user) options.user = { ...publicKey.user, id: decode(publicKey.user.id) };
  if (publicKey.excludeCredentials) options.excludeCredentials = known(publicKey.excludeCredentials);
  if (publicKey.allowCredentials) options.allowCredentials = known(publicKey.allowCredentials);
  return { publicKey: options };
}

function told(credential) {
  const response = {};
  for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[part]) response[part] = encode(credential.response[part]);
  }
  const clientExtensionResults = credential.getClientExtensionResults();
  return { id: credential.id, rawId: encode(credential.rawId), type: credential.type, response, clientExtensionResults };
}

// a browser that has a key of this name can be asked; an address of numbers is no name
const canAsk = () => window.PublicKeyCredential && !/^[\d.]+$|:/.test(location.hostname);

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const button = form.querySelector("[data-passkey-go]");
  if (!button || !canAsk()) continue;
  const failed = form.querySelector("[data-passkey-failed]");
  form.querySelector("[data-passkey-off]").hidden = true;
  button.hidden = false;
  button.addEventListener("click", async () => {
    failed.hidden = true;
    try {
      const options = asked(JSON.parse(form.querySelector("script[type='application/json']").textContent));
      form.elements.credential.value = JSON.stringify(told(await navigator.credentials[form.dataset.passkey](options)));
      form.submit();
    } catch {
      failed.hidden = false;
    }
  });
}
