#!/usr/bin/python3
"""Cuts the report fonts out of Debian's Noto packages, each file below one mebibyte.

    apt-get install fonttools fonts-noto-core fonts-noto-cjk
    reports/src/fonts/subset.py

Run it only to change the set: the results are kept beside the sources, so that a build needs no Python. Whole Unicode
blocks are kept rather than a list of frequent characters, because names are where the rare characters are.
"""
import os
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

NOTO = Path("/usr/share/fonts")
HERE = Path(__file__).resolve().parent
INTO = HERE.parent / "main/resources/dev/muster/reports/rendering/fonts"

LATIN_GREEK_CYRILLIC = [
    (0x0020, 0x036F), (0x0370, 0x052F), (0x1D00, 0x1DBF), (0x1E00, 0x1FFF), (0x2000, 0x206F), (0x2070, 0x209F),
    (0x20A0, 0x20CF), (0x2100, 0x218F), (0x2190, 0x2193), (0x2212, 0x2212), (0x2260, 0x2265), (0xFB00, 0xFB06),
    (0xFFFD, 0xFFFD)]
EVERYTHING = [(0x0020, 0x10FFFF)]
KANA_AND_PUNCTUATION = [(0x2E80, 0x303F), (0x3040, 0x30FF), (0x3130, 0x318F), (0x31F0, 0x31FF), (0xFF00, 0xFFEF)]


def cut(font, blocks, name):
    options = subset.Options()
    options.layout_features = []  # the PDF exporter draws glyphs by code point
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += ["BASE", "VORG", "vhea", "vmtx", "GDEF", "GPOS", "GSUB", "DSIG"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes={c for first, last in blocks for c in range(first, last + 1)})
    cutter.subset(font)
    if "CFF " in font:
        number_by_position(font)
    level_lines(font)
    font.save(INTO / name)
    size = os.path.getsize(INTO / name)
    assert size < 1 << 20, f"{name} has {size} bytes: cut it into more pieces"
    print(f"{size:8d}  {name}")


def number_by_position(font):
    """The PDF library writes a glyph's position where a CID-keyed font is asked for its CID: make the two the same."""
    old = font.getGlyphOrder()
    new = [".notdef"] + [f"cid{position:05d}" for position in range(1, len(old))]
    renamed = dict(zip(old, new))
    top = font["CFF "].cff.topDictIndex[0]
    font["cmap"], font["hmtx"]  # read them while their names are known
    font["cmap"].tables = [table for table in font["cmap"].tables if table.format != 14]
    for table in font["cmap"].tables:
        table.cmap = {code: renamed[name] for code, name in table.cmap.items()}
    font["hmtx"].metrics = {renamed[name]: metric for name, metric in font["hmtx"].metrics.items()}
    top.CharStrings.charStrings = {renamed[name]: at for name, at in top.CharStrings.charStrings.items()}
    top.charset = new
    font.setGlyphOrder(new)


def level_lines(font):
    """Every script gets the line of Noto Sans, so that a name of any script stands on the same line and fits its cell."""
    em = font["head"].unitsPerEm
    up, down = round(1.069 * em), round(0.293 * em)
    font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap = up, -down, 0
    os2 = font["OS/2"]
    os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap = up, -down, 0
    os2.usWinAscent, os2.usWinDescent = up, down


def sans(script, weight, blocks):
    cut(TTFont(NOTO / f"truetype/noto/NotoSans{script}-{weight}.ttf"), blocks, f"NotoSans{script}-{weight}.ttf")


def cjk(piece, blocks):
    collection = TTCollection(NOTO / "opentype/noto/NotoSansCJK-Regular.ttc")
    simplified = next(f for f in collection.fonts if f["name"].getDebugName(4) == "Noto Sans CJK SC")
    cut(simplified, blocks, f"NotoSansCJK-{piece}.otf")


for weight in "Regular", "Bold":
    sans("", weight, LATIN_GREEK_CYRILLIC)
    for script in "Arabic", "Hebrew", "Armenian", "Georgian", "Thai":
        sans(script, weight, EVERYTHING)
cjk("Kana", KANA_AND_PUNCTUATION)
for piece, first in enumerate(range(0xAC00, 0xD7A4, 5600), 1):
    cjk(f"Hangul{piece}", [(first, min(first + 5599, 0xD7A3))])
for piece, first in enumerate(range(0x4E00, 0xA000, 3600), 1):
    cjk(f"Han{piece}", [(first, min(first + 3599, 0x9FFF))])
