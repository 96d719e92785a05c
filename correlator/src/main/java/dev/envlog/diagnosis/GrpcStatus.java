package dev.envlog.diagnosis;

import dev.envlog.access.GrpcCodes;
import org.jspecify.annotations.Nullable;

/** The status codes of gRPC in words. */
public final class GrpcStatus {

    /** Messages are chosen by strangers. */
    private static final int LONGEST = 200;

    private GrpcStatus() {}

    /** A status with its name and message: {@code 14 (UNAVAILABLE): no healthy upstream}. */
    public static String words(int status, @Nullable String message) {
        String name = GrpcCodes.name(status);
        String said = message == null ? "" : message.strip();
        String shown = said.length() > LONGEST ? said.substring(0, LONGEST) + "…" : said;
        return status + (name == null ? "" : " (" + name + ")") + (shown.isEmpty() ? "" : ": " + shown);
    }
}
