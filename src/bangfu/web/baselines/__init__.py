"""底数: frozen images of who the work is about, and what has become of them since."""
