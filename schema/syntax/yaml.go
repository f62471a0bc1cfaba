package syntax

func readYAML(file *File, limits Limits) {}
