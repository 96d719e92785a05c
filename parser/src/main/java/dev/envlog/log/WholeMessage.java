package dev.envlog.log;

/**
 * A message with the lines behind it that go on with it: Envoy says on lines of their own which of several resources it refused and why,
 * and a terminal may have broken the line. Only what Envoy complains of is read so, and its access log, as other lines are followed by
 * headers and dumps.
 */
public final class WholeMessage {

    private static final int MOST_LINES = 10;
    private static final int LONGEST = 1000;

    private WholeMessage() {}

    /** With blanks in place of line ends; the message alone where nothing goes on with it. */
    public static String of(Event event) {
        String message = event.message();
        if (event.lines() == 1 || !goesOn(event)) {
            return message;
        }
        String text = event.text();
        int at = text.indexOf(message);
        int newline = at < 0 ? -1 : text.indexOf('\n', at + message.length());
        StringBuilder whole = new StringBuilder(message.stripTrailing());
        for (int lines = 0; newline >= 0 && lines < MOST_LINES && whole.length() < LONGEST; lines++) {
            int from = newline + 1;
            newline = text.indexOf('\n', from);
            int to = Math.min(newline < 0 ? text.length() : newline, from + LONGEST);
            String line = withoutThread(text.substring(from, to).strip(), event);
            if (line.isEmpty() || line.startsWith("'")) {
                break;
            }
            whole.append(' ').append(line);
        }
        return whole.toString();
    }

    /** Istio's text form prints the thread behind the last line of a record. */
    private static String withoutThread(String line, Event event) {
        String suffix = "thread=" + event.thread();
        return line.endsWith(suffix)
                ? line.substring(0, line.length() - suffix.length()).stripTrailing()
                : line;
    }

    private static boolean goesOn(Event event) {
        Level level = event.level();
        return event.kind() == RecordKind.ACCESS
                || (event.kind() == RecordKind.LOG && level != null && level.compareTo(Level.WARNING) >= 0);
    }
}
