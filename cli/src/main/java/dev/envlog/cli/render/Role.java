package dev.envlog.cli.render;

/** What a piece of text is, from which its colour follows. */
enum Role {
    PLAIN,
    /** Context, ids, things to skip over. */
    DIM,
    /** Headings and what the eye should find first. */
    STRONG,
    OK,
    FAIL,
    NOTE,
    /** Belongs to the client's side. */
    CLIENT,
    /** Belongs to the upstream's side. */
    UPSTREAM,
    /** Time in which nothing was logged. */
    GAP
}
