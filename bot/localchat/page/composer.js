// Where messages are written: text, files by button, drop and paste, and the reply keyboard.
import { $, icon, make } from "./dom.js";
import { Suggestions } from "./suggestions.js";
import { size } from "./words.js";

const LARGEST_FILE = 20 * 1024 * 1024;
const TALLEST = 200;

export class Composer {
  // `out`: say(text), upload(file, caption), complain(sentence); the first two resolve to whether it was sent.
  constructor(out) {
    this.out = out;
    this.text = $("text");
    this.files = [];
    this.drafts = new Map();
    this.suggestions = new Suggestions((command) => this.command(command));
    this.listen();
  }

  listen() {
    $("composer").addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    this.text.addEventListener("input", () => this.changed());
    this.text.addEventListener("keydown", (event) => this.key(event));
    this.text.addEventListener("blur", () => this.suggestions.show([]));
    this.text.addEventListener("paste", (event) => this.take(event, event.clipboardData));
    $("commands").addEventListener("mousedown", (event) => event.preventDefault());
    $("commands").addEventListener("click", () => this.suggestions.toggle());
    $("attach").addEventListener("click", () => $("file").click());
    $("file").addEventListener("change", (event) => {
      this.add(event.target.files);
      event.target.value = "";
    });
    for (const kind of ["dragenter", "dragover"]) $("chat").addEventListener(kind, (event) => this.drag(event));
    $("drop").addEventListener("dragleave", () => ($("drop").hidden = true));
    $("chat").addEventListener("drop", (event) => {
      $("drop").hidden = true;
      this.take(event, event.dataTransfer);
    });
  }

  dress(person, words, keyboard) {
    this.words = words;
    this.suggestions.commands = person.commands;
    this.suggestions.list.setAttribute("aria-label", words.commands);
    $("commands").lastChild.textContent = words.menu;
    $("commands").setAttribute("aria-label", words.menu);
    $("commands").hidden = !person.commands.length;
    this.text.setAttribute("aria-label", words.write);
    this.text.placeholder = keyboard?.input_field_placeholder ?? words.write;
    for (const [id, name] of [["attach", words.attach], ["send", words.send]]) {
      $(id).setAttribute("aria-label", name);
      $(id).title = name;
    }
    $("drop").textContent = words.drop;
    this.showKeyboard(keyboard);
  }

  // Keeps what `before` was writing and brings back what `now` was.
  switchTo(before, now) {
    this.drafts.set(before, { text: this.text.value, files: this.files });
    const draft = this.drafts.get(now) ?? { text: "", files: [] };
    this.text.value = draft.text;
    this.files = draft.files;
    this.suggestions.show([]);
    this.grow();
    this.showFiles();
  }

  key(event) {
    if (event.isComposing || event.keyCode === 229 || this.suggestions.key(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.submit();
    }
  }

  changed() {
    this.grow();
    this.suggestions.typed();
  }

  grow() {
    this.text.style.height = "auto";
    this.text.style.height = `${Math.min(TALLEST, this.text.scrollHeight)}px`;
    $("send").disabled = !this.text.value.trim() && !this.files.length;
  }

  clear() {
    this.text.value = "";
    this.suggestions.show([]);
    this.grow();
  }

  command(command) {
    this.clear();
    this.out.say(command);
  }

  async submit() {
    const text = this.text.value;
    if (this.files.length) return this.sendFiles(text);
    if (!text.trim()) return;
    this.clear();
    if (!(await this.out.say(text)) && !this.text.value) {
      this.text.value = text;
      this.grow();
    }
  }

  async sendFiles(text) {
    const files = this.files;
    this.files = [];
    this.clear();
    $("pending").setAttribute("aria-busy", "true");
    for (const [index, file] of files.entries()) await this.out.upload(file, index ? "" : text.trim());
    $("pending").removeAttribute("aria-busy");
    this.showFiles();
  }

  drag(event) {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    $("drop").hidden = false;
  }

  take(event, data) {
    if (!data.files.length) return;
    event.preventDefault();
    this.add(data.files);
  }

  add(files) {
    for (const file of files) {
      if (file.size > LARGEST_FILE) this.out.complain(this.words.tooBig);
      else if (!file.size) this.out.complain(this.words.emptyFile);
      else this.files.push(file);
    }
    this.showFiles();
    this.grow();
    this.text.focus();
  }

  showFiles() {
    $("pending").hidden = !this.files.length;
    $("pending").replaceChildren(...this.files.map((file) => this.chip(file)));
  }

  chip(file) {
    const drop = () => {
      this.files = this.files.filter((other) => other !== file);
      this.showFiles();
      this.grow();
      this.text.focus();
    };
    const remove = make("button", { type: "button", "aria-label": this.words.remove(file.name), onclick: drop }, icon("close"));
    return make("li", {}, make("strong", {}, file.name), make("small", {}, size(file.size)), remove);
  }

  showKeyboard(keyboard) {
    const rows = keyboard?.keyboard ?? [];
    $("keyboard").hidden = !rows.length;
    $("keyboard").replaceChildren(...rows.map((line) => make("div", { class: "line" }, ...line.map((key) =>
      make("button", { type: "button", onclick: () => this.out.say(key.text) }, key.text)))));
  }
}
