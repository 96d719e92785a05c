package dev.envlog.diagnosis;

import dev.envlog.timeline.Response;
import org.jspecify.annotations.Nullable;

/** Which component made a response in place of the upstream: the response code details name it ({@code details-filters.txt}). */
public final class Replier {

    private static final CodeTable TABLE = CodeTable.load("details-filters.txt");

    private Replier() {}

    /** Canonical name of that component; null if the response is the upstream's, or if its details do not tell. */
    public static @Nullable String of(Response response) {
        String details = response.details();
        return details != null && Boolean.TRUE.equals(response.localReply()) ? TABLE.byPrefix(details) : null;
    }
}
