// The list of commands over the composer: it opens while a command is typed, or from the menu button.
import { $, make } from "./dom.js";

export class Suggestions {
  constructor(choose) {
    this.list = $("suggestions");
    this.text = $("text");
    this.menu = $("commands");
    this.choose = choose;
    this.commands = [];
    this.shown = [];
    this.active = 0;
  }

  get open() {
    return !this.list.hidden;
  }

  typed() {
    const prefix = /^\/(\w*)$/.exec(this.text.value);
    this.show(prefix ? this.commands.filter((one) => one.command.startsWith(prefix[1].toLowerCase())) : []);
  }

  toggle() {
    this.show(this.open ? [] : this.commands, true);
    this.text.focus();
  }

  show(commands, fromMenu = false) {
    this.shown = commands;
    this.active = 0;
    this.list.replaceChildren(...commands.map((one, index) => this.option(one, index)));
    this.list.hidden = !commands.length;
    this.text.setAttribute("aria-expanded", String(this.open));
    this.menu.setAttribute("aria-expanded", String(this.open && fromMenu));
    this.mark(0);
  }

  option(one, index) {
    return make(
      "li",
      { role: "option", id: `suggestion-${index}`, onmousedown: (event) => event.preventDefault(),
        onclick: () => this.choose(`/${one.command}`), onmousemove: () => this.mark(index) },
      make("strong", {}, `/${one.command}`),
      make("span", {}, one.description),
    );
  }

  mark(index) {
    this.active = index;
    [...this.list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
    const option = this.list.children[index];
    if (option) {
      this.text.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else this.text.removeAttribute("aria-activedescendant");
  }

  // Whether the key was meant for the list.
  key(event) {
    if (!this.open) return false;
    const count = this.shown.length;
    const command = `/${this.shown[this.active].command}`;
    if (event.key === "ArrowDown") this.mark((this.active + 1) % count);
    else if (event.key === "ArrowUp") this.mark((this.active + count - 1) % count);
    else if (event.key === "Enter" && !event.shiftKey) this.choose(command);
    else if (event.key === "Tab" && !event.shiftKey) this.complete(command);
    else if (event.key === "Escape") this.show([]);
    else return false;
    event.preventDefault();
    return true;
  }

  complete(command) {
    this.text.value = `${command} `;
    this.show([]);
  }
}
