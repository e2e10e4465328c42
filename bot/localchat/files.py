"""What was sent as a file, kept in memory, with the sizes of pictures read from their headers."""

from __future__ import annotations

import mimetypes
import re
import struct
from dataclasses import dataclass
from itertools import count
from typing import Any

from bot.localchat.errors import bad

MEGABYTE = 1024 * 1024
DOWNLOAD_LIMIT = 20 * MEGABYTE
UPLOAD_LIMIT = 50 * MEGABYTE
PHOTO_LIMIT = 10 * MEGABYTE
_JPEG_SIZE = re.compile(rb"\xff[\xc0-\xc3\xc5-\xc7\xc9-\xcb\xcd-\xcf]..\x08(..)(..)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file with the id under which both sides ask for it."""

    id: str
    name: str
    data: bytes

    @property
    def mime(self) -> str:
        """The type that the name tells; for a picture, the one its content tells."""
        return picture_type(self.data) or mimetypes.guess_type(self.name)[0] or "application/octet-stream"

    @property
    def path(self) -> str:
        """The file_path of the Bot API."""
        return f"files/{self.id}"

    def as_file(self) -> dict[str, Any]:
        """The File of the Bot API, without its path."""
        return {"file_id": self.id, "file_unique_id": f"u{self.id}", "file_size": len(self.data)}

    def as_document(self) -> dict[str, Any]:
        """The Document of the Bot API."""
        return {**self.as_file(), "file_name": self.name, "mime_type": self.mime}

    def as_photo(self) -> list[dict[str, Any]]:
        """The PhotoSizes of the Bot API. Raises ApiError where the file is no picture or too big for one."""
        if len(self.data) > PHOTO_LIMIT:
            raise bad(f"file of size {len(self.data)} bytes is too big for a photo")
        size = picture_size(self.data)
        if not size:
            raise bad("IMAGE_PROCESS_FAILED")
        return [{**self.as_file(), "width": size[0], "height": size[1]}]


class Files:
    """The files of this process. Nothing is written to disk."""

    def __init__(self) -> None:
        self._files: dict[str, StoredFile] = {}
        self._numbers = count(1)

    def add(self, name: str, data: bytes) -> StoredFile:
        """Keeps a file. Raises ApiError where it is empty or too big."""
        if not data:
            raise bad("file must be non-empty")
        if len(data) > UPLOAD_LIMIT:
            raise bad("file is too big")
        file = StoredFile(f"local{next(self._numbers)}", name or "file", data)
        self._files[file.id] = file
        return file

    def get(self, file_id: str) -> StoredFile:
        """The file of that id. Raises ApiError where there is none."""
        try:
            return self._files[file_id]
        except KeyError:
            raise bad("wrong file identifier/HTTP URL specified") from None


def picture_type(data: bytes) -> str | None:
    """The type of a picture that browsers show, None for anything else."""
    for start, mime in ((b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"), (b"GIF8", "image/gif")):
        if data.startswith(start):
            return mime
    return None


def picture_size(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels of a PNG, JPEG or GIF, None where the header does not tell."""
    match picture_type(data):
        case "image/png" if len(data) >= 24:
            width, height = struct.unpack(">II", data[16:24])
        case "image/gif" if len(data) >= 10:
            width, height = struct.unpack("<HH", data[6:10])
        case "image/jpeg" if found := _JPEG_SIZE.search(data):
            height, width = (int.from_bytes(side) for side in found.groups())
        case _:
            return None
    return width, height
