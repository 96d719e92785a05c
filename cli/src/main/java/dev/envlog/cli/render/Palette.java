package dev.envlog.cli.render;

/** Turns roles into colours: the sixteen of every terminal, so that the user's own theme decides on the shades. */
enum Palette {
    NONE,
    COLOUR;

    private static final String RESET = "\u001b[0m";

    /** The text as the terminal wants it. Nothing but this puts an escape sequence into the output. */
    String paint(String text, Role role) {
        String code = this == NONE ? "" : code(role);
        return code.isEmpty() || text.isBlank() ? text : "\u001b[" + code + "m" + text + RESET;
    }

    /** Client and upstream differ in hue and not only in red or green; failures are bold as well. */
    private static String code(Role role) {
        return switch (role) {
            case PLAIN -> "";
            case DIM -> "2";
            case STRONG -> "1";
            case OK -> "32";
            case FAIL -> "1;31";
            case NOTE, GAP -> "33";
            case CLIENT -> "36";
            case UPSTREAM -> "35";
        };
    }
}
