package dev.envlog.cli.map;

import dev.envlog.data.DataFile;

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
        return DataFile.text(Assets.class, name);
    }
}
