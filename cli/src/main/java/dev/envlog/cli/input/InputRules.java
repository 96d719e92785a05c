package dev.envlog.cli.input;

import dev.envlog.parser.format.LineFormats;
import org.jspecify.annotations.Nullable;

/**
 * What the user wants done with inputs.
 *
 * @param pod origin to give to all of them, null to let each stand for itself
 * @param recursive read the logs in directories
 * @param all also files of archives and directories that do not look like logs of Envoy
 * @param ratio how many times its size an input may expand to, 0 for any
 * @param formats what is said of the lines of all of them
 */
public record InputRules(@Nullable String pod, boolean recursive, boolean all, int ratio, LineFormats formats) {

    /** What is done unless the user says otherwise. */
    public static final InputRules DEFAULT = new InputRules(null, false, false, Meter.RATIO, LineFormats.USUAL);
}
