"""任务: long work beside the pages: its progress, its end, and what happens when it dies."""
