"""数据一致性: where the system and a sender disagree; one of them is to be mended."""
