package dev.envlog.cli.settings;

import dev.envlog.cli.workspace.UserError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command line without the option that must be known before all others.
 *
 * @param rest what is left
 * @param file the file that it names, null if it names none
 */
public record Words(List<String> rest, @Nullable String file) {

    /** The long name of the option that names the file of settings, without dashes. */
    static final String CONFIG = "config";

    private static final String OPTION = "--" + CONFIG;

    /**
     * Takes the option out.
     *
     * @throws UserError if it names nothing
     */
    public static Words of(String[] typed) {
        String file = null;
        List<String> rest = new ArrayList<>(typed.length);
        for (int i = 0; i < typed.length; i++) {
            if (typed[i].equals("--")) {
                rest.addAll(List.of(typed).subList(i, typed.length));
                break;
            }
            if (typed[i].equals(OPTION)) {
                i++;
                if (i == typed.length) {
                    throw new UserError(OPTION + ": name a file of settings");
                }
                file = typed[i];
            } else if (typed[i].startsWith(OPTION + "=")) {
                file = typed[i].substring(OPTION.length() + 1);
            } else {
                rest.add(typed[i]);
            }
        }
        return new Words(List.copyOf(rest), file);
    }
}
