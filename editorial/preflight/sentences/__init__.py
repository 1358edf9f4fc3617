"""A sentence for every code of the registry: what was found, and what to do about it."""

from . import dates, figures, files, marks, names, printing, structure, wording

SENTENCES = {
    **structure.SENTENCES,
    **dates.SENTENCES,
    **figures.SENTENCES,
    **names.SENTENCES,
    **marks.SENTENCES,
    **wording.SENTENCES,
    **files.SENTENCES,
    **printing.SENTENCES,
}
