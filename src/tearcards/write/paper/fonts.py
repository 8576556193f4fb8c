"""Fonts of the user's own: which families a folder holds, and which characters."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Fonts:
    """The families of fonts in the order of their names, and every character for which one of them has a letter."""

    families: tuple[str, ...] = ()
    characters: frozenset[str] = frozenset()


def fonts_in(folders: Sequence[Path]) -> Fonts:
    """What the typesetter can use of the files in the folders."""
    if not folders:
        return Fonts()
    import typst  # noqa: PLC0415 - 30 MB, for this output alone

    paths = [str(folder) for folder in folders]
    found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(paths))
    files = sorted({font.path for font in found.fonts() if font.path})
    characters: set[str] = set()
    for file in files:
        characters.update(_of_a_file(Path(file).read_bytes()))
    return Fonts(tuple(sorted(found.families())), frozenset(characters))


def advances(path: Path) -> dict[str, float]:
    """How far each letter of a font goes, in em."""
    data = path.read_bytes()
    tables = dict(_tables(data, 0))
    (units,) = struct.unpack_from(">H", data, tables[b"head"] + 18)
    (count,) = struct.unpack_from(">H", data, tables[b"hhea"] + 34)
    metrics = struct.unpack_from(f">{2 * count}H", data, tables[b"hmtx"])[::2]
    return {chr(point): metrics[min(glyph, count - 1)] / units for point, glyph in _of_a_cmap(data, tables[b"cmap"])}


def _tables(data: bytes, start: int) -> Iterator[tuple[bytes, int]]:
    """The tables of the font that begins at `start`, and where they begin."""
    (count,) = struct.unpack_from(">H", data, start + 4)
    for n in range(count):
        tag, _, offset, _ = struct.unpack_from(">4sIII", data, start + 12 + 16 * n)
        yield tag, offset


def _of_a_file(data: bytes) -> Iterator[str]:
    try:
        starts = (
            struct.unpack_from(f">{struct.unpack_from('>I', data, 8)[0]}I", data, 12) if data[:4] == b"ttcf" else (0,)
        )
        for start in starts:
            for tag, offset in _tables(data, start):
                if tag == b"cmap":
                    yield from (chr(point) for point, _ in _of_a_cmap(data, offset))
    except struct.error:
        return


def _of_a_cmap(data: bytes, at: int) -> Iterator[tuple[int, int]]:
    """The code points and glyphs of a table `cmap`: of its subtables of format 4 (two bytes) and 12 (all Unicode)."""
    (count,) = struct.unpack_from(">H", data, at + 2)
    for n in range(count):
        platform, encoding, offset = struct.unpack_from(">HHI", data, at + 4 + 8 * n)
        if platform not in (0, 3) or (platform, encoding) == (3, 0):
            continue
        table = at + offset
        (form,) = struct.unpack_from(">H", data, table)
        if form == 4:
            yield from _segments(data, table)
        elif form == 12:
            (groups,) = struct.unpack_from(">I", data, table + 12)
            for group in range(groups):
                first, last, glyph = struct.unpack_from(">III", data, table + 16 + 12 * group)
                yield from (
                    (point, glyph + point - first)
                    for point in range(first, min(last, 0x10FFFF) + 1)
                    if glyph + point - first
                )


def _segments(data: bytes, table: int) -> Iterator[tuple[int, int]]:
    """Format 4: runs of code points, each with a shift or a list of glyphs; glyph 0 is the empty box."""
    (twice,) = struct.unpack_from(">H", data, table + 6)
    count = twice // 2
    ends = struct.unpack_from(f">{count}H", data, table + 14)
    starts = struct.unpack_from(f">{count}H", data, table + 16 + twice)
    shifts = struct.unpack_from(f">{count}H", data, table + 16 + 2 * twice)
    places = table + 16 + 3 * twice
    lists = struct.unpack_from(f">{count}H", data, places)
    for n, (first, last) in enumerate(zip(starts, ends, strict=True)):
        for point in range(first, last + 1):
            if lists[n]:
                where = places + 2 * n + lists[n] + 2 * (point - first)
                glyph = struct.unpack_from(">H", data, where)[0] if where + 2 <= len(data) else 0
            else:
                glyph = (point + shifts[n]) & 0xFFFF
            if glyph and point != 0xFFFF:
                yield point, glyph
