package dev.envlog.cli.workspace;

import dev.envlog.data.DataFile;
import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import dev.envlog.memory.Recent;
import dev.envlog.timeline.Exchange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Tells probes and requests to the admin interface from what users ask for. What gives them away stands in {@code noise.txt};
 * the user agent is looked for in the records as they pass, since an exchange does not keep it.
 */
final class Noise {

    private static final int REMEMBERED = 10_000;

    /** What a text is, or begins with. */
    private record Pattern(String text, boolean beginning) {
        static Pattern of(String written) {
            return written.endsWith("*")
                    ? new Pattern(written.substring(0, written.length() - 1), true)
                    : new Pattern(written, false);
        }

        boolean fits(String other) {
            return beginning ? other.startsWith(text) : other.equals(text);
        }
    }

    private final List<Pattern> agents = new ArrayList<>();
    private final List<Pattern> paths = new ArrayList<>();
    private final List<Pattern> details = new ArrayList<>();
    /** Streams that gave themselves away and have not ended; the oldest are forgotten, should they never end. */
    private final Set<String> seen = Collections.newSetFromMap(Recent.byAge(REMEMBERED));

    Noise() {
        DataFile.read(Noise.class, "noise.txt", this::learn);
    }

    void record(Event event) {
        if (!event.hasStream()) {
            return;
        }
        if (event.event() == EventKind.ADMIN_REQUEST) {
            seen.add(Long.toUnsignedString(event.stream()));
        } else if (event.event() == EventKind.HTTP_REQUEST_HEADERS || event.event() == EventKind.HTTP_HEADER) {
            String agent = event.header("user-agent");
            if (agent != null && matches(agents, agent)) {
                seen.add(Long.toUnsignedString(event.stream()));
            }
        }
    }

    boolean is(Exchange exchange) {
        String stream = exchange.ref().stream();
        if (stream != null && seen.remove(stream)) {
            return true;
        }
        String path = exchange.request().path();
        String detail = exchange.response().details();
        return (path != null && matches(paths, path)) || (detail != null && matches(details, detail));
    }

    private static boolean matches(List<Pattern> patterns, String text) {
        for (int i = 0; i < patterns.size(); i++) {
            if (patterns.get(i).fits(text)) {
                return true;
            }
        }
        return false;
    }

    private void learn(String line) {
        List<String> word = DataFile.words(line, 2);
        List<Pattern> list = switch (word.get(0)) {
            case "user-agent" -> agents;
            case "path" -> paths;
            case "details" -> details;
            default ->
                throw new IllegalArgumentException("'" + word.get(0) + "': expected user-agent, path or details");
        };
        list.add(Pattern.of(word.get(1)));
    }
}
