"""出文件: what leaves the program as a file. This folder must not judge or look up."""
