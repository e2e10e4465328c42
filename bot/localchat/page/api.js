// The page's calls. Each rejects with an Error whose message can be shown, or with none where the bot is not there.
async function post(path, body, type) {
  const answer = await fetch(path, { method: "POST", body, headers: { "Content-Type": type } }).catch(() => {
    throw new Error("");
  });
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(said.error ?? "");
  return said;
}

const send = (path, value) => post(path, JSON.stringify(value), "application/json");

export const sayText = (chat, text) => send(`/chats/${chat}/messages`, { text });

export const press = (chat, messageId, data) => send(`/chats/${chat}/presses`, { message_id: messageId, data });

export function upload(chat, file, caption) {
  const query = new URLSearchParams({ name: file.name, caption });
  return post(`/chats/${chat}/files?${query}`, file, "application/octet-stream");
}

// Calls `heard` with every event and `connected` with whether the stream is up; the browser reconnects by itself.
export function listen(heard, connected) {
  const stream = new EventSource("/events");
  stream.addEventListener("message", (event) => heard(JSON.parse(event.data)));
  stream.addEventListener("open", () => connected(true));
  stream.addEventListener("error", () => connected(false));
}
