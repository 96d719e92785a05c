package dev.envlog.cli.input;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a file says about its place in a log that was rotated.
 *
 * @param base name of the log: the same for all its files
 * @param generation which run of the container wrote it
 * @param stamp when it was put aside, empty if the name does not tell
 * @param number how often it was put aside since, 0 for the file that is being written
 * @param sure true if the name is rotation's own, false if the number may as well mean something else
 */
record Rotated(String base, int generation, String stamp, int number, boolean sure) {

    private static final Pattern PACKED = Pattern.compile("(.+)\\.(?:gz|zst|xz|bz2|lz4|z)", Pattern.CASE_INSENSITIVE);
    /** The kubelet: {@code 0.log} of the first run, {@code 0.log.20240510-090712} put aside. */
    private static final Pattern KUBELET =
            Pattern.compile("(.*_[0-9a-f-]{32,36}/[^/]+/)(\\d{1,6})\\.log(?:\\.(\\d{8}-\\d{6}))?");
    /** {@code x.log-20240510}, {@code x.log-1715332032}, {@code x-2024-05-10T09-07-12.123.log}. */
    private static final Pattern DATED = Pattern.compile("(.+?)[-._]"
            + "(20\\d\\d-?[01]\\d-?[0-3]\\d(?:[-T_.]?[0-2]\\d[-:]?\\d\\d(?:[-:]?\\d\\d(?:[.,]\\d{1,9})?)?)?|1\\d{9})"
            + "(?:\\.(\\d{1,3}))?(\\.log|\\.txt|\\.json|\\.out)?");
    /** {@code x.log.1}, {@code x.1.log}. */
    private static final Pattern NUMBERED = Pattern.compile("(.+?)\\.(\\d{1,4})(\\.log|\\.txt|\\.json|\\.out)?");

    private static final Pattern LOG = Pattern.compile(".*\\.(?:log|txt|json|out)");

    static Rotated of(String path) {
        Matcher packed = PACKED.matcher(path);
        String name = packed.matches() ? packed.group(1) : path;
        Matcher m = KUBELET.matcher(name);
        if (m.matches()) {
            String stamp = m.group(3) == null ? "" : m.group(3);
            return new Rotated(m.group(1) + "*.log", Integer.parseInt(m.group(2)), stamp, 0, true);
        }
        m = DATED.matcher(name);
        if (m.matches()) {
            int number = m.group(3) == null ? 0 : Integer.parseInt(m.group(3));
            return new Rotated(m.group(1) + text(m.group(4)), 0, m.group(2), number, true);
        }
        m = NUMBERED.matcher(name);
        if (m.matches()) {
            boolean sure = LOG.matcher(m.group(1)).matches();
            return new Rotated(m.group(1) + text(m.group(3)), 0, "", Integer.parseInt(m.group(2)), sure);
        }
        return new Rotated(name, 0, "", 0, true);
    }

    /** Oldest first; of one run what has no stamp is the newest. */
    static int order(Rotated a, Rotated b) {
        if (a.generation != b.generation) {
            return Integer.compare(a.generation, b.generation);
        }
        if (a.stamp.isEmpty() != b.stamp.isEmpty()) {
            return a.stamp.isEmpty() ? 1 : -1;
        }
        int stamps = a.stamp.compareTo(b.stamp);
        return stamps != 0 ? stamps : Integer.compare(b.number, a.number);
    }

    private static String text(String group) {
        return group == null ? "" : group;
    }
}
