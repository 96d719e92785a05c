package dev.envlog.cli.render;

import java.util.Locale;

/** The values of {@code -o}. */
public enum OutputFormat {
    TABLE,
    WIDE,
    JSON,
    NDJSON,
    YAML,
    NAME,
    CSV;

    /** True for the formats that programs read. */
    public boolean machine() {
        return this == JSON || this == NDJSON || this == YAML;
    }

    /** As typed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
