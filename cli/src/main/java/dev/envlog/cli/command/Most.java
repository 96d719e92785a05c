package dev.envlog.cli.command;

import dev.envlog.cli.workspace.UserError;

/** What {@code -m} may be. */
final class Most {

    private Most() {}

    /**
     * The number as it is.
     *
     * @throws UserError if it is none of which there can be a list
     */
    static long of(long number) {
        if (number < 1) {
            throw new UserError("-m " + number + ": give how many to show, 1 or more");
        }
        return number;
    }
}
