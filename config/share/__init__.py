"""Pictures of links: what an edition, a board and the site look like where people pass them on."""
