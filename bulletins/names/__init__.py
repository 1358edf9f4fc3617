"""The index of names: who mentions whom, what is suggested to editors, and the pages that readers see of it."""
