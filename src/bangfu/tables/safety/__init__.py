"""公安、法院、应急和自然资源: lists of misfortunes, property and registration."""
