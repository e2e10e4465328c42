"""The one table of commands: it decides routing, the command menus and /help."""

from __future__ import annotations

from dataclasses import dataclass

from briefs.model import Lang


@dataclass(frozen=True, slots=True)
class Command:
    """A command with what Telegram's menu says of it; `usage` is what stands after the name in /help."""

    name: str
    ko: str
    en: str
    usage_ko: str = ""
    usage_en: str = ""
    editors: bool = False

    def summary(self, lang: Lang) -> str:
        """What the command does."""
        return self.ko if lang == "ko" else self.en

    def usage(self, lang: Lang) -> str:
        """The command as one would type it."""
        return f"/{self.name} {self.usage_ko if lang == 'ko' else self.usage_en}".rstrip()


COMMANDS = (
    Command("brief", "최신 소식 브리핑", "The latest news in brief", "[주제] [일수]", "[topic] [days]"),
    Command("company", "기업의 소식과 수치", "A company's news and figures", "이름", "NAME"),
    Command("timeline", "기업의 월별 타임라인", "A company's news by month", "이름", "NAME"),
    Command("chart", "기업의 수치 그래프", "A chart of a company's figures", "이름", "NAME"),
    Command("compare", "두 기업 비교", "Two companies side by side", "이름 이름", "NAME NAME"),
    Command("companies", "소식이 있는 기업 목록", "Companies in the news"),
    Command("topics", "주제 목록", "Topics to choose from"),
    Command("search", "소식 검색", "Search the news", "단어", "WORDS"),
    Command(
        "subscribe",
        "정기 브리핑 받기",
        "Subscribe to the digest",
        "[시간] [매일|평일|매주]",
        "[HH:MM] [daily|weekdays|weekly]",
    ),
    Command("unsubscribe", "정기 브리핑 그만 받기", "Stop the digest"),
    Command("follow", "관심 기업이나 주제 넣기", "Follow a company or a topic", "이름", "NAME"),
    Command("unfollow", "관심 기업이나 주제 빼기", "Stop following it", "이름", "NAME"),
    Command("preview", "다음 정기 브리핑 미리 보기", "Preview the next digest"),
    Command("settings", "모든 설정", "All settings"),
    Command("timezone", "시간대 바꾸기", "Change the time zone", "도시", "CITY"),
    Command("language", "언어 바꾸기", "Change the language", "[ko|en|both]", "[ko|en|both]"),
    Command("about", "이 봇과 출처, 개인정보 안내", "About this bot, its sources and your privacy"),
    Command("forget", "이 채팅에 관해 보관한 것을 모두 지우기", "Delete everything kept about this chat"),
    Command("help", "사용법", "How to use this bot"),
    Command("start", "처음 화면", "The welcome screen"),
    Command("load", "기사 올리기", "Load an article", "본문 또는 주소", "TEXT or ADDRESS", editors=True),
    Command(
        "articles",
        "기사 목록: 대기, 공개, 내림",
        "Articles: waiting, published, retracted",
        "[단어]",
        "[WORDS]",
        editors=True,
    ),
    Command("feeds", "피드 목록과 상태", "Feeds and their status", editors=True),
    Command("addfeed", "피드 더하기", "Add a feed", "주소", "ADDRESS", editors=True),
    Command("removefeed", "피드 삭제", "Remove a feed", "번호", "ID", editors=True),
    Command("retract", "기사나 사실 내리기", "Retract an article or a fact", "번호", "ID", editors=True),
    Command("stats", "구독자와 정기 브리핑 발송 현황", "Subscribers and digest delivery", editors=True),
    Command("editors", "편집자 목록과 추가", "List or add editors", "[번호]", "[ID]", editors=True),
    Command("names", "처음 나온 이름 등록", "New names to accept", editors=True),
)


# What changes a chat's choices: in a group its administrators alone may.
SETTINGS = frozenset(
    {"subscribe", "unsubscribe", "follow", "unfollow", "preview", "settings", "timezone", "language", "forget"}
)


def commands(*, editor: bool, settings: bool = True) -> tuple[Command, ...]:
    """What a reader, or an editor, may use; without `settings`, only what changes nothing."""
    allowed = (command for command in COMMANDS if editor or not command.editors)
    return tuple(command for command in allowed if settings or command.name not in SETTINGS)
