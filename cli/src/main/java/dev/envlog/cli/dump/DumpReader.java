package dev.envlog.cli.dump;

import dev.envlog.cli.workspace.UserError;
import dev.envlog.config.Dump;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads a {@code config_dump}, as JSON or as YAML: a whole one, a section of it, one resource or a list of them, or a bootstrap.
 * It is read resource by resource, and never more than one of them is held before it is part of the model.
 */
public final class DumpReader {

    /** What a document's first level or an element of {@code configs} may hold besides lists of resources. */
    private static final int MOST_FIELDS = 1000;

    private final TreeReader in;
    private final JsonParser parser;
    private final Resources resources;

    private final @Nullable ShortLines yaml;

    private DumpReader(DumpText text, Resources resources) {
        this.parser = text.parser();
        this.yaml = text.yaml();
        this.in = new TreeReader(parser);
        this.resources = resources;
    }

    /**
     * The dump that a stream holds.
     *
     * @param name of the file, for messages
     * @param bytes decompressed; not closed
     * @throws UserError if it is no dump, with file and line
     * @throws IOException if the stream cannot be read
     */
    public static Dump read(String name, InputStream bytes) throws IOException {
        Resources resources = new Resources(name);
        try (DumpText text = DumpText.of(bytes)) {
            new DumpReader(text, resources).whole();
            return resources.dump(text.yaml());
        } catch (DumpProblem e) {
            throw new UserError(name + e.words());
        }
    }

    /** What is wrong in the last line of YAML is that it ends in the middle of something. */
    private void whole() throws IOException {
        try {
            all();
        } catch (DumpProblem e) {
            boolean ends = yaml != null && resources.isKnown() && yaml.isLast(e.line());
            throw ends ? new DumpProblem(e.line(), Syntax.EARLY) : e;
        }
    }

    private void all() throws IOException {
        try {
            document();
        } catch (JacksonException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw Syntax.problem(e, parser.currentLocation().getLineNr(), yaml);
        } catch (YamlEngineException e) {
            throw Syntax.problem(e, yaml);
        }
    }

    private static final String HOW = "; a dump is what /config_dump of the admin interface gives";

    private void document() {
        JsonToken token = parser.nextToken();
        while (token != null) {
            if (token == JsonToken.START_OBJECT) {
                thing("");
            } else if (token == JsonToken.START_ARRAY) {
                things();
            } else if (!isEmpty(token)) {
                throw new DumpProblem(in.line(), "is neither JSON nor YAML of a config_dump" + HOW);
            }
            token = parser.nextToken();
        }
    }

    /** What stands behind a mark of another document of which there is nothing, as programs end each one so. */
    private boolean isEmpty(JsonToken token) {
        return yaml != null
                && resources.isKnown()
                && token.isScalarValue()
                && parser.getValueAsString("").isEmpty();
    }

    /** A list of resources or of sections. */
    private void things() {
        while (in.next() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                thing("");
            } else {
                throw new DumpProblem(in.line(), "a list of something that is no resource of Envoy" + HOW);
            }
        }
    }

    /**
     * A dump, a section or a resource. Lists of resources are read one by one wherever they stand in it; the rest is small, or the
     * resource itself.
     */
    private void thing(String within) {
        int line = in.line();
        Map<String, Tree> rest = new LinkedHashMap<>();
        while (in.next() != JsonToken.END_OBJECT) {
            resources.more();
            String name = in.name();
            JsonToken token = in.next();
            Section section = Sections.of(name);
            if (name.equals("configs") && token == JsonToken.START_ARRAY) {
                things();
                rest.put(name, new Tree(name, line, "read"));
            } else if (section != null && token == JsonToken.START_ARRAY) {
                section(name, section);
                rest.put(name, new Tree(name, line, "read"));
            } else if (name.equals("static_resources") && token == JsonToken.START_OBJECT) {
                thing(name);
                rest.put(name, new Tree(name, line, "read"));
            } else if (within.isEmpty() || token.isScalarValue()) {
                rest.put(name, in.resource(name));
            } else {
                in.skip();
            }
            if (rest.size() > MOST_FIELDS) {
                throw new DumpProblem(in.line(), "an object of more than " + MOST_FIELDS + " fields");
            }
        }
        if (within.isEmpty()) {
            resources.loose(new Tree("document", line, rest));
        }
    }

    private void section(String name, Section section) {
        while (in.next() != JsonToken.END_ARRAY) {
            resources.add(section, in.resource(name));
        }
    }
}
