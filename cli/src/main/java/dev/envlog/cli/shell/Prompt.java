package dev.envlog.cli.shell;

import org.jspecify.annotations.Nullable;

/** What a shell asks with. */
final class Prompt {

    private static final int LONG = 12;

    private Prompt() {}

    /** @param current the request that is looked at, null if there is none */
    static String text(@Nullable String current) {
        if (current == null) {
            return "envlog> ";
        }
        return "envlog:" + (current.length() > LONG ? current.substring(0, LONG - 1) + "…" : current) + "> ";
    }
}
