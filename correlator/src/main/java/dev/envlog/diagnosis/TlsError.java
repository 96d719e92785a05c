package dev.envlog.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Why TLS failed, as Envoy's TLS socket tells it: OpenSSL's queue of errors ({@code source/common/tls/ssl_socket.cc: drainErrorQueue}),
 * {@code TLS error: 268435703:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER} up to 1.26, {@code
 * TLS_error:|268435703:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER:TLS_error_end} since then. In response code details blanks
 * are underscores.
 */
public final class TlsError {

    /** Why a certificate was refused; releases that print it in the queue put it behind the error. */
    private static final String UNVERIFIED = "verify cert failed:";

    /** In a queue of which the line has cut off what Envoy puts before it. */
    private static final String BARE = ":SSL routines:";

    private static final class Patterns {
        static final Pattern QUEUE = Pattern.compile("TLS[ _]error:(.*?)(?::TLS[ _]error[ _]end|$)");
        /** Number, library and function of an error, and what stands before it: one character, as a stranger might write many. */
        static final Pattern ORIGIN = Pattern.compile("[|_ ]?(?<![0-9])\\d{4,}:[^:]*:[^:]*:");

        /** An error of the SSL library (its number above the lower 24 bits) of which the name is not printed. */
        static final Pattern NAMELESS =
                Pattern.compile("(?<![0-9])([0-9]{9}):SSL[ _]routines:OPENSSL_internal:(?=$|[|:_\\s])");

        static final Pattern REFUSED = Pattern.compile(":verify[ _]cert[ _]failed:[ _]?(.*)");
    }

    private static final int SSL_LIBRARY = 16;
    private static final int REASON = 0xfff;

    private static final class Alerts {
        static final CodeTable NAMES = CodeTable.load(TlsError.class, "tls-alerts.txt", "number", "name");
    }

    private TlsError() {}

    /** Whether a text tells of one. */
    public static boolean isIn(String text) {
        return text.contains("TLS error:") || text.contains("TLS_error:");
    }

    /** The same in that form: releases up to 1.22 print the queue alone in a line that says it already. */
    public static String whole(String queue) {
        return isIn(queue) ? queue : "TLS error: " + queue.strip();
    }

    /** Whether the other side ended the handshake, by an alert or without a word, rather than this proxy. */
    public static boolean isOfPeer(String queue) {
        return named(queue).contains("_ALERT_") || queue.contains("eset by peer");
    }

    /** The same with the names of alerts that the library which printed it had no name for. */
    public static String named(String text) {
        if (!text.contains("OPENSSL_internal:")) {
            return text;
        }
        return Patterns.NAMELESS.matcher(text).replaceAll(error -> {
            int number = Integer.parseInt(error.group(1));
            String name = number >> 24 == SSL_LIBRARY ? Alerts.NAMES.exactly(Integer.toString(number & REASON)) : null;
            return Matcher.quoteReplacement(error.group() + (name == null ? "" : name));
        });
    }

    /**
     * The queue, with all names, and with what the log says beside it of the peer's certificate, in the form of releases that print both in one.
     *
     * @param unverified null if the log says nothing of it
     */
    public static String with(String printed, @Nullable String unverified) {
        String queue = named(printed);
        if (unverified == null || queue.contains(unverified)) {
            return queue;
        }
        String more = ":" + UNVERIFIED + " " + unverified;
        String end = ":TLS_error_end";
        int at = queue.indexOf(end);
        return at < 0 ? queue + more : queue.substring(0, at) + more + queue.substring(at);
    }

    /** What went wrong, without numbers and names of functions: {@code CERTIFICATE_VERIFY_FAILED: SAN matcher}. */
    public static String words(String text) {
        Matcher queue = Patterns.QUEUE.matcher(text);
        boolean bare = text.contains(BARE);
        return queue.find() ? errors(queue.group(1)) : bare ? errors(text) : text;
    }

    /** The text with such words in place of the queue. */
    public static String shortened(String text) {
        Matcher queue = Patterns.QUEUE.matcher(text);
        return queue.find()
                ? text.substring(0, queue.start()) + errors(queue.group(1)) + text.substring(queue.end())
                : text;
    }

    private static String errors(String printed) {
        String queue = named(printed);
        List<String> errors = new ArrayList<>();
        for (String error : Patterns.ORIGIN.split(queue)) {
            // What only says that another library failed, "public key routines", stands beside that one's error.
            String bare = withoutBars(error);
            if (!bare.isEmpty() && !bare.endsWith("routines")) {
                errors.add(word(bare));
            }
        }
        String said = errors.isEmpty() ? queue.strip() : String.join(", ", errors);
        return said.chars().anyMatch(Character::isLetterOrDigit) ? said : "no error given";
    }

    /** Without the bars between errors, which stand apart from these where the line was broken, and without blanks around. */
    private static String withoutBars(String error) {
        int from = 0;
        int to = error.length();
        while (from < to && "| ".indexOf(error.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && "| ".indexOf(error.charAt(to - 1)) >= 0) {
            to--;
        }
        return error.substring(from, to);
    }

    private static String word(String error) {
        Matcher refused = Patterns.REFUSED.matcher(error);
        if (!refused.find()) {
            return error;
        }
        String why = refused.group(1);
        boolean ofDetails = why.indexOf(' ') < 0;
        return error.substring(0, refused.start()) + ": " + (ofDetails ? why.replace('_', ' ') : why);
    }
}
