package dev.envlog.cli.map;

import dev.envlog.catalog.Component;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One box of a figure while it is drawn up. All its text is printable and masked. */
final class Box {

    /** What part a box had. */
    enum State {
        /** The request went through it. */
        TAKEN(""),
        /** A filter that the request went through and that wrote nothing. */
        SILENT("silent"),
        /** It ended the request. */
        STOPPED("✗ stopped it"),
        /** A try that failed. */
        FAILED("✗ failed"),
        /** Switched off, or off for this connection. */
        OFF("off here"),
        /** The request was ended before. */
        NOT_REACHED("not reached"),
        /** Configured, and not for this request. */
        UNTAKEN(""),
        /** Not on the way of a request. */
        BESIDE("");

        final String said;

        State(String said) {
            this.said = said;
        }
    }

    /**
     * A record pinned to a box.
     *
     * @param number its place among the request's records, 1 first
     * @param line its line in the log
     * @param at time since the request began, empty if not known
     * @param failure whether it tells of something going wrong
     */
    record Pin(int number, int line, String at, String text, boolean failure) {}

    final Stage stage;
    final String title;
    final @Nullable String component;
    final @Nullable String plugin;
    final List<String> notes = new ArrayList<>();
    final List<Pin> pins = new ArrayList<>();
    State state;

    /**
     * @param component canonical name of the filter that it is; null for other boxes
     * @param plugin what that filter runs, null if nothing
     */
    Box(Stage stage, String title, @Nullable String component, @Nullable String plugin, State state) {
        this.stage = stage;
        this.title = title;
        this.component = component;
        this.plugin = plugin;
        this.state = state;
    }

    static Box of(Stage stage, String title, State state) {
        return new Box(stage, title, null, null, state);
    }

    boolean is(@Nullable Component other) {
        return other != null && other.name().equals(component);
    }

    /** Whether the request's path goes through it. */
    boolean onPath() {
        return switch (state) {
            case TAKEN, SILENT, STOPPED, FAILED -> true;
            default -> false;
        };
    }
}
