"""页面部件 of the register."""
