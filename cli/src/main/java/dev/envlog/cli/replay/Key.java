package dev.envlog.cli.replay;

/** What a key stands for. */
enum Key {
    NEXT,
    BACK,
    FIRST,
    LAST,
    QUIT,
    INTERRUPT
}
