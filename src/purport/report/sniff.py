"""What bytes are when nobody says: a binary format, a page, a feed, text of two bytes a character."""

from __future__ import annotations

import codecs
import re

GZIP = b"\x1f\x8b"
WARC = "a web archive (WARC)"

_SAMPLE = 65_536
_START = 4_096

_MAGIC: tuple[tuple[int, bytes, str], ...] = (
    (0, b"%PDF-", "a PDF document"),
    (0, b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (0, b"\xff\xd8\xff", "a JPEG image"),
    (0, b"GIF87a", "a GIF image"),
    (0, b"GIF89a", "a GIF image"),
    (8, b"WEBP", "a WebP image"),
    (0, b"II*\x00", "a TIFF image"),
    (0, b"MM\x00*", "a TIFF image"),
    (0, b"\x00\x00\x01\x00", "an icon"),
    (4, b"ftypheic", "a HEIC image"),
    (4, b"ftypavif", "an AVIF image"),
    (4, b"ftypM4A", "an M4A recording"),
    (4, b"ftyp", "an MP4 video"),
    (0, b"\x1aE\xdf\xa3", "a WebM or Matroska video"),
    (8, b"AVI LIST", "an AVI video"),
    (8, b"WAVEfmt ", "a WAV recording"),
    (0, b"OggS\x00", "an Ogg recording"),
    (0, b"fLaC\x00", "a FLAC recording"),
    (0, b"ID3\x02", "an MP3 recording"),
    (0, b"ID3\x03", "an MP3 recording"),
    (0, b"ID3\x04", "an MP3 recording"),
    (0, b"\xff\xfb", "an MP3 recording"),
    (0, b"{\\rtf", "an RTF document"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a Word, Excel or Outlook document"),
    (0, GZIP, "a gzip archive"),
    (0, b"BZh91AY&SY", "a bzip2 archive"),
    (0, b"\xfd7zXZ\x00", "an xz archive"),
    (0, b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (0, b"Rar!\x1a\x07", "a RAR archive"),
    (257, b"ustar", "a tar archive"),
    (0, b"WARC/1.", WARC),
    (0, b"\x7fELF", "a program (ELF)"),
    (0, b"MZ\x90\x00", "a program (Windows)"),
    (0, b"\xcf\xfa\xed\xfe", "a program (macOS)"),
    (0, b"\xca\xfe\xba\xbe", "a program (macOS or Java)"),
    (0, b"\x00asm", "a program (WebAssembly)"),
    (0, b"SQLite format 3\x00", "an SQLite database"),
    (0, b"PAR1", "a Parquet file"),
)
_ZIP = b"PK\x03\x04"
_ZIP_KINDS: tuple[tuple[bytes, str], ...] = (
    (b"word/", "a Word document (.docx)"),
    (b"xl/", "an Excel workbook (.xlsx)"),
    (b"ppt/", "a PowerPoint file (.pptx)"),
    (b"opendocument.text", "an OpenDocument text (.odt)"),
    (b"epub+zip", "an EPUB book"),
)
_CONTROLS = bytes(code for code in (*range(32), 127) if code not in b"\t\n\f\r\x1b")

# Atomic: else a row of comments before what is no root could be parted in more ways than can be tried.
_ASIDES = rb"(?>(?:<\?[^>]*>|<!--.*?-->)\s*)*"
_LEAD = rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*" + _ASIDES
_DOCUMENT = re.compile(_LEAD + rb"(?:<!doctype\s+html|<html[\s>])", re.IGNORECASE | re.DOTALL)
_FRAGMENT = re.compile(
    _LEAD + rb"<(?:head|body|title|meta|link|script|style|main|article|section|header|nav|div|p|h[1-6]"
    rb"|table|ul|ol|span|a|img|figure|blockquote)(?:\s[^<>]*)?/?>",
    re.IGNORECASE | re.DOTALL,
)
_XML_LEAD = _LEAD + rb"(?:<!doctype[^>\[]*(?:\[.*?\]\s*)?>\s*)?" + _ASIDES
_FEED = re.compile(
    _XML_LEAD + rb"<(?:(?:rss|(?:\w+:)?feed)[\s>]|rdf:rdf\s[^>]*(?:purl\.org/rss/|netscape\.com/rdf/))",
    re.IGNORECASE | re.DOTALL,
)
_SITE_MAP = re.compile(_XML_LEAD + rb"<(?:urlset|sitemapindex)[\s>]", re.IGNORECASE | re.DOTALL)


def binary_kind(data: bytes) -> str | None:
    """What a file that is no text looks like, as a noun phrase ("a PNG image"); None for text.

    A text with a few control characters is still text: more than one in twenty is not.
    """
    if data.startswith(_ZIP):
        head = data[:_SAMPLE]
        return next((kind for mark, kind in _ZIP_KINDS if mark in head), "a zip archive")
    for offset, mark, kind in _MAGIC:
        if data.startswith(mark, offset):
            return kind
    return "binary data" if _many_controls(data[:_SAMPLE]) else None


def _many_controls(sample: bytes) -> bool:
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")) or wide_codec(sample):
        return False
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls * 20 > len(sample) and (controls >= 8 or controls * 2 > len(sample))


def wide_codec(data: bytes) -> str | None:
    """UTF-16's codec where text without a byte order mark clearly is in it, else None.

    Clearly: a quarter of one half of the bytes are zero (Latin letters and spaces), ten times as many as of
    the other half, and all of it decodes.
    """
    sample = data[: min(len(data), _SAMPLE) // 2 * 2]
    if len(data) % 2 or not sample:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    codec = "utf-16-le" if odd > even else "utf-16-be"
    if (
        max(even, odd) * 4 < half
        or min(even, odd) * 10 > max(even, odd)
        or not _decodes(sample, codec, whole=sample == data)
    ):
        return None
    return codec


def _decodes(sample: bytes, codec: str, *, whole: bool) -> bool:
    try:
        # A sample may end between the two halves of a surrogate pair.
        codecs.getincrementaldecoder(codec)().decode(sample, final=whole)
    except UnicodeDecodeError:
        return False
    return True


def is_document(data: bytes) -> bool:
    """Whether it opens as a whole HTML document does."""
    return _DOCUMENT.match(_start(data)) is not None


def is_fragment(data: bytes) -> bool:
    """Whether it opens with an element of HTML."""
    return _FRAGMENT.match(_start(data)) is not None


def is_feed(data: bytes) -> bool:
    """Whether it opens as an RSS or Atom feed does."""
    return _FEED.match(_start(data)) is not None


def is_site_map(data: bytes) -> bool:
    """Whether it opens as a site map does: a list of addresses."""
    return _SITE_MAP.match(_start(data)) is not None


def _start(data: bytes) -> bytes:
    # Without its zeros UTF-16 markup reads as ASCII.
    return data[:_START].replace(b"\x00", b"")
