"""How fast nkcli is at every size, measured in whole processes beside what a user would pick instead."""
