package dev.envlog.cli.options;

import dev.envlog.data.DataFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The arguments that each command takes, by {@code options.txt}. A test makes that table of the annotations and fails when it is
 * out of date.
 */
public final class Arguments {

    private static final String TABLE = "options.txt";

    private Arguments() {}

    /** Those of one command, none if there is no such command. */
    public static List<Argument> of(String command) {
        List<Argument> found = new ArrayList<>();
        String start = command + '\t';
        DataFile.read(Arguments.class, TABLE, line -> {
            if (line.startsWith(start)) {
                found.add(argument(line));
            }
        });
        return found;
    }

    /** Those of all commands, by the command's name. */
    public static Map<String, List<Argument>> all() {
        Map<String, List<Argument>> all = new LinkedHashMap<>();
        DataFile.read(Arguments.class, TABLE, line -> {
            Argument argument = argument(line);
            all.computeIfAbsent(argument.command(), name -> new ArrayList<>()).add(argument);
        });
        return all;
    }

    private static Argument argument(String line) {
        String[] part = line.split("\t");
        if (part.length < 4) {
            throw new IllegalArgumentException("not command, field, names and arity");
        }
        Map<String, String> more = new LinkedHashMap<>();
        for (int i = 4; i < part.length; i++) {
            int equals = part[i].indexOf('=');
            more.put(
                    equals < 0 ? part[i] : part[i].substring(0, equals),
                    equals < 0 ? "" : part[i].substring(equals + 1));
        }
        return new Argument(part[0], part[1], List.of(part[2].split(" ")), part[3], more);
    }
}
