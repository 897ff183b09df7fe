"""What the page shows, for programs: places, routes, mentions, documents and actors over HTTP, read only."""
