"""Room pictures: photos of boards and sheets at a point of a sitting; inside until each is released by itself."""
