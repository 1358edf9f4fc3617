"""OAI-PMH 2.0: what was released, for the catalogues of libraries. https://www.openarchives.org/OAI/openarchivesprotocol.html

A record is an issue or an item that everybody may read, or one that was withdrawn from everybody, for ever.
Its identifier is oai:<host>:<uuid>; its set is the bulletin.
"""
