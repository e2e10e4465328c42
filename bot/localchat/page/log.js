// The list of bubbles: days, additions, edits, and scrolling that never pulls a reader away from what they read.
import { row } from "./bubbles.js";
import { $, make } from "./dom.js";
import { day } from "./words.js";

const NEAR = 120;

export class Log {
  constructor() {
    this.list = $("log");
    this.scroller = $("scroll");
    this.missed = 0;
    this.scroller.addEventListener("scroll", () => this.showWay());
    $("to-end").addEventListener("click", () => this.toEnd("smooth"));
    new ResizeObserver(() => this.following && this.toEnd()).observe(this.scroller);
    this.list.addEventListener("load", () => this.following && this.toEnd(), true);
  }

  show(chat, tools) {
    this.tools = tools;
    this.following = true;
    this.lastDay = "";
    this.list.replaceChildren();
    for (const message of chat.messages.values()) this.append(message, chat.reactions[message.message_id]);
    this.toEnd();
  }

  add(message) {
    const mine = message.from.id !== this.tools.bot;
    const follow = this.following || mine;
    this.append(message).classList.add("new");
    if (follow) return this.toEnd("smooth");
    this.missed += 1;
    return this.showWay();
  }

  append(message, reactions) {
    const today = day(this.tools.person.lang, message.date);
    if (today !== this.lastDay) this.list.append(make("li", { class: "day" }, make("span", {}, today)));
    this.lastDay = today;
    const item = row(message, reactions, this.tools);
    this.list.append(item);
    return item;
  }

  replace(message, reactions) {
    const follow = this.following;
    this.find(message.message_id)?.replaceWith(row(message, reactions, this.tools));
    if (follow) this.toEnd();
  }

  remove(messageId) {
    this.find(messageId)?.remove();
  }

  find(messageId) {
    return this.list.querySelector(`[data-id="${messageId}"]`);
  }

  toEnd(behavior = "instant") {
    this.following = true;
    this.missed = 0;
    this.scroller.scrollTo({ top: this.scroller.scrollHeight, behavior });
    this.showWay();
  }

  showWay() {
    const left = this.scroller.scrollHeight - this.scroller.scrollTop - this.scroller.clientHeight;
    if (left < NEAR) this.missed = 0;
    const moving = this.following && left < this.scroller.clientHeight && this.previous > left;
    this.following = left < NEAR || moving;
    this.previous = left;
    $("to-end").hidden = this.following;
    $("to-end").lastChild.textContent = this.missed || "";
  }
}
