package dev.envlog.cli.export;

import java.util.Locale;

/** The forms there are. */
public enum ExportFormat {
    /** A command that sends the request again. */
    CURL,
    /** An HTTP Archive 1.2. */
    HAR;

    /** As typed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
