package dev.envlog.cli.map;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Style and script that stand beside the classes. */
final class Assets {

    private Assets() {}

    /** Files one after the other; an empty name is none. */
    static String style(String... names) {
        StringBuilder style = new StringBuilder();
        for (String name : names) {
            style.append(name.isEmpty() ? "" : read(name));
        }
        return style.toString();
    }

    static String read(String name) {
        try (InputStream in = Assets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + ": missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
