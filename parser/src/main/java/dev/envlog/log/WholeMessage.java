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
        String body = event.body();
        StringBuilder whole = new StringBuilder(message.stripTrailing());
        int from = 0;
        for (int lines = 0; from < body.length() && lines < MOST_LINES && whole.length() < LONGEST; lines++) {
            int newline = body.indexOf('\n', from);
            int end = newline < 0 ? body.length() : newline;
            String line = body.substring(from, Math.min(end, from + LONGEST)).strip();
            if (line.isEmpty() || line.startsWith("'")) {
                break;
            }
            whole.append(' ').append(line);
            from = end + 1;
        }
        return whole.toString();
    }

    private static boolean goesOn(Event event) {
        Level level = event.level();
        return event.kind() == RecordKind.ACCESS
                || (event.kind() == RecordKind.LOG && level != null && level.compareTo(Level.WARNING) >= 0);
    }
}
