package dev.envlog.cli.workspace;

import java.util.List;

/**
 * A finder that the inputs were read for, and what reading them came to.
 *
 * @param whole false if only a part was read: then the numbers of what was found are not those of a list of all
 */
public record Search(RequestFinder finder, List<InputReport> reports, boolean whole) {}
