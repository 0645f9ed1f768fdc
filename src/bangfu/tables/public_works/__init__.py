"""住建、水利、交通和电力等: lists of houses, water, roads, networks and power."""
