package dev.envlog.query;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people type them: {@code 100ms}, {@code 1.5s}, {@code 1h30m}. */
public final class Durations {

    private static final Map<String, Long> UNITS = new LinkedHashMap<>();

    static {
        UNITS.put("ns", 1L);
        UNITS.put("us", 1_000L);
        UNITS.put("µs", 1_000L);
        UNITS.put("μs", 1_000L);
        UNITS.put("ms", 1_000_000L);
        UNITS.put("s", 1_000_000_000L);
        UNITS.put("m", 60_000_000_000L);
        UNITS.put("h", 3_600_000_000_000L);
        UNITS.put("d", 86_400_000_000_000L);
        UNITS.put("w", 604_800_000_000_000L);
    }

    private static final Pattern PART = Pattern.compile("(\\d{1,40}(?:\\.\\d{1,9})?)([a-zA-Zµμ]*)");
    private static final BigDecimal MOST = BigDecimal.valueOf(36_500).multiply(BigDecimal.valueOf(86_400_000_000_000L));

    private Durations() {}

    /**
     * Nanoseconds.
     *
     * @throws IllegalArgumentException with what is wrong
     */
    public static long read(String typed) {
        if (typed.startsWith("-")) {
            return -read(typed.substring(1));
        }
        Matcher part = PART.matcher(typed);
        BigDecimal sum = BigDecimal.ZERO;
        int at = 0;
        while (at < typed.length() && part.find(at) && part.start() == at) {
            String unit = part.group(2);
            Long size = UNITS.get(unit);
            if (unit.isEmpty() && part.end() < typed.length()) {
                break;
            }
            if (unit.isEmpty()) {
                throw new IllegalArgumentException("a duration needs a unit: " + typed + "ms, or us, ns, s, m, h");
            }
            if (size == null) {
                throw new IllegalArgumentException("there is no unit '" + unit + "', only ns, us, ms, s, m, h, d, w");
            }
            sum = sum.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(size)));
            at = part.end();
        }
        if (typed.isEmpty() || at < typed.length()) {
            throw new IllegalArgumentException("'" + typed + "' is no duration; write 100ms, 1.5s or 1m30s");
        }
        if (sum.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("'" + typed + "' is more than a hundred years");
        }
        return sum.setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    /** In the largest unit that leaves no fraction. */
    static String print(long nanos) {
        String printed = nanos + "ns";
        for (Map.Entry<String, Long> unit : UNITS.entrySet()) {
            boolean plain = unit.getKey().charAt(0) < 0x80;
            if (plain && nanos != 0 && nanos % unit.getValue() == 0) {
                printed = nanos / unit.getValue() + unit.getKey();
            }
        }
        return printed;
    }
}
