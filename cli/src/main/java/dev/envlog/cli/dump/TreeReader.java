package dev.envlog.cli.dump;

import dev.envlog.cli.render.Redactor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads single values off a parser. Names come out as Envoy spells them: what istioctl prints has {@code filterChains} for
 * {@code filter_chains}.
 */
final class TreeReader {

    /** Values in one resource; a tree of so many takes some 200 MB. */
    private static final int MOST_VALUES = 3_000_000;

    /** Characters kept of a text: nothing that is read is longer, but scripts and modules are. */
    private static final int LONGEST_TEXT = 4096;

    /** Not read: big, and nothing asks for it. */
    private static final Set<String> BULK = Set.of("inline_code");

    /** Not read either: what is not in memory is printed nowhere, whatever is masked. */
    private static final Set<String> SECRET = Redactor.secretFields();

    private final JsonParser in;
    private final Map<String, String> names = new HashMap<>();
    private int left;

    TreeReader(JsonParser in) {
        this.in = in;
    }

    /** The value at which the parser is, as one resource. */
    Tree resource(String name) {
        left = MOST_VALUES;
        return value(name);
    }

    /** The name at which the parser is. */
    String name() {
        String printed = in.currentName();
        String known = names.get(printed);
        if (known == null) {
            known = snake(printed);
            if (names.size() < 4096) {
                names.put(printed, known);
            }
        }
        return known;
    }

    /** Where the parser is. */
    int line() {
        return in.currentTokenLocation().getLineNr();
    }

    private Tree value(String name) {
        int line = line();
        if (--left < 0) {
            throw new DumpProblem(line, "a single resource of more than " + MOST_VALUES + " values");
        }
        JsonToken token = in.currentToken();
        return switch (token) {
            case START_OBJECT -> new Tree(name, line, object());
            case START_ARRAY -> new Tree(name, line, array(name));
            case VALUE_TRUE -> new Tree(name, line, true);
            case VALUE_FALSE -> new Tree(name, line, false);
            case VALUE_NULL -> new Tree(name, line, null);
            default -> new Tree(name, line, text());
        };
    }

    private Map<String, Tree> object() {
        Map<String, Tree> fields = new LinkedHashMap<>(4);
        while (next() != JsonToken.END_OBJECT) {
            String name = name();
            next();
            if (BULK.contains(name) || SECRET.contains(name)) {
                skip();
            } else {
                fields.put(name, value(name));
            }
        }
        return fields;
    }

    private List<Tree> array(String name) {
        List<Tree> elements = new ArrayList<>(4);
        while (next() != JsonToken.END_ARRAY) {
            elements.add(value(name));
        }
        return elements;
    }

    private String text() {
        refuseAlias(in, line());
        if (in.getStringLength() > LONGEST_TEXT) {
            return new String(in.getStringCharacters(), in.getStringOffset(), LONGEST_TEXT);
        }
        return in.getString();
    }

    /** Passes over the value at which the parser is. */
    void skip() {
        if (in.currentToken().isStructStart()) {
            in.skipChildren();
            if (in.currentToken() == null) {
                throw ended();
            }
        }
    }

    /** The next token; there must be one. */
    JsonToken next() {
        JsonToken token = in.nextToken();
        if (token == null) {
            throw ended();
        }
        return token;
    }

    private DumpProblem ended() {
        return new DumpProblem(in.currentLocation().getLineNr(), Syntax.EARLY);
    }

    /** An alias stands for what was anchored before; a few lines of them stand for more than any memory holds. */
    private static void refuseAlias(JsonParser in, int line) {
        if (in instanceof tools.jackson.dataformat.yaml.YAMLParser yaml && yaml.isCurrentAlias()) {
            throw new DumpProblem(line, "a YAML alias, which config dumps do not have; write it out: yq 'explode(.)'");
        }
    }

    /** {@code filterChains} as {@code filter_chains}; names that are no field names of protobuf stay as they are. */
    private static String snake(String name) {
        if (name.isEmpty() || !Character.isLowerCase(name.charAt(0)) || name.indexOf('_') >= 0) {
            return name;
        }
        StringBuilder out = new StringBuilder(name.length() + 4);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                out.append('_').append((char) (c - 'A' + 'a'));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
