// The chat window: one stream of events in, and the chat of the chosen person shown.
import * as api from "./api.js";
import { personItem } from "./bubbles.js";
import { Composer } from "./composer.js";
import { $, face, icon, make } from "./dom.js";
import { Log } from "./log.js";
import { action, alertBox, status, toast } from "./notices.js";
import { words as wordsOf } from "./words.js";

const log = new Log();
const composer = new Composer({ say, upload, complain: toast });
const chats = new Map();
let people = [];
let bot = 0;
let me = null;
let words = null;

const heard = {
  state(event) {
    bot = event.bot;
    for (const [id, chat] of Object.entries(event.chats)) {
      const messages = new Map(chat.messages.map((message) => [message.message_id, message]));
      chats.set(Number(id), { ...chat, messages, unread: chats.get(Number(id))?.unread ?? 0 });
    }
    heard.people(event);
    log.show(chats.get(me.id), tools());
  },
  people(event) {
    people = event.people;
    const wanted = me?.id ?? Number(location.hash.slice(1));
    me = people.find((person) => person.id === wanted) ?? people[0];
    dress();
  },
  message({ chat, message }) {
    chats.get(chat).messages.set(message.message_id, message);
    if (chat === me.id) {
      log.add(message);
      if (message.from.id === bot) status(words.bot, false);
    } else if (message.from.id === bot) chats.get(chat).unread += 1;
    showEmpty();
    showPeople();
  },
  edit({ chat, message }) {
    chats.get(chat).messages.set(message.message_id, message);
    if (chat === me.id) log.replace(message, chats.get(chat).reactions[message.message_id]);
    showPeople();
  },
  delete({ chat, message_id }) {
    chats.get(chat).messages.delete(message_id);
    if (chat === me.id) log.remove(message_id);
    showPeople();
  },
  reaction({ chat, message_id, emoji }) {
    chats.get(chat).reactions[message_id] = emoji;
    if (chat === me.id) log.replace(chats.get(chat).messages.get(message_id), emoji);
  },
  keyboard({ chat, keyboard }) {
    chats.get(chat).keyboard = keyboard;
    if (chat === me.id) composer.dress(me, words, keyboard);
  },
  action({ chat, action: kind }) {
    if (chat === me.id) action(kind, words);
  },
};

const tools = () => ({ person: me, bot, botName: me.botName, words, say, press });

async function attempt(work) {
  try {
    return await work();
  } catch (error) {
    toast(error.message || words.failed);
    return null;
  }
}

async function say(text) {
  return Boolean(await attempt(() => api.sayText(me.id, text)));
}

async function upload(file, caption) {
  return Boolean(await attempt(() => api.upload(me.id, file, caption)));
}

async function press(message, button, node) {
  if (node.getAttribute("aria-busy")) return;
  node.setAttribute("aria-busy", "true");
  const answer = await attempt(() => api.press(me.id, message.message_id, button.callback_data));
  node.removeAttribute("aria-busy");
  if (answer?.alert) alertBox(answer.text, words);
  else if (answer?.text) toast(answer.text);
}

function choose(person) {
  composer.switchTo(me.id, person.id);
  me = person;
  history.replaceState(null, "", `#${person.id}`);
  chats.get(me.id).unread = 0;
  dress();
  log.show(chats.get(me.id), tools());
  openPeople(false);
  $("text").focus();
}

function dress() {
  words = wordsOf(me.lang);
  document.documentElement.lang = me.lang;
  document.title = me.botName;
  $("bot-name").textContent = me.botName;
  $("people-title").textContent = words.people;
  $("people-note").textContent = words.note;
  $("log").setAttribute("aria-label", words.messages);
  $("scroll").setAttribute("aria-label", words.messages);
  $("to-end").setAttribute("aria-label", words.toEnd);
  $("empty-title").textContent = words.what;
  $("about").textContent = me.about;
  $("start").textContent = words.start;
  $("chips").replaceChildren(...me.commands.slice(0, 4).map((one) =>
    make("button", { type: "button", onclick: () => say(`/${one.command}`) }, make("strong", {}, `/${one.command}`), one.description)));
  $("switch").replaceChildren(face(me), icon("down"));
  $("switch").setAttribute("aria-label", words.switchTo(me.name));
  composer.dress(me, words, chats.get(me.id).keyboard);
  composer.grow();
  status(words.bot, false);
  showEmpty();
  showPeople();
}

function showEmpty() {
  $("empty").hidden = chats.get(me.id).messages.size > 0;
}

function showPeople() {
  const list = $("people-list");
  const focused = [...list.children].findIndex((item) => item.contains(document.activeElement));
  list.replaceChildren(...people.map((person) => {
    const chat = chats.get(person.id);
    const last = [...chat.messages.values()].at(-1);
    const text = last ? (last.text ?? last.caption ?? last.document?.file_name ?? words.photo) : "";
    return personItem(person, { words, current: person === me, last: text.slice(0, 60), unread: chat.unread, choose });
  }));
  list.children[focused]?.firstChild.focus();
}

function openPeople(open) {
  document.body.classList.toggle("choosing", open);
  $("switch").setAttribute("aria-expanded", String(open));
}

$("switch").addEventListener("click", () => openPeople(!document.body.classList.contains("choosing")));
$("start").addEventListener("click", () => say("/start"));
document.addEventListener("keydown", (event) => event.key === "Escape" && openPeople(false));
document.addEventListener("click", (event) => event.target.closest("#people, #switch") || openPeople(false));
document.addEventListener("dragover", (event) => event.preventDefault());
document.addEventListener("drop", (event) => event.preventDefault());
api.listen((event) => heard[event.kind]?.(event), (up) => {
  if (words) status(up ? words.bot : words.connecting, !up);
});
