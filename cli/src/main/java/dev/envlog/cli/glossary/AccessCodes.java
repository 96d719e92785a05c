package dev.envlog.cli.glossary;

import dev.envlog.access.AccessLogEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The codes of an access-log line, or of details alone, and which of them says most. */
final class AccessCodes {

    /** {@code source/common/router/router.cc: onUpstreamReset}. */
    private static final Pattern RESET_IN_BODY = Pattern.compile("reset reason: ([^,]+)");

    private static final Pattern TRANSPORT_IN_BODY = Pattern.compile("transport failure reason: (.+)");

    /** What the details of a connection that failed have behind its reset reason. */
    private static final Pattern TRANSPORT = Pattern.compile("\\{[^|,}]{1,64}[|,](.+?)}?$");

    /** Tables, the one that says most of a failure first. */
    private static final List<CodeKind> TELLING =
            List.of(CodeKind.HOST, CodeKind.TRANSPORT, CodeKind.DETAILS, CodeKind.FLAG);

    private AccessCodes() {}

    /** What a line tells of, in words; null for one of a format that is not known. */
    static String what(@Nullable AccessLogEntry entry) {
        Integer status = entry == null ? null : entry.status();
        if (entry == null || (status == null && entry.method() == null)) {
            return "one request or session that ended";
        }
        if (status != null && status > 0) {
            return "a request that ended with status " + status;
        }
        return entry.method() == null ? "a TCP session that ended" : "a request that ended without a status";
    }

    /** All codes of a line, in its order. */
    static List<Code> of(AccessLogEntry entry, Codes codes) {
        List<Code> found = new ArrayList<>();
        entry.flags().forEach(flag -> add(found, codes.find(CodeKind.FLAG, flag)));
        String details = entry.details();
        if (details != null) {
            details(found, details, codes);
        }
        String transport = entry.transportFailure();
        if (transport != null && !isTold(found)) {
            add(found, codes.find(CodeKind.TRANSPORT, transport));
        }
        String host = entry.upstreamHost();
        // Where all went well, the way on from there is of no interest.
        if (host != null && found.stream().anyMatch(code -> code.meaning().weight() != Weight.HARMLESS)) {
            add(found, codes.find(CodeKind.HOST, host));
        }
        return withReason(found);
    }

    /** What the body of an answer that Envoy gives itself means, with the reason that stands in it. */
    static void body(List<Code> found, String text, Codes codes) {
        Code body = codes.find(CodeKind.BODY, text);
        if (body == null) {
            return;
        }
        found.add(body);
        Matcher reset = RESET_IN_BODY.matcher(text);
        if (reset.find()) {
            add(found, codes.find(CodeKind.RESET, reset.group(1)));
        }
        Matcher transport = TRANSPORT_IN_BODY.matcher(text);
        if (transport.find()) {
            add(found, codes.find(CodeKind.TRANSPORT, transport.group(1)));
        }
    }

    /** What response code details mean, and why the connection failed that they speak of. */
    static void details(List<Code> found, String details, Codes codes) {
        add(found, codes.find(CodeKind.DETAILS, details));
        Matcher failure = TRANSPORT.matcher(details);
        if (failure.find()) {
            add(found, codes.find(CodeKind.TRANSPORT, failure.group(1)));
        }
    }

    /** Of what is told with its reason nobody needs to know where to look for that. */
    static List<Code> withReason(List<Code> found) {
        return !isTold(found)
                ? found
                : found.stream()
                        .map(code -> code.table() == CodeKind.DETAILS || code.table() == CodeKind.FLAG
                                ? code.withoutNext()
                                : code)
                        .toList();
    }

    /** What a line means that tells of something which is not harmless; null if it does not. */
    static @Nullable Meaning worst(AccessLogEntry entry, Codes codes) {
        return of(entry, codes).stream()
                .filter(code -> code.meaning().weight() != Weight.HARMLESS && TELLING.contains(code.table()))
                .min(Comparator.comparing(code -> TELLING.indexOf(code.table())))
                .map(Code::meaning)
                .orElse(null);
    }

    private static boolean isTold(List<Code> found) {
        return found.stream().anyMatch(code -> code.table() == CodeKind.TRANSPORT);
    }

    private static void add(List<Code> codes, @Nullable Code code) {
        if (code != null) {
            codes.add(code);
        }
    }
}
