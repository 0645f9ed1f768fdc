"""医保和卫健: lists about illness, insurance and doctors."""
