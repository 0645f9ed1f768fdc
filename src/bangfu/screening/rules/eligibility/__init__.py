"""资格比对: what a registered household must explain; never automatic."""
