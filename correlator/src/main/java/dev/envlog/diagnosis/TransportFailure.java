package dev.envlog.diagnosis;

/** Why a connection could not be made or used, as TLS or the system says it: a text of the log in words, without numbers. */
public final class TransportFailure {

    private TransportFailure() {}

    /** {@code TLS failed: CERTIFICATE_VERIFY_FAILED}, or what {@link #reason} gives for other failures. */
    public static String words(String text) {
        return isTls(text) ? "TLS failed: " + TlsError.words(text) : reason(text);
    }

    /** The same where that it is of TLS need not be said: {@code CERTIFICATE_VERIFY_FAILED}. */
    public static String reason(String text) {
        if (isTls(text)) {
            return TlsError.words(text);
        }
        // In details and access logs blanks are underscores; names that have some of their own have no colon before
        // one.
        return Errno.shortened(text.contains(":_") ? text.replace('_', ' ') : text);
    }

    private static boolean isTls(String text) {
        return TlsError.isIn(text) || text.contains("OPENSSL_internal");
    }
}
