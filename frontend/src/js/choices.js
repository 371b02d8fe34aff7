// Theme, size of letters, contrast, keys: the server keeps the choice and answers with the new attributes of <html>.
const NAMES = ["data-bs-theme", "data-text", "data-contrast", "data-keys"];

document.addEventListener("chosen", ({ detail }) => {
  const chosen = detail.value ?? detail;
  for (const name of NAMES) {
    if (name in chosen) document.documentElement.setAttribute(name, chosen[name]);
    else document.documentElement.removeAttribute(name);
  }
});
