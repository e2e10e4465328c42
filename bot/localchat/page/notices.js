// What passes by: the answer to a pressed button, complaints, and what the bot is doing.
import { $, make } from "./dom.js";

const TOAST_MS = 3500;
const ACTION_MS = 5000;
let toastTimer;
let actionTimer;

export function toast(text) {
  clearTimeout(toastTimer);
  $("toast").textContent = text;
  $("toast").hidden = false;
  toastTimer = setTimeout(() => ($("toast").hidden = true), TOAST_MS);
}

export function alertBox(text, words) {
  $("alert-text").textContent = text;
  $("alert-close").textContent = words.ok;
  $("alert").showModal();
}

export function status(text, busy) {
  clearTimeout(actionTimer);
  const dots = busy ? make("span", { class: "dots", "aria-hidden": "true" }, make("i"), make("i"), make("i")) : null;
  $("status").replaceChildren(...[dots, document.createTextNode(text)].filter(Boolean));
  $("status").classList.toggle("busy", busy);
}

export function action(kind, words) {
  status(kind.startsWith("upload") ? words.uploading : words.typing, true);
  actionTimer = setTimeout(() => status(words.bot, false), ACTION_MS);
}
