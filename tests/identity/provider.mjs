// A real OpenID provider for the tests: `node provider.mjs '{"clients": […], "people": {…}}'`; prints its address.
// People and their claims are given; its sign-in page asks for one of their keys and can refuse.
import { createServer } from "node:http";
import { pathToFileURL } from "node:url";
import { resolve } from "node:path";

const folder = resolve(import.meta.dirname, "../../frontend/node_modules/oidc-provider/lib/index.js");
const { Provider } = await import(pathToFileURL(folder));
const { clients, people, port } = JSON.parse(process.argv[2]);
const server = createServer();
await new Promise((ready) => server.listen(port ?? 0, "127.0.0.1", ready));
const address = `http://127.0.0.1:${server.address().port}`;

const provider = new Provider(address, {
  clients,
  acrValues: ["1", "2"],
  claims: { openid: ["sub", "acr", "amr"], profile: ["name", "birthdate", "personal_number"], email: ["email"] },
  cookies: { keys: ["only for tests"] },
  features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
  findAccount: (_ctx, key) => people[key] && { accountId: key, claims: () => ({ sub: key, ...people[key] }) },
  interactions: { url: (_ctx, interaction) => `/vao/${interaction.uid}` },
  pkce: { required: () => true },
});

provider.use(async (ctx, next) => {
  if (!ctx.path.startsWith("/vao/")) return next();
  if (ctx.method === "GET") {
    ctx.type = "html";
    ctx.body = `<!doctype html><title>Provider</title><form method="post"><label>Who <input name="who"></label>
      <button name="answer" value="yes">Enter</button><button name="answer" value="no">Refuse</button></form>`;
    return;
  }
  let body = "";
  for await (const part of ctx.req) body += part;
  const typed = new URLSearchParams(body);
  const { params, grantId } = await provider.interactionDetails(ctx.req, ctx.res);
  const finish = async (result) => ctx.redirect(await provider.interactionResult(ctx.req, ctx.res, result));
  if (typed.get("answer") === "no") return finish({ error: "access_denied" });
  const accountId = typed.get("who");
  const grant = grantId ? await provider.Grant.find(grantId) : new provider.Grant({ accountId, clientId: params.client_id });
  grant.addOIDCScope(params.scope);
  const { level } = people[accountId];
  const login = { accountId, ...(level ? { acr: level, amr: ["face"] } : {}) };
  return finish({ login, consent: { grantId: await grant.save() } });
});

server.on("request", provider.callback());
console.log(address);
