// What runs on a screen: turns pages, listens for changes, keeps the last picture.
export {}
