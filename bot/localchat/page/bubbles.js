// A Bot API message as a bubble with its buttons.
import { face, icon, make } from "./dom.js";
import { rich } from "./entities.js";
import { size, time } from "./words.js";

// `tools`: person, bot (its id), words, say(text), press(message, button, node).
export function row(message, reactions, tools) {
  const side = message.from.id === tools.bot ? "in" : "out";
  const media = message.photo ? photo(message, tools) : null;
  const bubble = make(
    "div",
    { class: `bubble${media ? " pictured" : ""}${media && !message.caption ? " bare" : ""}` },
    quoted(message.reply_to_message, tools),
    media,
    message.document ? file(message.document, tools) : null,
    body(message, reactions, tools),
  );
  const item = make("li", { class: `row ${side}`, "data-id": message.message_id }, bubble);
  if (message.reply_markup) item.append(buttons(message, tools));
  return item;
}

function body(message, reactions, tools) {
  const text = message.text ?? message.caption ?? "";
  const entities = message.entities ?? message.caption_entities;
  const loved = reactions?.length ? make("span", { class: "reactions" }, reactions.join(" ")) : null;
  return make("div", { class: text ? "body" : "body blank", dir: "auto" }, ...rich(text, entities, tools), loved, meta(message, tools));
}

function meta(message, { words, person, bot }) {
  const edited = message.edit_date ? make("i", {}, words.edited) : null;
  const when = make("time", { datetime: new Date(message.date * 1000).toISOString() }, time(person.lang, message.date));
  return make("span", { class: "meta" }, edited, when, message.from.id === bot ? null : icon("ticks"));
}

function quoted(message, { bot, person, botName }) {
  if (!message) return null;
  const mine = message.from.id !== bot;
  return make(
    "div",
    { class: `quoted tone${message.from.id % 6}` },
    make("strong", {}, mine ? person.name : botName),
    make("span", {}, (message.text ?? message.caption ?? message.document?.file_name ?? "").slice(0, 120)),
  );
}

function photo(message, { words }) {
  const largest = message.photo.at(-1);
  const address = `/files/${largest.file_id}`;
  const alt = message.caption ?? words.photo;
  const picture = make("img", { src: address, alt, width: largest.width, height: largest.height, loading: "lazy" });
  return make("a", { class: "photo", href: address, target: "_blank", rel: "noopener", title: words.opens }, picture);
}

function file(document, { words }) {
  return make(
    "a",
    { class: "file", href: `/files/${document.file_id}?download`, download: document.file_name,
      "aria-label": words.download(document.file_name) },
    make("span", { class: "disc" }, icon("file")),
    make("span", { class: "name" }, make("strong", {}, document.file_name), make("small", {}, size(document.file_size))),
  );
}

function buttons(message, tools) {
  const rows = message.reply_markup.inline_keyboard.map((line) =>
    make("div", { class: "line" }, ...line.map((button) => key(message, button, tools))));
  return make("div", { class: "buttons" }, ...rows);
}

function key(message, button, { press, words }) {
  const label = make("span", {}, button.text);
  if (button.url && /^https?:\/\//i.test(button.url)) {
    const title = `${button.url} — ${words.opens}`;
    return make("a", { class: "key", href: button.url, target: "_blank", rel: "noopener noreferrer", title }, label, icon("link"));
  }
  if (button.callback_data === undefined) return make("button", { class: "key", type: "button", disabled: true }, label);
  const node = make("button", { class: "key", type: "button" }, label);
  node.addEventListener("click", () => press(message, button, node));
  return node;
}

export function personItem(person, { words, current, last, unread, choose }) {
  const badge = unread ? make("span", { class: "badge", "aria-label": words.unread(unread) }, unread) : null;
  const role = `${words[person.editor ? "editor" : "reader"]} · ${person.lang === "ko" ? "한국어" : "English"}`;
  return make(
    "li",
    {},
    make(
      "button",
      { type: "button", class: "person", "aria-current": current ? "true" : undefined, onclick: () => choose(person) },
      face(person),
      make("span", { class: "lines" }, make("strong", {}, person.name), make("small", {}, role), make("em", {}, last)),
      badge,
    ),
  );
}
