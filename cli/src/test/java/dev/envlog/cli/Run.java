package dev.envlog.cli;

import dev.envlog.cli.shell.Interpreter;
import dev.envlog.cli.workspace.Host;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** A run of the command: what it printed and how it ended. Its text form, shown when an assertion fails, has all of it. */
public record Run(int exit, String out, String err) {

    /** Runs the command with an empty standard input and an UTF-8 locale, nothing being a terminal. */
    public static Run of(String... args) {
        return with(host(new byte[0]), args);
    }

    /** Runs the command with a text piped in. */
    public static Run piped(String input, String... args) {
        return with(host(input.getBytes(StandardCharsets.UTF_8)), args);
    }

    /** The command line as a shell uses it. */
    public static Interpreter interpreter() {
        return Main.INTERPRETER;
    }

    /** Runs the command in surroundings of one's own. */
    public static Run with(Host host, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Main.run(args, host, new PrintWriter(out), new PrintWriter(err));
        return new Run(exit, out.toString(), err.toString());
    }

    /** Surroundings without any terminal. */
    public static Host host(byte[] input) {
        return host(new ByteArrayInputStream(input), false, Map.of());
    }

    /** Surroundings; the locale is UTF-8 unless {@code env} says otherwise. */
    public static Host host(InputStream in, boolean terminal, Map<String, String> env) {
        Map<String, String> all = new HashMap<>(Map.of("LANG", "C.UTF-8", "TERM", "xterm"));
        all.putAll(env);
        return new Host(in, false, terminal, terminal, 0, all);
    }

    /** The lines of standard output. */
    public List<String> lines() {
        return out.lines().toList();
    }

    /** Standard output read as JSON values one after the other: maps, lists, strings, numbers, truth values and null. */
    public List<Object> json() {
        List<Object> values = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), new StringReader(out))) {
            while (parser.nextToken() != null) {
                values.add(value(parser));
            }
        }
        return values;
    }

    /** The first object on standard output, alone or in an array. */
    @SuppressWarnings("unchecked")
    public Map<String, Object> object() {
        Object first = json().get(0);
        return (Map<String, Object>) (first instanceof List<?> list ? list.get(0) : first);
    }

    @SuppressWarnings("NullAway") // null is a value here
    private static Object value(JsonParser parser) {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, Object> map = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                map.put(name, value(parser));
            }
            return map;
        }
        if (token == JsonToken.START_ARRAY) {
            List<Object> list = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                list.add(value(parser));
            }
            return list;
        }
        return switch (token) {
            case VALUE_NULL -> null;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT -> parser.getLongValue();
            default -> parser.getString();
        };
    }

    /** The list in a field of an object. */
    static List<?> list(Map<?, ?> object, String field) {
        return object.get(field) instanceof List<?> list ? list : List.of();
    }

    /** A file with that content. */
    static String file(Path folder, String name, byte[] content) {
        try {
            return Files.write(folder.resolve(name), content).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
