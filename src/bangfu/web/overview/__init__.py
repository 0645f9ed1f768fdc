"""总览: live counts of leads and problems by place, with charts; every count obeys who asks."""
