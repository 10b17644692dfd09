"""Pages for people, written from templates; the server and the static site share them."""
