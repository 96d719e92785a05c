package dev.envlog.cli.shell;

import dev.envlog.cli.workspace.Host;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;

/** The command line, as a shell uses it: there is one tree of commands for both. */
public interface Interpreter {

    /** Runs a command and returns its exit code; what goes wrong is said in one line. */
    int run(List<String> words, Host host, PrintWriter out, PrintWriter err);

    /** The names of the commands there are. */
    Set<String> names(Host host);

    /**
     * The commands there are, to be looked at and not to be run.
     *
     * @param word that of the only one to bring if it names one
     */
    CommandLine commands(Host host, String word);
}
