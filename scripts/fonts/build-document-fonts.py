"""
Makes server/data/fonts/*.ttf, the two weights that PDF documents embed, from the variable typeface of the pages.

    python -m venv /tmp/fonts && /tmp/fonts/bin/pip install fonttools==4.68.0 brotli==1.2.1
    /tmp/fonts/bin/python scripts/fonts/build-document-fonts.py

A PDF needs one file for each weight with every letter in it; the package has one file for each group of letters with every weight in it,
and no U+202F, the space that French writes in numbers: it gets half the width of a space.
"""

import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "node_modules/@fontsource-variable/atkinson-hyperlegible-next"
TARGET = ROOT / "server/data/fonts"
WEIGHTS = {"regular": 400, "bold": 700}
NARROW_SPACE = 0x202F


def at_weight(letters: str, weight: int, folder: Path) -> str:
    font = TTFont(PACKAGE / f"files/atkinson-hyperlegible-next-{letters}-wght-normal.woff2")
    instantiateVariableFont(font, {"wght": weight}, inplace=True)
    font.flavor = None
    path = folder / f"{letters}-{weight}.ttf"
    font.save(path)
    return str(path)


def add_narrow_space(font: TTFont) -> None:
    width, bearing = font["hmtx"]["space"]
    font.setGlyphOrder([*font.getGlyphOrder(), "narrowspace"])
    font["glyf"].glyphOrder = font.getGlyphOrder()
    font["glyf"].glyphs["narrowspace"] = font["glyf"]["space"]
    font["hmtx"]["narrowspace"] = (width // 2, bearing)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[NARROW_SPACE] = "narrowspace"


def write_accents_out(font: TTFont) -> None:
    """A letter made of two others would bring those into the PDF unnamed, and its list of glyphs (CIDSet) would be wrong: PDF/UA 7.21.4.2."""
    glyphs = font.getGlyphSet()
    for name in font.getGlyphOrder():
        if font["glyf"][name].isComposite():
            outline, drawn = DecomposingRecordingPen(glyphs), TTGlyphPen(None)
            glyphs[name].draw(outline)
            outline.replay(drawn)
            font["glyf"].glyphs[name] = drawn.glyph()


def add_names(font: TTFont, style: str) -> None:
    family = "Atkinson Hyperlegible Next"
    for name_id, text in {2: style, 4: f"{family} {style}", 6: f"{family.replace(' ', '')}-{style}"}.items():
        font["name"].setName(text, name_id, 3, 1, 0x409)


for name, weight in WEIGHTS.items():
    with tempfile.TemporaryDirectory() as scratch:
        merged = Merger().merge([at_weight(letters, weight, Path(scratch)) for letters in ("latin", "latin-ext")])
    add_narrow_space(merged)
    write_accents_out(merged)
    add_names(merged, name.capitalize())
    # The same input gives the same file.
    merged["head"].created = merged["head"].modified = 0
    merged.recalcTimestamp = False
    merged.save(TARGET / f"atkinson-hyperlegible-next-{name}.ttf")
    # One of them tells for both: what a document may hold, so that nothing is printed as an empty box.
    (TARGET / "characters.txt").write_text("".join(map(chr, sorted(merged.getBestCmap()))), "utf-8")
(TARGET / "OFL.txt").write_bytes((PACKAGE / "LICENSE").read_bytes())
