package dev.envlog.cli.glossary;

import java.util.Locale;

/** What kind of code a table of {@code codes.txt} explains. */
public enum CodeKind {
    FLAG("flag", "response flag"),
    DETAILS("details", "response code details"),
    RESET("reset", "reset reason"),
    HEADER("header", "header"),
    /** What the libraries below say of a connection that failed. */
    TRANSPORT("why", "why a connection failed"),
    /** Addresses of upstream hosts that stand for something. */
    HOST("host", "upstream host"),
    /** Clusters that stand for a decision. */
    CLUSTER("cluster", "cluster"),
    /** Routes that stand for a decision. */
    ROUTE("route", "route"),
    /** Bodies of answers that the proxy gives itself, as clients see them. */
    BODY("body", "answer of Envoy's own"),
    /** What became of a connection or of the process, which no line says. */
    LIFE("life", "life of a connection or process");

    private final String printed = name().toLowerCase(Locale.ROOT);
    private final String label;
    private final String meant;

    CodeKind(String label, String meant) {
        this.label = label;
        this.meant = meant;
    }

    /** Spelling in {@code codes.txt}, in the glossary and in machine-readable output. */
    public String printed() {
        return printed;
    }

    /** What stands before such a code among others. */
    public String label() {
        return label;
    }

    /** What such a code is, in words. */
    public String meant() {
        return meant;
    }

    /**
     * The kind of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    static CodeKind of(String word) {
        for (CodeKind kind : values()) {
            if (kind.printed.equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("'" + word + "' is no table of codes.txt");
    }
}
