package dev.envlog.config.join;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Domains of virtual hosts: exact ones win over suffixes, these over prefixes, these over {@code *}; of a kind the longest wins. */
final class Domains {

    private Domains() {}

    /** @param host null if it is not known: then only what takes every host fits */
    static boolean fits(String domain, @Nullable String host) {
        if (domain.equals("*")) {
            return true;
        }
        if (host == null) {
            return false;
        }
        String wanted = domain.toLowerCase(Locale.ROOT);
        if (wanted.startsWith("*")) {
            return host.length() >= wanted.length() && host.endsWith(wanted.substring(1));
        }
        if (wanted.endsWith("*")) {
            return host.length() >= wanted.length() && host.startsWith(wanted.substring(0, wanted.length() - 1));
        }
        return host.equals(wanted);
    }

    static boolean beats(String one, String other) {
        return kind(one) != kind(other) ? kind(one) > kind(other) : one.length() > other.length();
    }

    private static int kind(String domain) {
        return domain.equals("*") ? 0 : domain.endsWith("*") ? 1 : domain.startsWith("*") ? 2 : 3;
    }
}
