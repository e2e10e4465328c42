// The page's own words, in the language of the person who is chatting.
const WORDS = {
  ko: {
    locale: "ko-KR",
    people: "누구로 대화할까요?",
    note: "텔레그램 없이 이 컴퓨터에서만 이루어지는 대화입니다. 다시 시작하면 대화 내용은 지워집니다.",
    reader: "독자",
    editor: "편집자",
    switchTo: (name) => `지금 ${name} · 사용자 바꾸기`,
    bot: "봇",
    typing: "입력 중",
    uploading: "파일을 보내는 중",
    connecting: "연결하는 중",
    messages: "대화 내용",
    what: "이 봇이 하는 일",
    start: "시작",
    menu: "메뉴",
    commands: "명령어",
    write: "메시지",
    attach: "파일 첨부",
    send: "보내기",
    drop: "파일을 놓으면 첨부됩니다",
    remove: (name) => `${name} 첨부 취소`,
    edited: "수정됨",
    photo: "사진",
    download: (name) => `${name} 내려받기`,
    toEnd: "맨 아래로",
    unread: (count) => `읽지 않은 메시지 ${count}개`,
    opens: "새 창에서 열기",
    spoiler: "가려진 글 보기",
    more: "더 보기",
    ok: "확인",
    tooBig: "20MB가 넘는 파일은 보낼 수 없습니다.",
    emptyFile: "빈 파일은 보낼 수 없습니다.",
    failed: "보내지 못했습니다. 봇이 실행 중인지 확인해 주세요.",
  },
  en: {
    locale: "en-GB",
    people: "Chat as",
    note: "This chat stays on this computer, without Telegram. A restart clears it.",
    reader: "Reader",
    editor: "Editor",
    switchTo: (name) => `Chatting as ${name}. Switch person`,
    bot: "bot",
    typing: "typing",
    uploading: "sending a file",
    connecting: "connecting",
    messages: "Messages",
    what: "What can this bot do?",
    start: "Start",
    menu: "Menu",
    commands: "Commands",
    write: "Message",
    attach: "Attach a file",
    send: "Send",
    drop: "Drop files to attach them",
    remove: (name) => `Remove ${name}`,
    edited: "edited",
    photo: "Photo",
    download: (name) => `Download ${name}`,
    toEnd: "Go to the end",
    unread: (count) => `${count} unread`,
    opens: "Opens in a new window",
    spoiler: "Show hidden text",
    more: "Show more",
    ok: "OK",
    tooBig: "Files over 20 MB cannot be sent.",
    emptyFile: "An empty file cannot be sent.",
    failed: "Not sent. Please check that the bot is running.",
  },
};

export const words = (lang) => WORDS[lang];

export const time = (lang, seconds) =>
  new Intl.DateTimeFormat(WORDS[lang].locale, { hour: lang === "ko" ? "numeric" : "2-digit", minute: "2-digit" }).format(seconds * 1000);

export const day = (lang, seconds) =>
  new Intl.DateTimeFormat(WORDS[lang].locale, { month: "long", day: "numeric" }).format(seconds * 1000);

export function size(bytes) {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
