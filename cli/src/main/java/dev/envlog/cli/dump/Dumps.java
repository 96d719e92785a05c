package dev.envlog.cli.dump;

import dev.envlog.cli.input.Documents;
import dev.envlog.cli.input.InputError;
import dev.envlog.cli.workspace.UserError;
import dev.envlog.config.Dump;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;

/** The dumps that names on a command line stand for. */
public final class Dumps {

    private static final String MEMBER = "config_dump";

    private Dumps() {}

    /**
     * Reads them all: of an archive, such as a bug report, each member whose name says that it is one.
     *
     * @param names of files; {@code -} is standard input
     * @throws UserError if one cannot be read, or holds no dump
     */
    public static List<Dump> read(List<String> names, InputStream stdin) {
        List<Dump> dumps = new ArrayList<>();
        for (String name : names) {
            int before = dumps.size();
            try {
                Documents.each(
                        name,
                        stdin,
                        path -> path.substring(path.lastIndexOf('/') + 1).contains(MEMBER),
                        (document, text) -> dumps.add(DumpReader.read(document, text)));
            } catch (IOException e) {
                throw new UserError(name + ": " + InputError.words(e));
            } catch (InvalidPathException e) {
                throw new UserError(name + ": not a file name: " + e.getReason());
            }
            if (dumps.size() == before) {
                throw new UserError(name + ": an archive without a file whose name has " + MEMBER + " in it");
            }
        }
        return dumps;
    }
}
