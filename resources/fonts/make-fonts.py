#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the program's font from Inter (Debian: fonts-inter, python3-fonttools).

Inter's digits differ in width, so a countdown would dance. Here its tabular digits become the
default; contextual forms go, because they turn "G-41" into signs that no search finds in a
PDF. The font is cut to the scripts that a desk meets, and it takes a name of its own, as the
Open Font Licence wants of a changed font. Run in this folder: ./make-fonts.py
"""
from fontTools import subset
from fontTools.ttLib import TTFont

SOURCE = "/usr/share/fonts/opentype/inter/Inter-%s.otf"
FAMILY = "Gander Sans"
TABULAR = "0123456789+-.,:%−–"
RANGES = [(0x20, 0x17F), (0x180, 0x24F), (0x2B0, 0x36F), (0x370, 0x3FF), (0x400, 0x52F),
          (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x20A0, 0x20BF), (0x2100, 0x214F),
          (0x2190, 0x21FF), (0x2200, 0x22FF), (0x25A0, 0x25CF), (0xFB00, 0xFB04),
          (0xFFFD, 0xFFFD)]


def tabular_glyphs(font):
    table = font["GSUB"].table
    mapping = {}
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag != "tnum":
            continue
        for index in record.Feature.LookupListIndex:
            for sub in table.LookupList.Lookup[index].SubTable:
                sub = getattr(sub, "ExtSubTable", sub)
                mapping.update(getattr(sub, "mapping", {}))
    return mapping


def rename(font, style):
    plain = style == "Regular"
    names = {
        1: FAMILY if plain else f"{FAMILY} {style}",
        2: "Regular",
        3: f"Gander;{FAMILY} {style}",
        4: f"{FAMILY} {style}",
        6: f"GanderSans-{style}",
        16: FAMILY,
        17: style,
    }
    table = font["name"]
    for record in list(table.names):
        if record.nameID in (16, 17, 21, 22, 25):
            table.removeNames(nameID=record.nameID)
    for number, text in names.items():
        table.removeNames(nameID=number)
        table.setName(text, number, 3, 1, 0x409)
        table.setName(text, number, 1, 0, 0)
    top = font["CFF "].cff
    top.fontNames = [names[6]]
    top.topDictIndex[0].FullName = names[4]
    top.topDictIndex[0].FamilyName = FAMILY


for style in ("Regular", "Medium", "SemiBold"):
    font = TTFont(SOURCE % style)
    wanted = tabular_glyphs(font)
    for table in font["cmap"].tables:
        for code, glyph in list(table.cmap.items()):
            if glyph in wanted and chr(code) in TABULAR:
                table.cmap[code] = wanted[glyph]
    # A unit of difference between two "tabular" digits is still a digit that moves.
    digits = [font.getBestCmap()[ord(digit)] for digit in "0123456789"]
    widest = max(font["hmtx"][glyph][0] for glyph in digits)
    for glyph in digits:
        font["hmtx"][glyph] = (widest, font["hmtx"][glyph][1])
    options = subset.Options()
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
    options.hinting = False
    options.drop_tables += ["DSIG", "SVG "]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[code for low, high in RANGES for code in range(low, high + 1)])
    cutter.subset(font)
    rename(font, style)
    font.save(f"GanderSans-{style}.otf")
