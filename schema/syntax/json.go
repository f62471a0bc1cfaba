package syntax

func readJSON(file *File, limits Limits, comments bool) {}
