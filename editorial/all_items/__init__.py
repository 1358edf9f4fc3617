"""全部条目: every item that a person may open in one list, with filters that can be kept, acts on many, and exports."""
