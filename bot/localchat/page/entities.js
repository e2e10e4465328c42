// Text with Bot API entities as DOM nodes. Offsets are UTF-16 units, as JavaScript's strings count.
import { make } from "./dom.js";

const TAGS = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote",
};
const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);

export function rich(text, entities, { say, words }) {
  const sorted = [...(entities ?? [])].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return nodes(text, 0, text.length, sorted, { say, words });
}

function nodes(text, from, to, entities, tools) {
  const out = [];
  let at = from;
  let rest = entities;
  while (rest.length) {
    const entity = rest[0];
    const end = Math.min(entity.offset + entity.length, to);
    const inside = rest.slice(1).filter((other) => other.offset < end);
    rest = rest.slice(1 + inside.length);
    if (entity.offset < at) continue;
    const block = BLOCKS.has(entity.type);
    out.push(...plain(text.slice(at, entity.offset).replace(block ? /\n$/ : /$^/, "")));
    out.push(wrap(entity, text.slice(entity.offset, end), nodes(text, entity.offset, end, inside, tools), tools));
    at = block && text[end] === "\n" ? end + 1 : end;
  }
  return [...out, ...plain(text.slice(at, to))];
}

const plain = (text) => (text ? [document.createTextNode(text)] : []);

function wrap(entity, text, children, tools) {
  switch (entity.type) {
    case "text_link":
      return link(entity.url, children, tools);
    case "url":
      return link(/^https?:/i.test(text) ? text : `https://${text}`, children, tools);
    case "bot_command":
      return make("button", { type: "button", class: "command", onclick: () => tools.say(text) }, ...children);
    case "mention":
    case "hashtag":
    case "email":
      return make("span", { class: "tag" }, ...children);
    case "spoiler":
      return spoiler(children, tools.words);
    case "expandable_blockquote":
      return expandable(children, tools.words);
    default:
      return make(TAGS[entity.type] ?? "span", {}, ...children);
  }
}

function link(url, children, { words }) {
  if (!/^https?:\/\//i.test(url)) return make("span", {}, ...children);
  const title = `${url} — ${words.opens}`;
  return make("a", { href: url, target: "_blank", rel: "noopener noreferrer", title }, ...children);
}

function spoiler(children, words) {
  const node = make("span", { class: "spoiler", role: "button", tabindex: "0", "aria-label": words.spoiler }, ...children);
  const show = () => {
    for (const name of ["role", "tabindex", "aria-label"]) node.removeAttribute(name);
    node.classList.add("shown");
  };
  node.addEventListener("click", show);
  node.addEventListener("keydown", (event) => event.key === "Enter" && show());
  return node;
}

function expandable(children, words) {
  const quote = make("blockquote", { class: "folded" }, make("span", {}, ...children));
  const more = make("button", { type: "button", class: "more" }, words.more);
  more.addEventListener("click", () => {
    quote.classList.remove("folded");
    more.remove();
  });
  quote.append(more);
  return quote;
}
