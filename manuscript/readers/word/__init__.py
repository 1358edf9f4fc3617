"""What Word (.docx, also as WPS and LibreOffice write it) says for certain, taken apart by `manuscript.readers.docx`.

archive   the zip, within bounds           package   our own package of its text, opened with python-docx
styles    what a style passes on           numbering the printed number of an automatic list
runs      a paragraph's text and marks     drawings  pictures and text boxes
story     paragraphs and tables in order   drafts    what they become before they are Lines
prominence, finish    headings by look, captions, lists; drafts -> Lines
"""
