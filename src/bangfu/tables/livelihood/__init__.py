"""人社、金融和税务: lists of work, posts, loans and businesses."""
