"""留痕页: the trail to look at and to verify, for those who may."""
