package dev.envlog.parser.envelope;

import dev.envlog.log.RecordKind;

/** The envelopes that are recognised. */
public enum Dialect {
    /** Not the beginning of a record. */
    NONE("nothing known", RecordKind.UNKNOWN),
    /** Envoy's own {@code --log-format}: {@code [time][thread][level][logger] [source] message}. */
    ENVOY("Envoy text"),
    /** Istio's tab-separated text: {@code timeZ level envoy logger source message thread=NN}. */
    ISTIO("Istio text"),
    /** Consul's: {@code timeZ+00:00 [level] envoy.logger(thread) message}. */
    CONSUL("Consul text"),
    /** {@code envoy logger message} as documentation quotes it: no time, level or thread. */
    BARE("bare (envoy LOGGER MESSAGE)"),
    /** One JSON object per record. */
    JSON("JSON"),
    /** What Cilium's agent makes of the lines of its Envoy. */
    CILIUM("Cilium's key=value text"),
    /** Another pattern than these, known or given by the user. */
    CUSTOM("text in a format of its own"),
    /** What happened to a host, as {@link EventLog Envoy's logs of events} tell it. */
    EVENTS("events of hosts in JSON"),
    /** An access-log line. */
    ACCESS("access log", RecordKind.ACCESS),
    /** A line of pilot-agent or another program. */
    AGENT("agent", RecordKind.AGENT),
    /** The {@link Headings heading} of a file that was put into one text with others. */
    HEADING("heading", RecordKind.AGENT);

    private final String words;
    private final RecordKind kind;

    Dialect(String words) {
        this(words, RecordKind.LOG);
    }

    Dialect(String words, RecordKind kind) {
        this.words = words;
        this.kind = kind;
    }

    public String words() {
        return words;
    }

    public RecordKind kind() {
        return kind;
    }

    public boolean isLog() {
        return kind == RecordKind.LOG;
    }

    /** A line of another program, which comes through another pipe than Envoy's log. */
    public boolean isSide() {
        return this == ACCESS || this == AGENT;
    }
}
