#!/usr/bin/python3
"""Cuts the report fonts out of Debian's Noto packages, each file below one mebibyte.

    apt-get install fonttools fonts-noto-core fonts-noto-cjk
    npm pack @expo-google-fonts/noto-emoji@0.4.7 && tar xzf expo-google-fonts-noto-emoji-0.4.7.tgz
    reports/src/fonts/subset.py /usr/share/fonts package/400Regular [name …]

Run it only to change the set: the results are kept beside the sources, so that a build needs no Python. Whole Unicode
blocks are kept rather than a list of frequent characters, because names are where the rare characters are. With names,
only the files whose name starts with one of them are made: the others stay byte for byte as they are.
"""
import os
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

NOTO, EMOJI = Path(sys.argv[1]), Path(sys.argv[2])
WANTED = tuple(sys.argv[3:])
HERE = Path(__file__).resolve().parent
INTO = HERE.parent / "main/resources/dev/muster/reports/rendering/fonts"

LATIN_GREEK_CYRILLIC = [
    (0x0020, 0x036F), (0x0370, 0x052F), (0x1D00, 0x1DBF), (0x1E00, 0x1FFF), (0x2000, 0x206F), (0x2070, 0x209F),
    (0x20A0, 0x20CF), (0x2100, 0x218F), (0x2190, 0x2193), (0x2212, 0x2212), (0x2260, 0x2265), (0xFB00, 0xFB06),
    (0xFFFD, 0xFFFD)]
EVERYTHING = [(0x0020, 0x10FFFF)]
BUT_ASCII = [(0x00A0, 0x10FFFF)]
# What Java's shaper needs: marks that find their place, forms that depend on their neighbours.
MARKS = ["ccmp", "mark", "mkmk", "locl"]
SHAPED = ["*"]
KANA_AND_PUNCTUATION = [(0x2E80, 0x303F), (0x3040, 0x30FF), (0x3130, 0x318F), (0x31F0, 0x31FF), (0xFF00, 0xFFEF)]


def cut(font, blocks, name, features, family=None):
    """Without features a glyph is drawn for each code point, one after the other."""
    if WANTED and not name.startswith(WANTED):
        return
    options = subset.Options()
    options.layout_features = features
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += ["BASE", "VORG", "vhea", "vmtx", "DSIG", "STAT"]
    if not features:
        options.drop_tables += ["GDEF", "GPOS", "GSUB"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes={c for first, last in blocks for c in range(first, last + 1)})
    cutter.subset(font)
    if "CFF " in font:
        number_by_position(font)
    level_lines(font)
    if family:
        call(font, family)
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


def call(font, family):
    """The shaped text finds its font in the PDF by the family's name, so that no two files may have the same."""
    names = font["name"]
    for name_id, text in ((1, family), (2, "Regular"), (3, family), (4, family), (6, family.replace(" ", "") + "-Regular")):
        names.setName(text, name_id, 3, 1, 0x409)
    if "CFF " in font:
        font["CFF "].cff.fontNames = [family.replace(" ", "") + "-Regular"]


def sans(script, weight, blocks, features):
    name = f"NotoSans{script}-{weight}.ttf"
    cut(TTFont(NOTO / f"truetype/noto/{name}"), blocks, name, features)


def cjk(piece, blocks, family=None):
    collection = TTCollection(NOTO / "opentype/noto/NotoSansCJK-Regular.ttc")
    simplified = next(f for f in collection.fonts if f["name"].getDebugName(4) == "Noto Sans CJK SC")
    cut(simplified, blocks, f"NotoSansCJK-{piece}.otf", [], family)


for weight in "Regular", "Bold":
    sans("", weight, LATIN_GREEK_CYRILLIC, MARKS)
    for script in "Armenian", "Georgian":
        sans(script, weight, EVERYTHING, [])
    for script in "Arabic", "Hebrew", "Thai":
        sans(script, weight, EVERYTHING, SHAPED)
# One weight: the exporter draws bold letters of these with a heavier pen, which halves what they weigh here.
for script in (
        "Devanagari", "Bengali", "Gurmukhi", "Gujarati", "Oriya", "Tamil", "Telugu", "Kannada", "Malayalam", "Sinhala",
        "Lao", "Khmer", "Myanmar", "Ethiopic", "Thaana", "Syriac", "NKo", "Adlam", "OlChiki", "MeeteiMayek", "Tifinagh",
        "Cherokee", "CanadianAboriginal"):
    sans(script, "Regular", EVERYTHING, SHAPED)
cut(TTFont(NOTO / "truetype/noto/NotoSerifTibetan-Regular.ttf"), EVERYTHING, "NotoSerifTibetan-Regular.ttf", SHAPED)
# Letters and digits beside an emoji stay in the font of their neighbours.
cut(TTFont(EMOJI / "NotoEmoji_400Regular.ttf"), BUT_ASCII, "NotoEmoji-Regular.ttf", SHAPED, "Noto Emoji")
cjk("Kana", KANA_AND_PUNCTUATION)
for piece, first in enumerate(range(0xAC00, 0xD7A4, 5600), 1):
    cjk(f"Hangul{piece}", [(first, min(first + 5599, 0xD7A3))])
for piece, first in enumerate(range(0x4E00, 0xA000, 3600), 1):
    cjk(f"Han{piece}", [(first, min(first + 3599, 0x9FFF))])
for piece, first in enumerate(range(0x3400, 0x4DC0, 3300), 1):
    cjk(f"HanA{piece}", [(first, min(first + 3299, 0x4DBF))], f"Noto Sans CJK HanA{piece}")
cjk("HanB", [(0xF900, 0xFAFF), (0x20000, 0x3FFFF)], "Noto Sans CJK HanB")
