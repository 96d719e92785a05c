package dev.envlog.cli.map;

import java.util.List;

/**
 * The figure of one request, laid out in no way yet. All its text is printable and masked.
 *
 * @param title the request
 * @param verdict how it ended
 * @param failed whether it failed
 * @param notes what else to say above the boxes
 * @param boxes in order of the path
 */
record Figure(String title, String verdict, boolean failed, List<String> notes, List<Box> boxes) {}
