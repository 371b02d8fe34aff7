// Everything a page does beyond plain forms and links. Every page works without it.
import "./js/htmx.js";
import "./js/choices.js";
import "./js/small.js";
import "./js/keys.js";
import "./js/rows.js";
import "./js/insert.js";
import "./js/turn.js";
import "./js/once.js";
import "./js/draft.js";
import "./js/scan.js";
import "./js/ink.js";
import "./js/timer.js";
import "./js/presence.js";
import "./js/network.js";
import "./js/session.js";
import "./js/read.js";
import "./js/passkey.js";
