package dev.envlog.cli.replay;

import dev.envlog.cli.render.Printable;
import dev.envlog.cli.render.Reel;
import java.util.List;
import java.util.regex.Pattern;

/** How far somebody who goes through a timeline has come, and what is on the screen there. */
final class Steps {

    private static final String KEYS = "space: next · b: back · g, G: first, last · q: quit";

    /** The only escape sequences there are in what we print. */
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

    private final boolean ascii;
    private Reel reel;
    private int shown = 1;

    Steps(Reel reel, boolean ascii) {
        this.reel = reel;
        this.ascii = ascii;
    }

    /** The same timeline, drawn for another width. */
    void redrawn(Reel again) {
        reel = again;
    }

    void press(Key key) {
        int to = switch (key) {
            case NEXT -> shown + 1;
            case BACK -> shown - 1;
            case FIRST -> 1;
            case LAST -> reel.frames().size();
            default -> shown;
        };
        shown = Math.max(1, Math.min(reel.frames().size(), to));
    }

    /** Everything up to where one is. */
    String text() {
        StringBuilder text = new StringBuilder(reel.head());
        reel.frames().stream().limit(shown).forEach(frame -> text.append(frame.text()));
        return isEnd() ? text.append(reel.foot()).toString() : text.toString();
    }

    /** As many of its last lines as so many rows of the screen have room for. */
    List<String> lines(int rows, int columns) {
        List<String> all = text().lines().toList();
        int from = all.size();
        int room = rows;
        while (from > 0 && room >= rows(all.get(from - 1), columns)) {
            room -= rows(all.get(from - 1), columns);
            from--;
        }
        // Where not even one has room, the terminal shows its end.
        return all.subList(Math.min(from, all.size() - 1), all.size());
    }

    /** Where one is, and what the keys do. */
    String status(int columns) {
        String where =
                isEnd() ? "end" : "step " + shown + " of " + reel.frames().size();
        return Printable.head(Printable.of(" " + where + "   " + KEYS + " ", ascii), columns);
    }

    /** How many rows of the screen a line takes. */
    private static int rows(String line, int columns) {
        int width = Printable.width(COLOUR.matcher(line).replaceAll(""));
        return Math.max(1, (width + columns - 1) / columns);
    }

    private boolean isEnd() {
        return shown >= reel.frames().size();
    }
}
