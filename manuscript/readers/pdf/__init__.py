"""PDF: characters with places -> lines in reading order, with what their place and type tell.

    glyphs - strips - flows - rows - lines        what is read
    pictures, tables, links, bookmarks            what stands beside it
    furniture, emphasis, spacing, margins, doubt  what only the whole document tells

Only `glyphs`, `images`, `objects`, `rulings`, `links`, `bookmarks`, `opening` and `rendering` speak to PDFium, which
may be used by one thread at a time; all others are geometry over plain values.
"""
