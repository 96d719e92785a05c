package dev.envlog.cli.settings;

import dev.envlog.cli.input.InputError;
import dev.envlog.cli.workspace.UserError;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;

/** Reads a file of settings: {@code option: value}, and {@code command:} with such lines below it. */
final class SettingsFile {

    /** Somebody named another file by mistake, if it is larger. */
    private static final long LARGEST = 1 << 20;

    private final Path path;
    private final List<Setting> settings = new ArrayList<>();

    private SettingsFile(Path path) {
        this.path = path;
    }

    /**
     * What is in a file, in its order.
     *
     * @throws UserError if it cannot be read, or is something else
     */
    static List<Setting> read(Path path) {
        SettingsFile file = new SettingsFile(path);
        try {
            if (Files.size(path) > LARGEST) {
                throw new UserError(path + ": too large for a file of settings");
            }
            try (Reader in = Files.newBufferedReader(path, StandardCharsets.UTF_8);
                    JsonParser parser = new YAMLFactory().createParser(ObjectReadContext.empty(), in)) {
                file.read(parser);
            }
        } catch (IOException e) {
            throw new UserError(path + ": " + InputError.words(e));
        } catch (YamlEngineException e) {
            throw file.problem(e);
        } catch (JacksonException e) {
            if (e.getCause() instanceof YamlEngineException yaml) {
                throw file.problem(yaml);
            }
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            String what = Objects.requireNonNullElse(e.getOriginalMessage(), "unreadable");
            throw file.problem(line, "not YAML: " + what.lines().findFirst().orElse(""));
        }
        return file.settings;
    }

    private void read(JsonParser in) {
        JsonToken first = in.nextToken();
        if (first == null || first == JsonToken.VALUE_NULL) {
            return;
        }
        if (first != JsonToken.START_OBJECT) {
            throw expected(in);
        }
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = name(in);
            if (in.nextToken() == JsonToken.START_OBJECT) {
                while (in.nextToken() != JsonToken.END_OBJECT) {
                    String option = name(in);
                    in.nextToken();
                    add(in, name, option);
                }
            } else {
                add(in, null, name);
            }
        }
    }

    private void add(JsonParser in, @Nullable String command, String option) {
        if (in.currentToken() == null || in.currentToken().isStructStart()) {
            throw expected(in);
        }
        // "sort:" with nothing behind it sets nothing.
        if (in.currentToken() != JsonToken.VALUE_NULL) {
            settings.add(new Setting(command, option, in.getString(), path + ":" + line(in)));
        }
    }

    /** As in the file, or as typed on the command line or in the environment. */
    private static String name(JsonParser in) {
        return in.currentName().replaceFirst("^--", "").replace('_', '-');
    }

    private UserError expected(JsonParser in) {
        return problem(line(in), "expected 'option: value', or 'command:' with such lines indented below it");
    }

    private UserError problem(YamlEngineException e) {
        MarkedYamlEngineException marked = e instanceof MarkedYamlEngineException told ? told : null;
        int line = marked == null
                ? 1
                : marked.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
        return problem(line, "not YAML: " + (marked == null ? "unreadable" : marked.getProblem()));
    }

    private UserError problem(int line, String what) {
        return new UserError(path + ":" + line + ": " + what);
    }

    private static int line(JsonParser in) {
        return Math.max(1, in.currentTokenLocation().getLineNr());
    }
}
