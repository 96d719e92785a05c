package dev.envlog.cli.render;

import dev.envlog.cli.render.Phrase.Mark;
import dev.envlog.log.Event;
import dev.envlog.log.EventKind;
import dev.envlog.timeline.Step;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What became of streams and connections in some steps: what streams were answered, and whose TLS failed. An answer of the proxy's own is a failure only if its status is one, and so is
 * the reset of a stream that was answered before its request had ended, which is how such an exchange always ends.
 */
final class Answers {

    /** Whether the stream was answered well: below 400 and, in gRPC, which answers everything with 200, with its status 0. */
    private final Map<Long, Boolean> well = new HashMap<>();

    private final Set<Long> endedEarly = new HashSet<>();
    private final Set<Long> unsecured = new HashSet<>();

    static Answers in(List<Step> steps) {
        Answers answers = new Answers();
        for (Step step : steps) {
            Event event = step.event();
            String status = event.event() == EventKind.HTTP_RESPONSE_HEADERS ? event.header(":status") : null;
            if (status != null) {
                String grpc = event.header("grpc-status");
                boolean good = status.length() == 3 && status.charAt(0) < '4' && (grpc == null || grpc.equals("0"));
                answers.well.put(event.stream(), good);
            } else if (event.event() == EventKind.HTTP_END_STREAM_RESET) {
                answers.endedEarly.add(event.stream());
            } else if (event.event() == EventKind.CONNECTION_TLS_FAILURE
                    && !Objects.requireNonNullElse(event.field("error"), "").isBlank()) {
                answers.unsecured.add(event.connection());
            }
        }
        return answers;
    }

    /** Whether TLS had failed on the connection that the record prints: who closes the socket then is not told by it. */
    boolean isUnsecured(Event event) {
        return unsecured.contains(event.connection());
    }

    /** How to take a step that is a failure unless its stream was answered well. */
    Mark mark(Event event) {
        boolean over = event.event() != EventKind.HTTP_STREAM_RESET || endedEarly.contains(event.stream());
        return over && well.getOrDefault(event.stream(), false) ? Mark.NONE : Mark.FAIL;
    }
}
